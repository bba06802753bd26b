/** From agreement to evaluation: a plan is agreed to, begun, looked at again and evaluated. */
import { aCase } from '../../../subjects.ts'
import { post, redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { offerPlan, seeOwnAnswer } from './own-answer.actions.ts'
import { AgreementPage, DecisionPage, EvaluationPage, ReviewPage, SignOffPage } from './pages/run-plan-pages.tsx'
import { agreePlan, decidePlan, signOffPlan } from './begin-plan.actions.ts'
import { evaluatePlan, finishStep, reviewPlan } from './run-plan.actions.ts'
import { agreementForm, decisionForm, parseEvaluation, parseReview, signOffForm } from './support-plan.form.ts'
import { writes } from '../../../forms/index.ts'
import { open, boxes, caseOf, planOf, planHref, listHref } from './plan-place.ts'

export const runPlanRoutes: Route[] = [
  ...writes('/cases/:id/support-plans/:planId/agreement', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-agreement:${plan.id}`,
    usual: (c) => boxes(c, 'agreedOn'),
    parse: (typed) => agreementForm.parse(typed),
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
    parse: (typed) => decisionForm.parse(typed),
    write: (c, input) => decidePlan(c.action, caseOf(c), planOf(c), input),
    done: ({ begun }, c) =>
      redirect(planHref(c), begun ? '支援決定を記録し、支援を始めました。' : '支援決定を記録しました。'),
    page: (form, c, { header }) => <DecisionPage {...form} header={header} back={planHref(c)} />,
  }),

  ...writes('/cases/:id/support-plans/:planId/sign-off', 'supportPlan.signOff', aCase, {
    load: open,
    draft: ({ plan }) => `support-sign-off:${plan.id}`,
    parse: (typed) => signOffForm.parse(typed),
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
    parse: (typed, _, { plan }) => parseReview(typed, plan.goals),
    write: (c, input) => reviewPlan(c.action, caseOf(c), planOf(c), input),
    done: (_, c) => redirect(planHref(c), '見直しを記録しました。'),
    page: (form, c, of) => <ReviewPage {...form} {...of} back={planHref(c)} />,
  }),

  ...writes('/cases/:id/support-plans/:planId/evaluation', 'supportPlan.write', aCase, {
    load: open,
    draft: ({ plan }) => `support-evaluation:${plan.id}`,
    usual: (c) => boxes(c, 'endedOn'),
    parse: (typed, _, { plan }) => parseEvaluation(typed, plan.goals),
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
