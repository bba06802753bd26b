import { aCase, aReferral, noPerson, shown } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  post,
  type PostContext,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import type { FieldError, Outcome } from '../../../platform/outcome.ts'
import { ageOn } from '../../../platform/japanese/age.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { type CaseHeader, getCaseHeader, listColleagues } from '../cases/index.ts'
import {
  acceptReferral,
  acknowledgeAnswer,
  acknowledgeNews,
  amendReferral,
  declineReferral,
  reportOutcome,
  withdrawReferral,
} from './answer-referral.actions.ts'
import {
  readAcceptance,
  readAmendment,
  readOutcome,
  readRefusal,
  readSendReferral,
  readWithdrawal,
} from './referral.form.ts'
import { getReferral, listAmendments, listAnswered, listDeskRoom, listReferralsAtDesk } from './referral.queries.ts'
import { type ReferralStep, sideOf, whyNot } from './referral.rules.ts'
import { sendReferral } from './send-referral.actions.ts'
import { ReferralListPage } from './pages/referral-list-page.tsx'
import { ReferralPage } from './pages/referral-page.tsx'
import { SendReferralPage } from './pages/send-referral-page.tsx'
import { savedAtOf } from '../../../ui/index.ts'
import { dateFields, startingValues } from '../../../forms/index.ts'
import { listDeskChoices } from '../../council/index.ts'

export const referralRoutes: Route[] = [
  get('/referrals', 'referral.list', shown, async (c) => {
    const organizationId = c.actor.organizationId ?? ''
    const number = Math.min(1000, Math.max(1, Math.trunc(Number(c.query.get('page') ?? 1)) || 1))
    const { incoming, outgoing } = await listReferralsAtDesk(c.db, organizationId, null, c.clock.today())
    const answered = await listAnswered(c.db, organizationId, number)
    c.shows(
      'referrals',
      [...incoming, ...outgoing, ...answered].map((referral) => referral.id),
    )
    return page(
      <ReferralListPage
        path={c.path}
        shell={c.shell}
        today={c.clock.today()}
        incoming={incoming}
        outgoing={outgoing}
        answered={answered}
        organizationId={organizationId}
        page={number}
      />,
    )
  }),

  get('/cases/:id/referrals/new', 'referral.send', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const kit = await c.form(`referral:${header.id}`)
    const usual: Fields = {
      urgency: 'normal',
      mode: 'hand-over',
      shares: [],
      ...dateFields('basis.givenOn', { ...dateBoxesOf(c.clock.today()), month: '', day: '' }),
      toDeskId: c.query.get('desk') ?? '',
    }
    return page(await drawSending(c, header, startingValues(kit.draft, usual), [], kit))
  }),

  post('/cases/:id/referrals/new', 'referral.send', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const input = readSendReferral(c.fields)
    const outcome = input.ok ? await sendReferral(c.action, header.id, input.value) : input
    if (outcome.ok)
      return redirect(`/cases/${header.id}`, 'つなぎました。受け入れの返事があるまで、責任はこの窓口にあります。')
    return refused(await drawSending(c, header, c.fields, outcome.errors, await c.form(`referral:${header.id}`)))
  }),

  get('/referrals/:id', 'referral.read', aReferral, async (c) => {
    return page(
      await drawReferral(
        c,
        null,
        {
          ...dateFields('firstAppointmentOn', { year: dateBoxesOf(c.clock.today()).year, month: '', day: '' }),
          assignee: c.actor.accountId,
        },
        [],
      ),
    )
  }),

  answer(
    '/referrals/:id/acceptance',
    'referral.answer',
    'accept',
    ({ joint }) =>
      joint
        ? '受け入れました。いっしょに支援します。責任は、つないだ窓口に残ります。'
        : '受け入れました。責任はこの窓口に移りました。',
    readAcceptance,
    acceptReferral,
    true,
  ),
  answer(
    '/referrals/:id/refusal',
    'referral.answer',
    'decline',
    '断りました。理由と案は、送った窓口に届いています。',
    readRefusal,
    declineReferral,
  ),
  answer(
    '/referrals/:id/withdrawal',
    'referral.withdraw',
    'withdraw',
    'つなぎを取り下げました。',
    readWithdrawal,
    withdrawReferral,
  ),
  answer(
    '/referrals/:id/amendment',
    'referral.withdraw',
    'amend',
    'つなぎの言葉を書き直しました。相手にも、前の言葉といっしょに見えます。',
    readAmendment,
    amendReferral,
  ),
  answer('/referrals/:id/outcome', 'referral.report', 'report', 'その後を伝えました。', readOutcome, reportOutcome),

  post('/referrals/news/:newsId/acknowledgement', 'referral.read', noPerson, async (c) => {
    const outcome = await acknowledgeNews(c.action, c.params['newsId'] ?? '')
    return redirect('/today', outcome.ok ? '知らせを確かめました。' : outcome.errors[0]?.message)
  }),

  post('/referrals/:id/acknowledgement', 'referral.read', aReferral, async (c) => {
    const outcome = await acknowledgeAnswer(c.action, c.id)
    return outcome.ok ? redirect('/today') : refused(await drawReferral(c, null, {}, outcome.errors))
  }),
]

/** One answer: its form, its action, the sentence afterwards. */
function answer<T, R extends { caseId: string }>(
  path: string,
  permission: 'referral.answer' | 'referral.withdraw' | 'referral.report',
  step: ReferralStep,
  notice: string | ((result: R) => string),
  read: (fields: Fields) => Outcome<T>,
  act: (ctx: PostContext['action'], id: string, input: T) => Promise<Outcome<R>>,
  toCase = false,
): Route {
  return post(path, permission, aReferral, async (c) => {
    const input = read(c.fields)
    const outcome = input.ok ? await act(c.action, c.id, input.value) : input
    if (outcome.ok)
      return redirect(
        toCase ? `/cases/${outcome.value.caseId}` : `/referrals/${c.id}`,
        typeof notice === 'string' ? notice : notice(outcome.value),
      )
    return refused(await drawReferral(c, step, c.fields, outcome.errors))
  })
}

async function drawSending(
  c: PageContext,
  header: CaseHeader,
  values: Fields,
  errors: FieldError[],
  kit: Awaited<ReturnType<PageContext['form']>>,
) {
  const birthDate = header.person?.birthDate ?? null
  const choices = await listDeskChoices(c.db, {
    fromDeskId: header.responsibleDeskId,
    municipalityCode: header.municipalityCode,
    area: null,
    age: birthDate === null ? null : ageOn(birthDate, c.clock.today()),
    targetType: header.targetType,
  })
  return (
    <SendReferralPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      choices={choices.filter((choice) => choice.desk.id !== header.responsibleDeskId)}
      room={await listDeskRoom(c.db)}
      respondBusinessDays={c.council.settings.respondBusinessDays}
      savedAt={savedAtOf(kit)}
    />
  )
}

async function drawReferral(c: PageContext, refusedStep: ReferralStep | null, values: Fields, errors: FieldError[]) {
  const referral = await getReferral(c.db, c.id)
  const organizationId = c.actor.organizationId
  const receiving = sideOf(referral, organizationId).includes('receiver')
  const steps = (['accept', 'decline', 'withdraw', 'amend', 'report'] as const).filter(
    (step) => whyNot(step, referral, organizationId) === null,
  )
  return (
    <ReferralPage
      path={`/referrals/${referral.id}`}
      shell={c.shell}
      kit={await c.form()}
      referral={referral}
      today={c.clock.today()}
      receiving={receiving}
      steps={steps}
      refusedStep={refusedStep !== null && steps.includes(refusedStep) ? refusedStep : null}
      values={values}
      errors={errors}
      colleagues={receiving ? await listColleagues(c.db, organizationId ?? '', c.actor.deskId, c.clock.today()) : []}
      canOpenCase={referral.caseNumber !== null}
      amendments={await listAmendments(c.db, referral.id)}
    />
  )
}
