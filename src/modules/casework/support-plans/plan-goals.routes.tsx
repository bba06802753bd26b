/** A plan's goals and the measures that fit, while it is written. */
import { aCase } from '../../../subjects.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { formatEraYear } from '../../../platform/japanese/era.ts'
import { type Fields, type PageContext, post, redirect, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { chooseMeasures, removeGoal, writeGoal } from './plan-goals.actions.ts'
import { GoalPage, MeasuresPage } from './pages/draft-plan-pages.tsx'
import { goalFields, mostSteps, parseGoal, parseMeasures } from './plan-rows.form.ts'
import type { GoalRow } from './support-plan.queries.ts'
import { proposeMeasure } from './support-plan.rules.ts'
import { writes } from '../../../forms/index.ts'
import { findPlan, listMeasures } from '../../council/index.ts'
import { open, caseOf, planOf, planHref, type OfPlan } from './plan-place.ts'

const goalOf = (c: PageContext): string => c.params['goalId'] ?? ''

export const planGoalRoutes: Route[] = [
  ...writes('/cases/:id/support-plans/:planId/goals/new', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-goal:${plan.id}`,
    usual: (c) => thisYear(c),
    parse: (typed) => parseGoal(typed),
    write: (c, input) => writeGoal(c.action, caseOf(c), planOf(c), null, input),
    done: (_, c) => redirect(planHref(c), '目標を加えました。'),
    page: (form, c, { header }) => <GoalPage {...form} header={header} back={planHref(c)} title="目標を加える" />,
  }),
  ...writes('/cases/:id/support-plans/:planId/goals/:goalId', 'supportPlan.write', aCase, {
    load: openGoal,
    draft: ({ goal }) => `support-goal:${goal.id}`,
    usual: (c, { goal }) => ({ ...thisYear(c), ...goalFields(goal) }),
    parse: (typed) => parseGoal(typed),
    write: (c, input, { goal }) => writeGoal(c.action, caseOf(c), planOf(c), goal.id, input),
    done: (_, c) => redirect(planHref(c), '目標を直しました。'),
    page: (form, c, { header }) => <GoalPage {...form} header={header} back={planHref(c)} title="目標を直す" />,
  }),
  post('/cases/:id/support-plans/:planId/goals/:goalId/removal', 'supportPlan.write', aCase, async (c) => {
    const outcome = await removeGoal(c.action, caseOf(c), planOf(c), goalOf(c))
    return redirect(planHref(c), outcome.ok ? '目標を消しました。' : outcome.errors[0]?.message)
  }),

  ...writes('/cases/:id/support-plans/:planId/measures', 'supportPlan.write', aCase, {
    load: openMeasures,
    draft: ({ plan }) => `support-measures:${plan.id}`,
    usual: (_, { plan, offered }) => {
      const chosen = new Map(plan.measures.map((measure) => [measure.measureId, measure]))
      return Object.fromEntries(
        offered.flatMap(({ id, proposal }) => {
          const known = chosen.get(id)
          return [
            [`fits.${id}`, known ? (known.fits ? 'yes' : 'no') : 'none'],
            [`reason.${id}`, known?.reason ?? proposal?.reason ?? ''],
          ]
        }),
      )
    },
    parse: (typed, _, { measures }) =>
      parseMeasures(
        typed,
        measures.map((measure) => measure.id),
      ),
    write: (c, input, { year }) => chooseMeasures(c.action, caseOf(c), planOf(c), year, input),
    done: (_, c) => redirect(planHref(c), '施策を選びました。'),
    page: async (form, c, { header, year, offered }) => (
      <MeasuresPage
        {...form}
        header={header}
        back={planHref(c)}
        measures={offered}
        yearLabel={(await findPlan(c.db, year)) ? `${formatEraYear(year)}度` : ''}
      />
    ),
  }),
]

async function openGoal(c: PageContext): Promise<OfPlan & { goal: GoalRow }> {
  const { header, plan } = await open(c)
  const goal = plan.goals.find((each) => each.id === c.params['goalId'])
  if (!goal) throw new NotFound('goal')
  return { header, plan, goal }
}

const thisYear = (c: PageContext): Fields =>
  Object.fromEntries(
    Array.from({ length: mostSteps }, (_, index) => [`steps.${index}.dueOn.year`, dateBoxesOf(c.clock.today()).year]),
  )

/** With the measures that are meant for people, and what the person's type says about each. */
async function openMeasures(c: PageContext) {
  const { header, plan } = await open(c)
  const year = fiscalYearOf(c.clock.today())
  const measures = await listMeasures(c.db, year)
  const offered = measures
    .filter((measure) => (measure.level === 'measure' || measure.level === 'action') && measure.targetTypes.length > 0)
    .map((measure) => ({ id: measure.id, title: measure.title, proposal: proposeMeasure(measure, header.targetType) }))
  return { header, plan, year, measures, offered }
}
