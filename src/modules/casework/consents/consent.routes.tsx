/** 同意・閲覧 of a case: the tab, a new consent, its withdrawal, ending an access, restricting, who looked, scans. */
import { aCase, aCaseOnPaper, aConsent, aDocument } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import {
  type Fields,
  get,
  page,
  postWithFiles,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { done, type FieldError, NotFound, type Outcome } from '../../../platform/outcome.ts'
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
  findDocumentRoom,
} from './access.queries.ts'
import { endAccess, recordConsent, withdrawConsent } from './consent.actions.ts'
import { consentForm, endAccessForm, restrictionForm, type RestrictionInput, withdrawalForm } from './consent.form.ts'
import { littleRoom, whyNotEnd } from './consent.rules.ts'
import { liftRestriction, restrictCase } from './restriction.actions.ts'
import { AccessPage } from './pages/access-page.tsx'
import { ConsentPage } from './pages/consent-page.tsx'
import { EndAccessPage, RestrictionPage, WithdrawalPage } from './pages/closing-pages.tsx'
import { ReadersPage } from './pages/readers-page.tsx'
import { savedAtOf } from '../../../ui/index.ts'
import { dateFields, startingValues, writes } from '../../../forms/index.ts'

const own = (c: PageContext): string => c.actor.organizationId ?? ''
type Kit = Awaited<ReturnType<PageContext['form']>>
const lifts = (typed: Fields): boolean => textOf(typed, 'lift') === 'yes'

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
      const input = consentForm.parse(c.fields)
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

  ...writes('/consents/:id/withdrawal', 'consent.withdraw', aConsent, {
    load: (c) => getConsentOfCase(c.db, c.id),
    // Only where the page is asked for: a form that is sent all the same is answered by the action.
    turnAway: (c, { caseId, consent }) =>
      'fields' in c || consent.withdrawnOn === null ? null : redirect(`/cases/${caseId}/access`),
    usual: (c) => dateFields('withdrawnOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => withdrawalForm.parse(typed),
    write: (c, input, { consent }) => withdrawConsent(c.action, consent.id, input),
    done: (_, __, { caseId }) =>
      redirect(
        `/cases/${caseId}/access`,
        '同意の取り消しを記録しました。この同意で見られたものは、いまから見られません。',
      ),
    page: async (form, c, { caseId, consent }) => (
      <WithdrawalPage {...form} header={await getCaseHeader(c.db, caseId)} consent={consent} />
    ),
  }),

  ...writes('/cases/:id/access/:accessId/end', 'access.end', aCase, {
    // Whether there is anything to end is the action's to say; the page is there only where there is.
    load: (c) => Promise.resolve(c.params['accessId'] ?? ''),
    parse: (typed) => endAccessForm.parse(typed),
    write: (c, input, accessId) => endAccess(c.action, accessId, input),
    done: (_, c) => redirect(`/cases/${c.id}/access`, '見られなくしました。'),
    page: async (form, c, accessId) => {
      const header = await getCaseHeader(c.db, c.id)
      const access = (await listAccess(c.db, header.id)).find((each) => each.id === accessId)
      if (!access || whyNotEnd(access) !== null) throw new NotFound('access')
      return <EndAccessPage {...form} header={header} access={access} />
    },
  }),

  ...writes('/cases/:id/restriction', 'case.restrict', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    usual: (c, header) => ({
      accounts: [
        ...new Set(
          [c.actor.accountId, header.responsibleAccountId, header.nextAction?.accountId].filter(
            (each) => typeof each === 'string',
          ),
        ),
      ],
    }),
    parse: (typed): Outcome<RestrictionInput | null> => (lifts(typed) ? done(null) : restrictionForm.parse(typed)),
    write: (c, input, header) =>
      input === null ? liftRestriction(c.action, header.id) : restrictCase(c.action, header.id, input),
    done: (_, c, header) =>
      redirect(
        `/cases/${header.id}/access`,
        lifts(c.fields) ? '閲覧の制限を解きました。' : '閲覧を限りました。ほかの人の検索や一覧には、もう出ません。',
      ),
    page: async (form, c, header) => (
      <RestrictionPage
        {...form}
        header={header}
        colleagues={await listColleagues(c.db, own(c), c.actor.deskId, c.clock.today())}
        restriction={await findRestriction(c.db, header.id, own(c))}
      />
    ),
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
      littleRoom={littleRoom(await findDocumentRoom(c.db, header.id))}
      savedAt={savedAtOf(kit)}
    />
  )
}
