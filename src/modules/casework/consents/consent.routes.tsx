/** 同意・閲覧 of a case: the tab, a new consent, its withdrawal, ending an access, restricting, who looked, scans. */
import { aCase, aCaseOnPaper, aConsent, aDocument } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import {
  type Fields,
  get,
  page,
  post,
  postWithFiles,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { type CaseHeader, getCaseHeader, listColleagues } from '../cases/index.ts'
import {
  findRestriction,
  getConsentOfCase,
  getDocument,
  listAccess,
  listConsents,
  listReads,
  listRecipients,
  readDocumentRoom,
} from './access.queries.ts'
import { endAccess, recordConsent, withdrawConsent } from './consent.actions.ts'
import { readConsent, readEndAccess, readRestriction, readWithdrawal } from './consent.form.ts'
import { littleRoom, whyNotEnd } from './consent.rules.ts'
import { liftRestriction, restrictCase } from './restriction.actions.ts'
import { AccessPage } from './pages/access-page.tsx'
import { ConsentPage } from './pages/consent-page.tsx'
import { EndAccessPage, RestrictionPage, WithdrawalPage } from './pages/closing-pages.tsx'
import { ReadersPage } from './pages/readers-page.tsx'
import { savedAtOf } from '../../../ui/index.ts'
import { dateFields, startingValues } from '../../../forms/index.ts'

const own = (c: PageContext): string => c.actor.organizationId ?? ''
type Kit = Awaited<ReturnType<PageContext['form']>>

export const consentRoutes: Route[] = [
  get('/cases/:id/access', 'case.read', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const [access, consents, restriction] = [
      await listAccess(c.db, header.id),
      await listConsents(c.db, header.id),
      await findRestriction(c.db, header.id, own(c)),
    ]
    return page(
      <AccessPage
        path={c.path}
        shell={c.shell}
        actor={c.actor}
        header={header}
        today={c.clock.today()}
        access={access}
        consents={consents}
        restriction={restriction}
      />,
    )
  }),

  get('/cases/:id/consents/new', 'consent.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const kit = await c.form(`consent:${header.id}`)
    const usual: Fields = {
      ...dateFields('givenOn', dateBoxesOf(c.clock.today())),
      givenBy: 'self',
      method: 'signature',
      purposes: ['coordination'],
      parts: ['contact'],
    }
    return page(await drawConsent(c, header, kit, startingValues(kit.draft, usual), []))
  }),

  postWithFiles(
    '/cases/:id/consents/new',
    'consent.record',
    aCase,
    async (c) => {
      const header = await getCaseHeader(c.db, c.id)
      const input = readConsent(c.fields)
      const outcome = input.ok ? await recordConsent(c.action, header.id, input.value, c.files['scan'] ?? null) : input
      if (outcome.ok)
        return redirect(`/cases/${header.id}/access`, '同意を記録しました。相手の機関は、いまから見られます。')
      const again =
        c.files['scan'] === undefined || outcome.errors.some((error) => error.field === 'scan')
          ? []
          : [{ field: 'scan', message: 'ファイルは預かれません。もう一度選んでください。' }]
      return refused(
        await drawConsent(c, header, await c.form(`consent:${header.id}`), c.fields, [...outcome.errors, ...again]),
      )
    },
    async (c, errors) =>
      drawConsent(c, await getCaseHeader(c.db, c.id), await c.form(`consent:${c.id}`), c.fields, errors),
  ),

  get('/consents/:id/withdrawal', 'consent.withdraw', aConsent, async (c) => {
    const { caseId, consent } = await getConsentOfCase(c.db, c.id)
    if (consent.withdrawnOn !== null) return redirect(`/cases/${caseId}/access`)
    return page(
      <WithdrawalPage
        path={c.path}
        shell={c.shell}
        kit={await c.form()}
        header={await getCaseHeader(c.db, caseId)}
        consent={consent}
        values={dateFields('withdrawnOn', dateBoxesOf(c.clock.today()))}
        errors={[]}
      />,
    )
  }),

  post('/consents/:id/withdrawal', 'consent.withdraw', aConsent, async (c) => {
    const { caseId, consent } = await getConsentOfCase(c.db, c.id)
    const input = readWithdrawal(c.fields)
    const outcome = input.ok ? await withdrawConsent(c.action, consent.id, input.value) : input
    if (outcome.ok)
      return redirect(
        `/cases/${caseId}/access`,
        '同意の取り消しを記録しました。この同意で見られたものは、いまから見られません。',
      )
    return refused(
      <WithdrawalPage
        path={c.path}
        shell={c.shell}
        kit={await c.form()}
        header={await getCaseHeader(c.db, caseId)}
        consent={consent}
        values={c.fields}
        errors={outcome.errors}
      />,
    )
  }),

  get('/cases/:id/access/:accessId/end', 'access.end', aCase, async (c) => page(await drawEnd(c, {}, []))),

  post('/cases/:id/access/:accessId/end', 'access.end', aCase, async (c) => {
    const input = readEndAccess(c.fields)
    const outcome = input.ok ? await endAccess(c.action, c.params['accessId'] ?? '', input.value) : input
    return outcome.ok
      ? redirect(`/cases/${c.id}/access`, '見られなくしました。')
      : refused(await drawEnd(c, c.fields, outcome.errors))
  }),

  get('/cases/:id/restriction', 'case.restrict', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    return page(
      await drawRestriction(
        c,
        header,
        {
          accounts: [
            ...new Set(
              [c.actor.accountId, header.responsibleAccountId, header.nextAction?.accountId].filter(
                (each) => typeof each === 'string',
              ),
            ),
          ],
        },
        [],
      ),
    )
  }),

  post('/cases/:id/restriction', 'case.restrict', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const lifts = textOf(c.fields, 'lift') === 'yes'
    const input = lifts ? null : readRestriction(c.fields)
    const outcome =
      input === null
        ? await liftRestriction(c.action, header.id)
        : input.ok
          ? await restrictCase(c.action, header.id, input.value)
          : input
    if (outcome.ok)
      return redirect(
        `/cases/${header.id}/access`,
        lifts ? '閲覧の制限を解きました。' : '閲覧を限りました。ほかの人の検索や一覧には、もう出ません。',
      )
    return refused(await drawRestriction(c, header, c.fields, outcome.errors))
  }),

  get('/cases/:id/readers', 'readers.list', aCaseOnPaper, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const reads = await listReads(c.db, header.id)
    return page(
      <ReadersPage
        path={c.path}
        shell={c.shell}
        header={header}
        reads={reads}
        today={c.clock.today()}
        responsible={header.responsibleOrganizationId === own(c)}
        withNames={c.query.get('names') === 'yes' && may(c.actor, 'readers.name')}
        mayName={may(c.actor, 'readers.name')}
      />,
    )
  }),

  get('/documents/:id', 'case.read', aDocument, async (c) => {
    const document = await getDocument(c.db, c.id)
    // Never shown inside our own pages: whoever opens it opens a file.
    return {
      kind: 'file',
      body: document.content,
      type: document.mediaType,
      headers: {
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document.name)}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
      },
    }
  }),
]

async function drawConsent(c: PageContext, header: CaseHeader, kit: Kit, values: Fields, errors: FieldError[]) {
  return (
    <ConsentPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      recipients={await listRecipients(c.db, own(c))}
      littleRoom={littleRoom(await readDocumentRoom(c.db, header.id))}
      savedAt={savedAtOf(kit)}
    />
  )
}

async function drawEnd(c: PageContext, values: Fields, errors: FieldError[]) {
  const header = await getCaseHeader(c.db, c.id)
  const access = (await listAccess(c.db, header.id)).find((each) => each.id === c.params['accessId'])
  if (!access || whyNotEnd(access) !== null) throw new NotFound('access')
  return (
    <EndAccessPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      header={header}
      access={access}
      values={values}
      errors={errors}
    />
  )
}

async function drawRestriction(c: PageContext, header: CaseHeader, values: Fields, errors: FieldError[]) {
  const [colleagues, restriction] = [
    await listColleagues(c.db, own(c), c.actor.deskId, c.clock.today()),
    await findRestriction(c.db, header.id, own(c)),
  ]
  return (
    <RestrictionPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      header={header}
      restriction={restriction}
      colleagues={colleagues}
      values={values}
      errors={errors}
    />
  )
}
