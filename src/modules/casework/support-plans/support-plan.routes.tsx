import { aCase } from '../../../subjects.ts'
import { addDays } from '../../../platform/clock.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { formatEraYear } from '../../../platform/japanese/era.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
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
  type MeasureOption,
  MeasuresPage,
  ReviewPage,
  SignOffPage,
} from './pages/plan-forms.tsx'
import { PlanListPage, PlanPage } from './pages/plan-page.tsx'
import { agreePlan, decidePlan, evaluatePlan, finishStep, reviewPlan, signOffPlan } from './run-plan.actions.ts'
import {
  frameFields,
  goalFields,
  readAgreement,
  readDecision,
  readEvaluation,
  readFrame,
  readGoal,
  readMeasures,
  readReview,
  readSignOff,
} from './support-plan.form.ts'
import { mostSteps } from './support-plan.inputs.ts'
import { countAllPlans, getPlan, listPlans, type PlanView } from './support-plan.queries.ts'
import { proposeMeasure } from './support-plan.rules.ts'
import { dateFields, startingValues } from '../../../forms/index.ts'
import { findPlan, listMeasures } from '../../council/index.ts'

const caseOf = (c: PageContext): string => c.id
const planOf = (c: PageContext): string => c.params['planId'] ?? ''
const goalOf = (c: PageContext): string => c.params['goalId'] ?? ''
const listHref = (c: PageContext): string => `/cases/${caseOf(c)}/support-plans`
const planHref = (c: PageContext): string => `${listHref(c)}/${planOf(c)}`

const versionOf = (fields: Fields): number | null => Number(textOf(fields, '_version')) || null

/** What every form of a plan is given: the same way in, the same way back. */
async function common(
  c: PageContext,
  key: string,
  header: CaseHeader,
  usual: Fields,
  typed: Fields | null,
  errors: FieldError[],
  version?: number,
) {
  const kit = await c.form(key, version)
  return {
    path: c.path,
    shell: c.shell,
    kit,
    header,
    values: typed ?? startingValues(kit.draft, usual),
    errors,
    back: planHref(c),
  }
}

async function open(c: PageContext): Promise<{ header: CaseHeader; plan: PlanView }> {
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

  get('/cases/:id/support-plans/new', 'supportPlan.write', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseOf(c))
    return page(await drawNew(c, header, null, []))
  }),
  post('/cases/:id/support-plans/new', 'supportPlan.write', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseOf(c))
    const input = readFrame(c.fields)
    const outcome = input.ok ? await draftPlan(c.action, header.id, input.value) : input
    return outcome.ok
      ? redirect(`${listHref(c)}/${outcome.value.id}`, 'プランを書きはじめました。つぎは目標です。')
      : refused(await drawNew(c, header, c.fields, outcome.errors))
  }),

  get('/cases/:id/support-plans/:planId', 'supportPlan.read', aCase, async (c) =>
    page(<PlanPage path={c.path} shell={c.shell} actor={c.actor} {...await open(c)} today={c.clock.today()} />),
  ),

  get('/cases/:id/support-plans/:planId/frame', 'supportPlan.write', aCase, async (c) =>
    page(await drawFrame(c, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/frame', 'supportPlan.write', aCase, async (c) => {
    const input = readFrame(c.fields)
    const outcome = input.ok
      ? await changeFrame(c.action, caseOf(c), planOf(c), input.value, versionOf(c.fields))
      : input
    return outcome.ok
      ? redirect(planHref(c), 'プランを書き直しました。')
      : refused(await drawFrame(c, c.fields, outcome.errors))
  }),
  post('/cases/:id/support-plans/:planId/withdrawal', 'supportPlan.write', aCase, async (c) => {
    const outcome = await withdrawPlan(c.action, caseOf(c), planOf(c))
    return redirect(
      outcome.ok ? listHref(c) : planHref(c),
      outcome.ok ? 'プランを取り下げました。' : outcome.errors[0]?.message,
    )
  }),

  get('/cases/:id/support-plans/:planId/goals/new', 'supportPlan.write', aCase, async (c) =>
    page(await drawGoal(c, null, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/goals/new', 'supportPlan.write', aCase, async (c) => {
    const input = readGoal(c.fields)
    const outcome = input.ok ? await writeGoal(c.action, caseOf(c), planOf(c), null, input.value) : input
    return outcome.ok
      ? redirect(planHref(c), '目標を加えました。')
      : refused(await drawGoal(c, null, c.fields, outcome.errors))
  }),
  get('/cases/:id/support-plans/:planId/goals/:goalId', 'supportPlan.write', aCase, async (c) =>
    page(await drawGoal(c, goalOf(c), null, [])),
  ),
  post('/cases/:id/support-plans/:planId/goals/:goalId', 'supportPlan.write', aCase, async (c) => {
    const input = readGoal(c.fields)
    const outcome = input.ok ? await writeGoal(c.action, caseOf(c), planOf(c), goalOf(c), input.value) : input
    return outcome.ok
      ? redirect(planHref(c), '目標を直しました。')
      : refused(await drawGoal(c, goalOf(c), c.fields, outcome.errors))
  }),
  post('/cases/:id/support-plans/:planId/goals/:goalId/removal', 'supportPlan.write', aCase, async (c) => {
    const outcome = await removeGoal(c.action, caseOf(c), planOf(c), goalOf(c))
    return redirect(planHref(c), outcome.ok ? '目標を消しました。' : outcome.errors[0]?.message)
  }),

  get('/cases/:id/support-plans/:planId/measures', 'supportPlan.write', aCase, async (c) =>
    page(await drawMeasures(c, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/measures', 'supportPlan.write', aCase, async (c) => {
    const year = fiscalYearOf(c.clock.today())
    const input = readMeasures(
      c.fields,
      (await listMeasures(c.db, year)).map((measure) => measure.id),
    )
    const outcome = input.ok ? await chooseMeasures(c.action, caseOf(c), planOf(c), year, input.value) : input
    return outcome.ok
      ? redirect(planHref(c), '施策を選びました。')
      : refused(await drawMeasures(c, c.fields, outcome.errors))
  }),

  get('/cases/:id/support-plans/:planId/agreement', 'supportPlan.write', aCase, async (c) =>
    page(await drawAgreement(c, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/agreement', 'supportPlan.write', aCase, async (c) => {
    const input = readAgreement(c.fields)
    const outcome = input.ok ? await agreePlan(c.action, caseOf(c), planOf(c), input.value) : input
    return outcome.ok
      ? redirect(planHref(c), outcome.value.begun ? '同意を記録し、支援を始めました。' : '同意を記録しました。')
      : refused(await drawAgreement(c, c.fields, outcome.errors))
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

  get('/cases/:id/support-plans/:planId/decision', 'supportPlan.write', aCase, async (c) =>
    page(await drawDecision(c, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/decision', 'supportPlan.write', aCase, async (c) => {
    const input = readDecision(c.fields)
    const outcome = input.ok ? await decidePlan(c.action, caseOf(c), planOf(c), input.value) : input
    return outcome.ok
      ? redirect(planHref(c), outcome.value.begun ? '支援決定を記録し、支援を始めました。' : '支援決定を記録しました。')
      : refused(await drawDecision(c, c.fields, outcome.errors))
  }),

  get('/cases/:id/support-plans/:planId/sign-off', 'supportPlan.signOff', aCase, async (c) =>
    page(await drawSignOff(c, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/sign-off', 'supportPlan.signOff', aCase, async (c) => {
    const input = readSignOff(c.fields)
    const outcome = input.ok ? await signOffPlan(c.action, caseOf(c), planOf(c), input.value) : input
    if (!outcome.ok) return refused(await drawSignOff(c, c.fields, outcome.errors))
    return redirect(
      '/team',
      input.ok && input.value.decision === 'return'
        ? 'プランを担当に戻しました。'
        : outcome.value.begun
          ? 'プランを確かめ、支援を始めました。'
          : 'プランを確かめました。',
    )
  }),

  post('/cases/:id/support-plans/:planId/steps/:stepId/done', 'supportPlan.write', aCase, async (c) => {
    const outcome = await finishStep(c.action, caseOf(c), planOf(c), c.params['stepId'] ?? '')
    return redirect(planHref(c), outcome.ok ? '手だてをすませました。' : outcome.errors[0]?.message)
  }),

  get('/cases/:id/support-plans/:planId/reviews/new', 'supportPlan.write', aCase, async (c) =>
    page(await drawReview(c, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/reviews/new', 'supportPlan.write', aCase, async (c) => {
    const { plan } = await open(c)
    const input = readReview(c.fields, plan.goals)
    const outcome = input.ok ? await reviewPlan(c.action, caseOf(c), planOf(c), input.value) : input
    return outcome.ok
      ? redirect(planHref(c), '見直しを記録しました。')
      : refused(await drawReview(c, c.fields, outcome.errors))
  }),

  get('/cases/:id/support-plans/:planId/evaluation', 'supportPlan.write', aCase, async (c) =>
    page(await drawEvaluation(c, null, [])),
  ),
  post('/cases/:id/support-plans/:planId/evaluation', 'supportPlan.write', aCase, async (c) => {
    const { plan } = await open(c)
    const input = readEvaluation(c.fields, plan.goals)
    const outcome = input.ok ? await evaluatePlan(c.action, caseOf(c), planOf(c), input.value) : input
    if (!outcome.ok) return refused(await drawEvaluation(c, c.fields, outcome.errors))
    const onwards = {
      close: `/cases/${caseOf(c)}/closure`,
      replan: `${listHref(c)}/new`,
      suspend: `/cases/${caseOf(c)}/next-action?how=changed`,
    }[outcome.value.continues]
    return redirect(
      onwards,
      {
        close: '評価を残しました。つづけて終結を記録します。',
        replan: '評価を残しました。つづけて次のプランを書きます。',
        suspend: '評価を残しました。見守りの次の予定を決めます。',
      }[outcome.value.continues],
    )
  }),
]

async function drawNew(c: PageContext, header: CaseHeader, typed: Fields | null, errors: FieldError[]) {
  const [last] = await listPlans(c.db, header.id)
  const before = last?.status === 'evaluated' ? await getPlan(c.db, header.id, last.id) : null
  const usual = {
    wish: before?.wish ?? '',
    services: before?.services ?? [],
    ...boxes(c, 'startsOn'),
    ...boxes(c, 'endsOn', 180),
    ...boxes(c, 'reviewOn', 60),
  }
  const again = before !== null && before.continues === 'replan'
  const parts = await common(c, `support-plan:${header.id}`, header, usual, typed, errors)
  return (
    <FramePage
      {...parts}
      back={listHref(c)}
      title={again ? '再プランを書く' : '支援プランを書く'}
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
  )
}

async function drawFrame(c: PageContext, typed: Fields | null, errors: FieldError[]) {
  const { header, plan } = await open(c)
  return (
    <FramePage
      {...await common(c, `support-plan-frame:${plan.id}`, header, frameFields(plan), typed, errors, plan.version)}
      title="プランを書き直す"
      before={null}
    />
  )
}

async function drawGoal(c: PageContext, goalId: string | null, typed: Fields | null, errors: FieldError[]) {
  const { header, plan } = await open(c)
  const goal = goalId === null ? undefined : plan.goals.find((each) => each.id === goalId)
  if (goalId !== null && !goal) throw new NotFound('goal')
  const years: Fields = Object.fromEntries(
    Array.from({ length: mostSteps }, (_, index) => [`steps.${index}.dueOn.year`, dateBoxesOf(c.clock.today()).year]),
  )
  return (
    <GoalPage
      {...await common(
        c,
        `support-goal:${goalId ?? plan.id}`,
        header,
        { ...years, ...(goal ? goalFields(goal) : {}) },
        typed,
        errors,
      )}
      title={goal ? '目標を直す' : '目標を加える'}
    />
  )
}

/** The measures that are meant for people, with what the person's type says about each. */
async function measureOptions(c: PageContext, header: CaseHeader): Promise<MeasureOption[]> {
  const measures = await listMeasures(c.db, fiscalYearOf(c.clock.today()))
  return measures
    .filter((measure) => (measure.level === 'measure' || measure.level === 'action') && measure.targetTypes.length > 0)
    .map((measure) => ({ id: measure.id, title: measure.title, proposal: proposeMeasure(measure, header.targetType) }))
}

async function drawMeasures(c: PageContext, typed: Fields | null, errors: FieldError[]) {
  const { header, plan } = await open(c)
  const measures = await measureOptions(c, header)
  const chosen = new Map(plan.measures.map((measure) => [measure.measureId, measure]))
  const usual: Fields = Object.fromEntries(
    measures.flatMap(({ id, proposal }) => {
      const known = chosen.get(id)
      return [
        [`fits.${id}`, known ? (known.fits ? 'yes' : 'no') : 'none'],
        [`reason.${id}`, known?.reason ?? proposal?.reason ?? ''],
      ]
    }),
  )
  const year = fiscalYearOf(c.clock.today())
  const label = (await findPlan(c.db, year)) ? `${formatEraYear(year)}度` : ''
  return (
    <MeasuresPage
      {...await common(c, `support-measures:${plan.id}`, header, usual, typed, errors)}
      measures={measures}
      yearLabel={label}
    />
  )
}

const drawAgreement = async (c: PageContext, typed: Fields | null, errors: FieldError[]) =>
  draw(c, 'support-agreement', boxes(c, 'agreedOn'), typed, errors, ({ parts, plan }) => (
    <AgreementPage {...parts} plan={plan} />
  ))
const drawDecision = async (c: PageContext, typed: Fields | null, errors: FieldError[]) =>
  draw(c, 'support-decision', {}, typed, errors, ({ parts }) => <DecisionPage {...parts} />)
const drawSignOff = async (c: PageContext, typed: Fields | null, errors: FieldError[]) =>
  draw(c, 'support-sign-off', {}, typed, errors, ({ parts, plan }) => <SignOffPage {...parts} plan={plan} />)
const drawReview = async (c: PageContext, typed: Fields | null, errors: FieldError[]) =>
  draw(
    c,
    'support-review',
    { ...boxes(c, 'heldOn'), ...boxes(c, 'nextReviewOn', 60) },
    typed,
    errors,
    ({ parts, plan }) => <ReviewPage {...parts} plan={plan} />,
  )
const drawEvaluation = async (c: PageContext, typed: Fields | null, errors: FieldError[]) =>
  draw(c, 'support-evaluation', boxes(c, 'endedOn'), typed, errors, ({ parts, plan }) => (
    <EvaluationPage {...parts} plan={plan} />
  ))

async function draw<T>(
  c: PageContext,
  key: string,
  usual: Fields,
  typed: Fields | null,
  errors: FieldError[],
  view: (at: { parts: Awaited<ReturnType<typeof common>>; plan: PlanView }) => T,
): Promise<T> {
  const { header, plan } = await open(c)
  return view({ parts: await common(c, `${key}:${plan.id}`, header, usual, typed, errors), plan })
}
