/** 本人のページ: what the person sees and answers; and its opening and ending by whoever is responsible. */
import { aCase, aSupportPlan, shown } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { answerOwnPlan } from './own-answer.actions.ts'
import { endOwnPage, openOwnPage } from './own-page.actions.ts'
import { ownAnswerForm, ownPageForm } from './own-page.form.ts'
import { getOwnPage, listOwnCases, listOwnPlans, listOwnReads } from './own-page.queries.ts'
import { MyPage } from './pages/my-page.tsx'
import { OwnAnswerPage } from './pages/own-answer-page.tsx'
import { OwnPagePage } from './pages/own-page-page.tsx'
import { writes } from '../../../forms/index.ts'
import { getCaseHeader } from '../../casework/index.ts'

export const myRoutes: Route[] = [
  get('/my', 'own.read', shown, async (c) => {
    const [cases, plans, reads] = await Promise.all([listOwnCases(c.db), listOwnPlans(c.db), listOwnReads(c.db)])
    c.shows(
      'cases',
      cases.map((each) => each.id),
      'case',
    )
    return page(
      <MyPage path={c.path} shell={c.shell} today={c.clock.today()} cases={cases} plans={plans} reads={reads} />,
    )
  }),

  // A pair of its own: the plan may be taken back while it is answered, and the words stand on the page all the same.
  get('/my/plans/:id/answer', 'own.answer', aSupportPlan, async (c) => page(await drawAnswer(c, {}, []))),
  post('/my/plans/:id/answer', 'own.answer', aSupportPlan, async (c) => {
    const input = ownAnswerForm.parse(c.fields)
    const outcome = input.ok ? await answerOwnPlan(c.action, c.id, input.value) : input
    if (outcome.ok)
      return redirect(
        '/my',
        outcome.value.agreed
          ? 'プランに同意しました。窓口に届いています。'
          : '返事を送りました。窓口が読んで、プランを直します。',
      )
    return refused(await drawAnswer(c, c.fields, outcome.errors, outcome.kind === 'stale'))
  }),

  ...writes('/cases/:id/own-page', 'ownPage.open', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    parse: (typed) => ownPageForm.parse(typed),
    write: (c, input, header) => openOwnPage(c.action, header.id, input, c.council.baseUrl),
    done: ({ invited }, _, header) =>
      redirect(
        `/cases/${header.id}/own-page`,
        invited ? '本人のページを開きました。招待のメールを送ります。' : '本人のページを開きました。',
      ),
    page: async (form, c, header) => (
      <OwnPagePage
        {...form}
        header={header}
        works={header.responsibleOrganizationId === c.actor.organizationId}
        open={await getOwnPage(c.db, header.id)}
      />
    ),
  }),
  post('/cases/:id/own-page/end', 'ownPage.open', aCase, async (c) => {
    const outcome = await endOwnPage(c.action, c.id)
    return redirect(`/cases/${c.id}/own-page`, outcome.ok ? '本人のページを閉じました。' : outcome.errors[0]?.message)
  }),
]

/**
 * @param taken the plan was taken back meanwhile: what was written stands on the page all the same
 * @throws NotFound where no plan waits for this person's answer
 */
async function drawAnswer(c: PageContext, values: Fields, errors: FieldError[], taken = false) {
  const plan = (await listOwnPlans(c.db)).find((each) => each.id === c.id)
  if (!plan && !taken) throw new NotFound('plan')
  if (!('fields' in c) && !plan?.offered) throw new NotFound('plan')
  return (
    <OwnAnswerPage
      path={c.path}
      shell={c.shell}
      kit={await c.form(undefined, plan?.version, taken)}
      plan={plan ?? null}
      today={c.clock.today()}
      values={values}
      errors={errors}
      savedAt={null}
    />
  )
}
