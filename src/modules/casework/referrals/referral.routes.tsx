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
import { acceptReferral, declineReferral } from './answer-referral.actions.ts'
import { acknowledgeAnswer, acknowledgeNews, reportOutcome } from './referral-outcome.actions.ts'
import { amendReferral, withdrawReferral } from './amend-referral.actions.ts'
import {
  acceptReferralForm,
  amendReferralForm,
  declineReferralForm,
  reportOutcomeForm,
  sendReferralForm,
  withdrawReferralForm,
} from './referral.form.ts'
import { getReferral, listAmendments, listAnswered, listDeskRoom, listReferralsAtDesk } from './referral.queries.ts'
import { type ReferralStep, sideOf, whyNot } from './referral.rules.ts'
import { sendReferral } from './send-referral.actions.ts'
import { ReferralListPage } from './pages/referral-list-page.tsx'
import { ReferralPage } from './pages/referral-page.tsx'
import { SendReferralPage } from './pages/send-referral-page.tsx'
import { dateFields, writes, yearAhead } from '../../../forms/index.ts'
import { type DeskChoice, listDeskChoices } from '../../council/index.ts'

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

  ...writes('/cases/:id/referrals/new', 'referral.send', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `referral:${header.id}`,
    usual: (c) => ({
      urgency: 'normal',
      mode: 'hand-over',
      shares: [],
      ...yearAhead('basis.givenOn', c.clock.today(), 0),
      toDeskId: c.query.get('desk') ?? '',
    }),
    parse: (typed) => sendReferralForm.parse(typed),
    write: (c, input, header) => sendReferral(c.action, header.id, input),
    done: (_, __, header) =>
      redirect(`/cases/${header.id}`, 'つなぎました。受け入れの返事があるまで、責任はこの窓口にあります。'),
    page: async (form, c, header) => (
      <SendReferralPage
        {...form}
        header={header}
        choices={await desksFor(c, header)}
        room={await listDeskRoom(c.db)}
        respondBusinessDays={c.council.settings.respondBusinessDays}
      />
    ),
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
    acceptReferralForm,
    acceptReferral,
    true,
  ),
  answer(
    '/referrals/:id/refusal',
    'referral.answer',
    'decline',
    '断りました。理由と案は、送った窓口に届いています。',
    declineReferralForm,
    declineReferral,
  ),
  answer(
    '/referrals/:id/withdrawal',
    'referral.withdraw',
    'withdraw',
    'つなぎを取り下げました。',
    withdrawReferralForm,
    withdrawReferral,
  ),
  answer(
    '/referrals/:id/amendment',
    'referral.withdraw',
    'amend',
    'つなぎの言葉を書き直しました。相手にも、前の言葉といっしょに見えます。',
    amendReferralForm,
    amendReferral,
  ),
  answer(
    '/referrals/:id/outcome',
    'referral.report',
    'report',
    'その後を伝えました。',
    reportOutcomeForm,
    reportOutcome,
  ),

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
  form: { parse(typed: Fields): Outcome<T> },
  act: (ctx: PostContext['action'], id: string, input: T) => Promise<Outcome<R>>,
  toCase = false,
): Route {
  return post(path, permission, aReferral, async (c) => {
    const input = form.parse(c.fields)
    const outcome = input.ok ? await act(c.action, c.id, input.value) : input
    if (outcome.ok)
      return redirect(
        toCase ? `/cases/${outcome.value.caseId}` : `/referrals/${c.id}`,
        typeof notice === 'string' ? notice : notice(outcome.value),
      )
    return refused(await drawReferral(c, step, c.fields, outcome.errors))
  })
}

/** Where this person may be sent, those that suit first. */
async function desksFor(c: PageContext, header: CaseHeader): Promise<DeskChoice[]> {
  const birthDate = header.person?.birthDate ?? null
  const choices = await listDeskChoices(c.db, {
    fromDeskId: header.responsibleDeskId,
    municipalityCode: header.municipalityCode,
    area: null,
    age: birthDate === null ? null : ageOn(birthDate, c.clock.today()),
    targetType: header.targetType,
  })
  return choices.filter((choice) => choice.desk.id !== header.responsibleDeskId)
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
