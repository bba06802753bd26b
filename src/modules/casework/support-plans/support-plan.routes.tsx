/** 支援プラン: read, its frame written, withdrawn. */
import { aCase } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  type PageContext,
  post,
  redirect,
  type Route,
  textOf,
} from '../../../platform/http/room.ts'
import { type CaseHeader, getCaseHeader } from '../cases/index.ts'
import { changeFrame, draftPlan, withdrawPlan } from './draft-plan.actions.ts'
import { FramePage } from './pages/draft-plan-pages.tsx'
import { PlanListPage } from './pages/plan-list-page.tsx'
import { PlanPage } from './pages/plan-page.tsx'
import { frameForm } from './support-plan.form.ts'
import { countAllPlans, getPlan, listPlans, type PlanView } from './support-plan.queries.ts'
import { writes } from '../../../forms/index.ts'
import { caseOf, boxes, listHref, open, planOf, planHref } from './plan-place.ts'

const versionOf = (fields: Fields): number | null => Number(textOf(fields, '_version')) || null

export const supportPlanRoutes: Route[] = [
  get('/cases/:id/support-plans', 'supportPlan.read', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseOf(c))
    const plans = await listPlans(c.db, header.id)
    return page(
      <PlanListPage
        path={c.path}
        shell={c.shell}
        actor={c.actor}
        header={header}
        today={c.clock.today()}
        plans={plans}
        hidden={(await countAllPlans(c.db, header.id)) - plans.length}
      />,
    )
  }),

  ...writes('/cases/:id/support-plans/new', 'supportPlan.write', aCase, {
    load: caseAndLast,
    draft: ({ header }) => `support-plan:${header.id}`,
    usual: (c, { before }) => ({
      wish: before?.wish ?? '',
      services: before?.services ?? [],
      ...boxes(c, 'startsOn'),
      ...boxes(c, 'endsOn', 180),
      ...boxes(c, 'reviewOn', 60),
    }),
    parse: (typed) => frameForm.parse(typed),
    write: (c, input, { header }) => draftPlan(c.action, header.id, input),
    done: ({ id }, c) => redirect(`${listHref(c)}/${id}`, 'プランを書きはじめました。つぎは目標です。'),
    page: (form, c, { header, before }) => (
      <FramePage
        {...form}
        header={header}
        back={listHref(c)}
        title={before?.continues === 'replan' ? '再プランを書く' : '支援プランを書く'}
        last={
          before === null
            ? null
            : {
                wish: before.wish,
                unmet: before.goals
                  .filter((goal) => goal.result !== 'achieved' && goal.result !== 'not-wanted')
                  .map((goal) => goal.goal),
              }
        }
      />
    ),
  }),

  get('/cases/:id/support-plans/:planId', 'supportPlan.read', aCase, async (c) =>
    page(<PlanPage path={c.path} shell={c.shell} actor={c.actor} {...await open(c)} today={c.clock.today()} />),
  ),

  ...writes('/cases/:id/support-plans/:planId/frame', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-plan-frame:${plan.id}`,
    version: ({ plan }) => plan.version,
    usual: (_, { plan }) => frameForm.fill(plan),
    parse: (typed) => frameForm.parse(typed),
    write: (c, input) => changeFrame(c.action, caseOf(c), planOf(c), input, versionOf(c.fields)),
    done: (_, c) => redirect(planHref(c), 'プランを書き直しました。'),
    page: (form, c, { header }) => (
      <FramePage {...form} header={header} back={planHref(c)} title="プランを書き直す" last={null} />
    ),
  }),
  post('/cases/:id/support-plans/:planId/withdrawal', 'supportPlan.write', aCase, async (c) => {
    const outcome = await withdrawPlan(c.action, caseOf(c), planOf(c))
    return redirect(
      outcome.ok ? listHref(c) : planHref(c),
      outcome.ok ? 'プランを取り下げました。' : outcome.errors[0]?.message,
    )
  }),
]

/** The plan that was evaluated last, which a new one goes on from. */
async function caseAndLast(c: PageContext): Promise<{ header: CaseHeader; before: PlanView | null }> {
  const header = await getCaseHeader(c.db, caseOf(c))
  const [last] = await listPlans(c.db, header.id)
  return { header, before: last?.status === 'evaluated' ? await getPlan(c.db, header.id, last.id) : null }
}
