/** 開拓 and 要請: that an employer was approached or appealed to, and what came of it. */
import { noPerson } from '../../../subjects.ts'
import { post, type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { dateFields, writes } from '../../../forms/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { answerAppeal, recordAppeal, withdrawAppeal } from './appeal.actions.ts'
import { finishNextStep, recordApproach, withdrawApproach } from './approach.actions.ts'
import { appealAnswerForm, appealForm, approachForm } from './approach.form.ts'
import { type Appeal, getAppeal } from './approach.queries.ts'
import { beforeCalling } from './employer-page.queries.ts'
import { getEmployer, listContacts, listWorkplaces } from './employer.queries.ts'
import { openEmployer } from './employer.routes.tsx'
import { AppealAnswerPage, AppealPage, ApproachPage } from './pages/approach-pages.tsx'

const pageOf = (id: string): string => `/employers/${id}`

/** @throws NotFound where another organization made it */
async function ownAppeal(c: PageContext): Promise<{ appeal: Appeal; employer: { id: string; name: string } }> {
  const appeal = await getAppeal(c.db, c.id)
  if (appeal.organizationId !== c.actor?.organizationId) throw new NotFound('appeal')
  const employer = await getEmployer(c.db, appeal.employerId)
  return { appeal, employer: { id: employer.mergedInto ?? employer.id, name: employer.name } }
}

export const approachRoutes: Route[] = [
  ...writes('/employers/:id/approaches/new', 'employer.approach', noPerson, {
    load: openEmployer,
    draft: (employer) => `approach:${employer.id}`,
    usual: (c) => dateFields('heldOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => approachForm.parse(typed),
    write: (c, input, { id }) => recordApproach(c.action, id, input),
    done: ({ employerId }) => redirect(pageOf(employerId), 'たずねたことを記録しました。'),
    page: async (form, c, employer) => (
      <ApproachPage
        {...form}
        employer={employer}
        before={await beforeCalling(c.db, employer.id, { today: c.clock.today(), settings: c.council.settings })}
        workplaces={(await listWorkplaces(c.db, employer.id)).filter((each) => each.closedOn === null)}
        contacts={(await listContacts(c.db, employer.id)).filter((each) => each.leftOn === null)}
      />
    ),
  }),
  post('/approaches/:id/done', 'employer.approach', noPerson, async (c) => {
    const outcome = await finishNextStep(c.action, c.id)
    return outcome.ok
      ? redirect(pageOf(outcome.value.employerId), '次にすることを、すませました。')
      : redirect('/employers', outcome.errors[0]?.message)
  }),
  post('/approaches/:id/withdrawal', 'employer.approach', noPerson, async (c) => {
    const outcome = await withdrawApproach(c.action, c.id)
    return outcome.ok
      ? redirect(pageOf(outcome.value.employerId), '記録を取り消しました。')
      : redirect('/employers', outcome.errors[0]?.message)
  }),

  ...writes('/employers/:id/appeals/new', 'employer.appeal', noPerson, {
    load: openEmployer,
    draft: (employer) => `appeal:${employer.id}`,
    usual: (c) => dateFields('appealedOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => appealForm.parse(typed),
    write: (c, input, { id }) => recordAppeal(c.action, id, input),
    done: ({ employerId }) => redirect(pageOf(employerId), '要請を記録しました。'),
    page: (form, _, employer) => <AppealPage {...form} employer={employer} />,
  }),
  ...writes('/appeals/:id/answer', 'employer.appeal', noPerson, {
    load: ownAppeal,
    usual: (c, { appeal }) =>
      appeal.answer === null || appeal.answeredOn === null
        ? dateFields('answeredOn', dateBoxesOf(c.clock.today()))
        : appealAnswerForm.fill({
            answer: appeal.answer,
            answeredOn: appeal.answeredOn,
            answerNote: appeal.answerNote,
          }),
    parse: (typed) => appealAnswerForm.parse(typed),
    write: (c, input, { appeal }) => answerAppeal(c.action, appeal.id, input),
    done: (_, __, { employer }) => redirect(pageOf(employer.id), '答えを残しました。'),
    page: (form, _, { appeal, employer }) => <AppealAnswerPage {...form} employer={employer} appeal={appeal} />,
  }),
  post('/appeals/:id/withdrawal', 'employer.appeal', noPerson, async (c) => {
    const outcome = await withdrawAppeal(c.action, c.id)
    return outcome.ok
      ? redirect(pageOf(outcome.value.employerId), '要請の記録を取り消しました。')
      : redirect('/employers', outcome.errors[0]?.message)
  }),
]
