/** 今日: what a worker has to do now. */
import { may } from '../../../permissions.ts'
import { addDays, timeOfDayOf } from '../../../platform/clock.ts'
import { get, type GetContext, page, redirect, type Route, type SignedIn } from '../../../platform/http/room.ts'
import { shown } from '../../../subjects.ts'
import { landingOf } from '../../access/index.ts'
import { listStandingReports } from '../../council/index.ts'
import { listAppointmentsOfDesk, listReferralsAtDesk } from '../../casework/index.ts'
import { listDueFollowUps, listDueIntroductions, listDueSteps, listDueTrials } from '../../employment/index.ts'
import { TodayPage } from './pages/today-page.tsx'
import { listDrafts, listDueWork, listReminders } from './today.queries.ts'

export const todayRoutes: Route[] = [
  get('/today', 'signed-in', shown, async (c) => {
    const { actor } = c
    // Every sign-in leads here; who has no cases starts the day elsewhere.
    if (actor === null || !may(actor, 'today.see')) return redirect(actor === null ? '/sign-in' : landingOf(actor.role))
    return page(await drawToday(c as SignedIn<GetContext>))
  }),
]

async function drawToday(c: SignedIn<GetContext>) {
  const today = c.clock.today()
  const organizationId = c.actor.organizationId ?? ''
  const isManager = c.actor.role === 'manager'
  const wholeDesk = c.query.get('whose') === 'all' || (isManager && c.query.get('whose') !== 'mine')
  const deskId = isManager ? null : c.actor.deskId
  const whose = { organizationId, deskId, accountId: wholeDesk ? null : c.actor.accountId }
  const canWorkOnCases = may(c.actor, 'case.read')
  const [
    { due, counts },
    { incoming, outgoing, news },
    reminders,
    followUps,
    drafts,
    agreed,
    reports,
    steps,
    introductions,
    trials,
  ] = await Promise.all([
    listDueWork(c.db, whose, addDays(today, 7), today),
    canWorkOnCases
      ? listReferralsAtDesk(c.db, organizationId, deskId, addDays(today, -60), 20)
      : { incoming: [], outgoing: [], news: [] },
    canWorkOnCases ? listReminders(c.db, whose, addDays(today, 7), may(c.actor, 'emergency.review')) : [],
    listDueFollowUps(c.db, organizationId, deskId, addDays(today, 7), 20),
    may(c.actor, 'draft.keep') ? listDrafts(c.db, c.actor.accountId) : [],
    canWorkOnCases ? listAppointmentsOfDesk(c.db, whose, addDays(today, -30), today, 60) : [],
    may(c.actor, 'report.write')
      ? listStandingReports(c.db, { organizationId, today, dueDay: c.council.settings.reportDueDay })
      : [],
    may(c.actor, 'employer.approach') ? listDueSteps(c.db, c.actor.accountId, addDays(today, 7)) : [],
    may(c.actor, 'introduction.make') ? listDueIntroductions(c.db, organizationId, deskId, addDays(today, 3), 20) : [],
    may(c.actor, 'trial.record') ? listDueTrials(c.db, organizationId, deskId, today) : [],
  ])
  const appointments = due.filter((action) => action.dueOn === today && action.time !== null)
  // What is also next in its case stands there already.
  const others = agreed.filter((each) => !each.isNext)
  c.shows('cases', [
    ...others.map((each) => each.caseId),
    ...due.map((each) => each.caseId),
    ...incoming.map((each) => each.caseId),
    ...outgoing.map((each) => each.caseId),
    ...followUps.map((each) => each.caseId),
    ...reminders.filter((each) => each.caseNumber !== null).map((each) => each.caseId),
    ...news.map((each) => each.caseId),
    ...introductions.map((each) => each.caseId),
    ...trials.map((each) => each.caseId),
  ])
  // What a meeting gave to do names the person also where the case may not be seen.
  c.shows(
    'conferences',
    reminders.flatMap((each) =>
      each.caseNumber === null && each.familyName !== null && each.conferenceId !== null ? [each.conferenceId] : [],
    ),
  )
  return (
    <TodayPage
      path={c.path}
      shell={c.shell}
      today={today}
      now={timeOfDayOf(c.clock.now())}
      deskName={c.actor.deskName || c.actor.organizationName}
      appointments={appointments}
      agreed={others}
      actions={due.filter((action) => !(action.dueOn === today && action.time !== null))}
      counts={counts}
      incoming={incoming}
      outgoing={outgoing}
      news={news}
      followUps={followUps}
      reminders={reminders}
      reports={reports}
      steps={steps}
      introductions={introductions}
      trials={trials}
      drafts={drafts}
      draftKeepDays={c.council.settings.draftKeepDays}
      isManager={isManager}
      wholeDesk={wholeDesk}
      canWorkOnCases={canWorkOnCases}
    />
  )
}
