/** 支援プラン: read, written, agreed to, begun, looked at again and evaluated. */
import { aCase } from '../../../subjects.ts'
import { addDays } from '../../../platform/clock.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { formatEraYear } from '../../../platform/japanese/era.ts'
import {
  type Fields,
  get,
  page,
  type PageContext,
  post,
  redirect,
  refused,
  type Route,
  textOf,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { type CaseHeader, getCaseHeader } from '../cases/index.ts'
import { changeFrame, chooseMeasures, draftPlan, removeGoal, withdrawPlan, writeGoal } from './draft-plan.actions.ts'
import { offerPlan, seeOwnAnswer } from './own-answer.actions.ts'
import {
  AgreementPage,
  DecisionPage,
  EvaluationPage,
  FramePage,
  GoalPage,
  MeasuresPage,
  ReviewPage,
  SignOffPage,
} from './pages/plan-forms.tsx'
import { PlanListPage, PlanPage } from './pages/plan-page.tsx'
import { goalFields, mostSteps, readGoal, readMeasures } from './plan-rows.form.ts'
import { agreePlan, decidePlan, evaluatePlan, finishStep, reviewPlan, signOffPlan } from './run-plan.actions.ts'
import { agreementForm, decisionForm, frameForm, readEvaluation, readReview, signOffForm } from './support-plan.form.ts'
import { countAllPlans, type GoalRow, getPlan, listPlans, type PlanView } from './support-plan.queries.ts'
import { proposeMeasure } from './support-plan.rules.ts'
import { dateFields, startingValues, writes } from '../../../forms/index.ts'
import { findPlan, listMeasures } from '../../council/index.ts'

const caseOf = (c: PageContext): string => c.id
const planOf = (c: PageContext): string => c.params['planId'] ?? ''
const goalOf = (c: PageContext): string => c.params['goalId'] ?? ''
const listHref = (c: PageContext): string => `/cases/${caseOf(c)}/support-plans`
const planHref = (c: PageContext): string => `${listHref(c)}/${planOf(c)}`

const versionOf = (fields: Fields): number | null => Number(textOf(fields, '_version')) || null

interface OfPlan {
  header: CaseHeader
  plan: PlanView
}

async function open(c: PageContext): Promise<OfPlan> {
  const header = await getCaseHeader(c.db, caseOf(c))
  const plan = await getPlan(c.db, header.id, planOf(c))
  return { header, plan }
}

const boxes = (c: PageContext, name: string, days = 0): Fields =>
  dateFields(name, dateBoxesOf(addDays(c.clock.today(), days)))

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
    read: (typed) => frameForm.read(typed),
    write: (c, input, { header }) => draftPlan(c.action, header.id, input),
    done: ({ id }, c) => redirect(`${listHref(c)}/${id}`, 'プランを書きはじめました。つぎは目標です。'),
    page: (form, c, { header, before }) => (
      <FramePage
        {...form}
        header={header}
        back={listHref(c)}
        title={before?.continues === 'replan' ? '再プランを書く' : '支援プランを書く'}
        before={
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

  // A pair of its own: what is sent again is written against the plan as it then stands.
  get('/cases/:id/support-plans/:planId/frame', 'supportPlan.write', aCase, async (c) =>
    page(await drawFrame(c, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/frame', 'supportPlan.write', aCase, async (c) => {
    const input = frameForm.read(c.fields)
    const outcome = input.ok
      ? await changeFrame(c.action, caseOf(c), planOf(c), input.value, versionOf(c.fields))
      : input
    return outcome.ok
      ? redirect(planHref(c), 'プランを書き直しました。')
      : refused(await drawFrame(c, c.fields, outcome.errors, outcome.kind === 'stale'))
  }),
  post('/cases/:id/support-plans/:planId/withdrawal', 'supportPlan.write', aCase, async (c) => {
    const outcome = await withdrawPlan(c.action, caseOf(c), planOf(c))
    return redirect(
      outcome.ok ? listHref(c) : planHref(c),
      outcome.ok ? 'プランを取り下げました。' : outcome.errors[0]?.message,
    )
  }),

  ...writes('/cases/:id/support-plans/:planId/goals/new', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-goal:${plan.id}`,
    usual: (c) => thisYear(c),
    read: (typed) => readGoal(typed),
    write: (c, input) => writeGoal(c.action, caseOf(c), planOf(c), null, input),
    done: (_, c) => redirect(planHref(c), '目標を加えました。'),
    page: (form, c, { header }) => <GoalPage {...form} header={header} back={planHref(c)} title="目標を加える" />,
  }),
  ...writes('/cases/:id/support-plans/:planId/goals/:goalId', 'supportPlan.write', aCase, {
    load: openGoal,
    draft: ({ goal }) => `support-goal:${goal.id}`,
    usual: (c, { goal }) => ({ ...thisYear(c), ...goalFields(goal) }),
    read: (typed) => readGoal(typed),
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
    read: (typed, _, { measures }) =>
      readMeasures(
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

  ...writes('/cases/:id/support-plans/:planId/agreement', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-agreement:${plan.id}`,
    usual: (c) => boxes(c, 'agreedOn'),
    read: (typed) => agreementForm.read(typed),
    write: (c, input) => agreePlan(c.action, caseOf(c), planOf(c), input),
    done: ({ begun }, c) => redirect(planHref(c), begun ? '同意を記録し、支援を始めました。' : '同意を記録しました。'),
    page: (form, c, of) => <AgreementPage {...form} {...of} back={planHref(c)} />,
  }),

  post('/cases/:id/support-plans/:planId/offer', 'supportPlan.write', aCase, async (c) => {
    const outcome = await offerPlan(c.action, caseOf(c), planOf(c))
    return redirect(
      planHref(c),
      outcome.ok ? '本人のページに出しました。本人にはメールで知らせます。' : outcome.errors[0]?.message,
    )
  }),
  post('/cases/:id/support-plans/:planId/answer-seen', 'supportPlan.write', aCase, async (c) => {
    const outcome = await seeOwnAnswer(c.action, caseOf(c), planOf(c))
    return redirect(planHref(c), outcome.ok ? '本人の返事を確かめました。' : outcome.errors[0]?.message)
  }),

  ...writes('/cases/:id/support-plans/:planId/decision', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-decision:${plan.id}`,
    read: (typed) => decisionForm.read(typed),
    write: (c, input) => decidePlan(c.action, caseOf(c), planOf(c), input),
    done: ({ begun }, c) =>
      redirect(planHref(c), begun ? '支援決定を記録し、支援を始めました。' : '支援決定を記録しました。'),
    page: (form, c, { header }) => <DecisionPage {...form} header={header} back={planHref(c)} />,
  }),

  ...writes('/cases/:id/support-plans/:planId/sign-off', 'supportPlan.signOff', aCase, {
    load: open,
    draft: ({ plan }) => `support-sign-off:${plan.id}`,
    read: (typed) => signOffForm.read(typed),
    write: (c, input) => signOffPlan(c.action, caseOf(c), planOf(c), input),
    done: ({ begun }, c) =>
      redirect(
        '/team',
        textOf(c.fields, 'decision') === 'return'
          ? 'プランを担当に戻しました。'
          : begun
            ? 'プランを確かめ、支援を始めました。'
            : 'プランを確かめました。',
      ),
    page: (form, c, of) => <SignOffPage {...form} {...of} back={planHref(c)} />,
  }),

  post('/cases/:id/support-plans/:planId/steps/:stepId/done', 'supportPlan.write', aCase, async (c) => {
    const outcome = await finishStep(c.action, caseOf(c), planOf(c), c.params['stepId'] ?? '')
    return redirect(planHref(c), outcome.ok ? '手だてをすませました。' : outcome.errors[0]?.message)
  }),

  ...writes('/cases/:id/support-plans/:planId/reviews/new', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-review:${plan.id}`,
    usual: (c) => ({ ...boxes(c, 'heldOn'), ...boxes(c, 'nextReviewOn', 60) }),
    read: (typed, _, { plan }) => readReview(typed, plan.goals),
    write: (c, input) => reviewPlan(c.action, caseOf(c), planOf(c), input),
    done: (_, c) => redirect(planHref(c), '見直しを記録しました。'),
    page: (form, c, of) => <ReviewPage {...form} {...of} back={planHref(c)} />,
  }),

  ...writes('/cases/:id/support-plans/:planId/evaluation', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-evaluation:${plan.id}`,
    usual: (c) => boxes(c, 'endedOn'),
    read: (typed, _, { plan }) => readEvaluation(typed, plan.goals),
    write: (c, input) => evaluatePlan(c.action, caseOf(c), planOf(c), input),
    done: ({ continues }, c) =>
      redirect(
        {
          close: `/cases/${caseOf(c)}/closure`,
          replan: `${listHref(c)}/new`,
          suspend: `/cases/${caseOf(c)}/next-action?how=changed`,
        }[continues],
        {
          close: '評価を残しました。つづけて終結を記録します。',
          replan: '評価を残しました。つづけて次のプランを書きます。',
          suspend: '評価を残しました。見守りの次の予定を決めます。',
        }[continues],
      ),
    page: (form, c, of) => <EvaluationPage {...form} {...of} back={planHref(c)} />,
  }),
]

/** The plan that was evaluated last, which a new one goes on from. */
async function caseAndLast(c: PageContext): Promise<{ header: CaseHeader; before: PlanView | null }> {
  const header = await getCaseHeader(c.db, caseOf(c))
  const [last] = await listPlans(c.db, header.id)
  return { header, before: last?.status === 'evaluated' ? await getPlan(c.db, header.id, last.id) : null }
}

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

async function drawFrame(c: PageContext, typed: Fields | null, errors: FieldError[], isStale = false) {
  const { header, plan } = await open(c)
  const kit = await c.form(`support-plan-frame:${plan.id}`, plan.version, isStale)
  return (
    <FramePage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={typed ?? startingValues(kit.draft, frameForm.fill(plan))}
      errors={errors}
      savedAt={savedAtOf(kit)}
      back={planHref(c)}
      title="プランを書き直す"
      before={null}
    />
  )
}
