/** A plan's goals with their steps, and the council's measures that fit. */
import { formatDay } from '../../../../platform/japanese/era.ts'
import { CheckList, Empty, PostButton, Row, Rows, Section, Tag, Written } from '../../../../ui/index.ts'
import { doers, goalResults, progresses } from '../support-plan.labels.ts'
import type { GoalRow, PlanView, StepRow } from '../support-plan.queries.ts'
import { type Common, planHref } from './plan-words.ts'

const doerOf = (step: StepRow): string =>
  step.doer === 'other'
    ? step.doerName
    : step.doerName === ''
      ? doers[step.doer]
      : `${doers[step.doer]}(${step.doerName})`

export function Goal({
  goal,
  index,
  plan,
  works,
  shell,
  today,
}: Common & { plan: PlanView; goal: GoalRow; index: number; works: boolean }) {
  const latest = plan.reviews.find((review) => review.progress[goal.id] !== undefined)?.progress[goal.id]
  const href = `${planHref(plan)}/goals/${goal.id}`
  return (
    <section className="plan-goal" aria-label={`目標${index + 1}`}>
      <div className="plan-goal-head">
        <h3>
          <span className="plan-goal-number">目標{index + 1}</span>
        </h3>
        {goal.result !== null ? (
          <Tag kind={goal.result === 'achieved' ? 'ok' : 'neutral'}>{goalResults[goal.result]}</Tag>
        ) : latest === undefined ? null : (
          <Tag kind={latest === 'stuck' ? 'caution' : latest === 'achieved' ? 'ok' : 'neutral'}>
            {progresses[latest]}
          </Tag>
        )}
      </div>
      <Written text={goal.goal} />
      <CheckList
        items={goal.steps.map((step) => ({
          state:
            step.doneOn === null
              ? plan.status === 'running' && step.dueOn < today
                ? ('running' as const)
                : ('open' as const)
              : ('done' as const),
          text: step.step,
          under: (
            <span className="meta">
              {doerOf(step)}・
              {plan.status === 'running' && step.doneOn === null && step.dueOn < today ? (
                <strong className="late">{formatDay(step.dueOn)}まで(過ぎています)</strong>
              ) : (
                `${formatDay(step.dueOn)}まで`
              )}
              {step.doneOn === null ? '' : `・${formatDay(step.doneOn)}にすませました`}
            </span>
          ),
          right:
            works && plan.status === 'running' && step.doneOn === null ? (
              <PostButton
                action={`${planHref(plan)}/steps/${step.id}/done`}
                csrf={shell.csrf}
                kind="secondary"
                size="small"
              >
                すませた
              </PostButton>
            ) : undefined,
        }))}
      />
      {goal.resultNote === '' ? null : <Written text={goal.resultNote} />}
      {works && plan.status === 'draft' ? (
        <div className="actions">
          <a href={href}>目標{index + 1}を直す</a>{' '}
          <PostButton action={`${href}/removal`} csrf={shell.csrf} kind="text" size="small">
            消す
          </PostButton>
        </div>
      ) : null}
    </section>
  )
}

export function Measures({ plan, draft }: { plan: PlanView; draft: boolean }) {
  const [fit, not] = [plan.measures.filter((measure) => measure.fits), plan.measures.filter((measure) => !measure.fits)]
  if (plan.measures.length === 0 && !draft) return null
  return (
    <Section
      title="協議会の施策"
      count={fit.length}
      more={draft ? <a href={`${planHref(plan)}/measures`}>選ぶ</a> : null}
    >
      {plan.measures.length === 0 ? (
        <Empty sentence="まだ選んでいません。事業実施計画の施策から、この方に合うものと合わないものを、理由といっしょに残せます。" />
      ) : (
        <Rows>
          {fit.map((measure) => (
            <Row
              key={measure.measureId}
              title={measure.title}
              text={measure.reason}
              leadTag={<Tag kind="ok">合う</Tag>}
            />
          ))}
          {not.map((measure) => (
            <Row
              key={measure.measureId}
              title={measure.title}
              text={measure.reason}
              leadTag={<Tag kind="neutral">合わない</Tag>}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
