/** 支援プラン: read, its frame written, withdrawn. */
import { aCase } from '../../../subjects.ts'
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
import type { FieldError } from '../../../platform/outcome.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { type CaseHeader, getCaseHeader } from '../cases/index.ts'
import { changeFrame, draftPlan, withdrawPlan } from './draft-plan.actions.ts'
import { FramePage } from './pages/draft-plan-pages.tsx'
import { PlanListPage } from './pages/plan-list-page.tsx'
import { PlanPage } from './pages/plan-page.tsx'
import { frameForm } from './support-plan.form.ts'
import { countAllPlans, getPlan, listPlans, type PlanView } from './support-plan.queries.ts'
import { startingValues, writes } from '../../../forms/index.ts'
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
    const input = frameForm.parse(c.fields)
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
]

/** The plan that was evaluated last, which a new one goes on from. */
async function caseAndLast(c: PageContext): Promise<{ header: CaseHeader; before: PlanView | null }> {
  const header = await getCaseHeader(c.db, caseOf(c))
  const [last] = await listPlans(c.db, header.id)
  return { header, before: last?.status === 'evaluated' ? await getPlan(c.db, header.id, last.id) : null }
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
