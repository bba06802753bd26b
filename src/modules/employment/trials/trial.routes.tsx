/** 体験・実習 from a case: planned, agreed to, noted day by day, ended; and its paper. */
import { aCase, aTrial, aTrialOnPaper } from '../../../subjects.ts'
import { pdfAnswer, wordAnswer } from '../../../platform/documents/index.ts'
import { get, getCostly, page, type PageContext, redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { dateFields, writes, yearAhead } from '../../../forms/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { type CaseHeader, getCaseHeader, listCorrections, worksOn } from '../../casework/index.ts'
import { listEmployerChoices } from '../employers/index.ts'
import { findPrintedCareer } from '../job-cards/index.ts'
import { agreementPaper } from './agreement.paper.ts'
import { agreeToTrial, endTrial, noteTrialDay } from './course.actions.ts'
import { AgreePage, CancelPage, DayPage, EndPage } from './pages/course-pages.tsx'
import { ChangeTrialPage, type EmployerOption, PlanTrialPage } from './pages/trial-form-pages.tsx'
import { TrialPage } from './pages/trial-page.tsx'
import { cancelTrial, changeTrial, planTrial } from './trial.actions.ts'
import { agreementForm, cancelForm, dayForm, endForm, trialForm } from './trial.form.ts'
import { countDaysThere, getTrial, type Trial } from './trial.queries.ts'
import { lookedBackFrom } from './trial.rules.ts'

/** To choose from: who isn't among them is written by name. */
const mostEmployers = 500

async function trialAndCase(c: PageContext): Promise<{ trial: Trial; header: CaseHeader }> {
  const trial = await getTrial(c.db, c.id)
  return { trial, header: await getCaseHeader(c.db, trial.caseId) }
}
const works = ({ header }: { header: CaseHeader }, c: PageContext): boolean => worksOn(header, c.actor.organizationId)
const goesOn = (found: { trial: Trial; header: CaseHeader }, c: PageContext): boolean =>
  works(found, c) && found.trial.endedOn === null && !found.trial.isCancelled

const employersFor = (c: PageContext): Promise<EmployerOption[]> => listEmployerChoices(c.db, '', mostEmployers)
const back = (id: string): string => `/trials/${id}`

export const trialRoutes: Route[] = [
  ...writes('/cases/:id/trials/new', 'trial.record', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    isOffered: (header, c) => works({ header }, c),
    draft: (header) => `trial:${header.id}`,
    usual: (c) => ({
      ...yearAhead('startsOn', c.clock.today(), 7),
      ...yearAhead('endsOn', c.clock.today(), 7),
      isEmployed: 'no',
      isPaid: 'no',
      insurances: ['injury'],
    }),
    parse: (typed) => trialForm.parse(typed),
    write: (c, input, header) => planTrial(c.action, header.id, input),
    done: ({ id }) => redirect(back(id), '体験・実習を決めました。同意書を出して、三者の同意を記録してください。'),
    page: async (form, c, header) => <PlanTrialPage {...form} header={header} employers={await employersFor(c)} />,
  }),
  get('/trials/:id', 'trial.record', aTrial, async (c) => {
    const { trial, header } = await trialAndCase(c)
    const today = c.clock.today()
    return page(
      <TrialPage
        path={c.path}
        shell={c.shell}
        header={header}
        trial={trial}
        daysThere={await countDaysThere(c.db, trial, lookedBackFrom(today))}
        corrections={await listCorrections(c.db, header.id, trial.id)}
        today={today}
        works={works({ header }, c)}
      />,
    )
  }),
  getCostly('/trials/:id/papers/:file', 'trial.record', aTrialOnPaper, async (c) => {
    const [, ending] = /^agreement\.(pdf|docx)$/.exec(c.params['file'] ?? '') ?? []
    const { trial, header } = await trialAndCase(c)
    if (ending === undefined || !works({ header }, c)) throw new NotFound('file')
    const today = c.clock.today()
    const { person } = await findPrintedCareer(c.db, header, today)
    const paper = agreementPaper(trial, person.name, today)
    // The file's name goes through other hands than the paper: it says the number, not the name.
    const title = `${paper.title} ${header.number}`
    return ending === 'pdf' ? pdfAnswer(title, paper) : wordAnswer(title, paper)
  }),
  ...writes('/trials/:id/change', 'trial.record', aTrial, {
    load: trialAndCase,
    isOffered: goesOn,
    draft: ({ trial }) => `trial-change:${trial.id}`,
    version: ({ trial }) => trial.version,
    usual: (_, { trial }) => trialForm.fill(trial),
    parse: (typed) => trialForm.parse(typed),
    write: (c, input) => changeTrial(c.action, c.id, Number(textOf(c.fields, '_version')), input),
    done: (_, c) => redirect(back(c.id), '直したことを残しました。三者の同意を、もう一度記録してください。'),
    page: async (form, c, found) => <ChangeTrialPage {...form} {...found} employers={await employersFor(c)} />,
  }),
  ...writes('/trials/:id/agreements/new', 'trial.record', aTrial, {
    load: trialAndCase,
    isOffered: (found, c) => goesOn(found, c) && !found.trial.isAgreed,
    usual: (c) => dateFields('agreedOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => agreementForm.parse(typed),
    write: (c, input) => agreeToTrial(c.action, c.id, input),
    done: (_, c) => redirect(back(c.id), '同意を記録しました。'),
    page: (form, _, found) => <AgreePage {...form} {...found} />,
  }),
  ...writes('/trials/:id/days/new', 'trial.record', aTrial, {
    load: trialAndCase,
    isOffered: (found, c) => goesOn(found, c) && found.trial.isAgreed,
    draft: ({ trial }) => `trial-day:${trial.id}`,
    usual: (c, { trial }) => {
      const today = c.clock.today()
      return { came: 'whole', ...dateFields('heldOn', dateBoxesOf(today > trial.endsOn ? trial.endsOn : today)) }
    },
    parse: (typed) => dayForm.parse(typed),
    write: (c, input) => noteTrialDay(c.action, c.id, input),
    done: (_, c) => redirect(back(c.id), '一日を記録しました。'),
    page: (form, _, found) => <DayPage {...form} {...found} />,
  }),
  ...writes('/trials/:id/end', 'trial.record', aTrial, {
    load: trialAndCase,
    isOffered: (found, c) => works(found, c) && found.trial.isAgreed && !found.trial.isCancelled,
    draft: ({ trial }) => `trial-end:${trial.id}`,
    usual: (c, { trial }) => {
      const today = c.clock.today()
      return trial.endedOn === null || trial.next === null
        ? dateFields('endedOn', dateBoxesOf(today > trial.endsOn ? trial.endsOn : today))
        : endForm.fill({
            endedOn: trial.endedOn,
            next: trial.next,
            personLook: trial.personLook,
            workplaceLook: trial.workplaceLook,
          })
    },
    parse: (typed) => endForm.parse(typed),
    write: (c, input) => endTrial(c.action, c.id, input),
    done: (_, c) => redirect(back(c.id), '体験・実習の終わりを記録しました。'),
    page: (form, _, found) => <EndPage {...form} {...found} />,
  }),
  ...writes('/trials/:id/cancellation', 'trial.record', aTrial, {
    load: trialAndCase,
    isOffered: goesOn,
    parse: (typed) => cancelForm.parse(typed),
    write: (c, input) => cancelTrial(c.action, c.id, input),
    done: ({ caseId }) => redirect(`/cases/${caseId}?tab=work`, '体験・実習を取りやめました。'),
    page: (form, _, found) => <CancelPage {...form} {...found} />,
  }),
]
