import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { CheckList, DefinitionList, Section, Tag, Written } from '../../../../ui/index.ts'
import type { OwnPlan, OwnStep } from '../own-page.queries.ts'

const whoDoes = (step: OwnStep, deskName: string): string =>
  step.doer === 'person' ? 'あなた' : step.doer === 'desk' ? step.doerName || deskName : step.doerName

/** The plan in the words in which it was written, spoken to the person. */
export function OwnPlanView({ plan, today }: { plan: OwnPlan; today: CivilDate }) {
  return (
    <>
      <Section title="あなたの目指す姿" pad>
        <blockquote className="wish">
          <Written text={plan.wish} />
        </blockquote>
        <DefinitionList
          items={[
            { term: '期間', value: `${formatDate(plan.startsOn)}から${formatDate(plan.endsOn)}まで` },
            { term: '見直す日', value: formatDate(plan.reviewOn) },
            { term: '窓口', value: plan.deskName },
            ...(plan.agreedOn === null ? [] : [{ term: 'あなたの同意', value: formatDate(plan.agreedOn) }]),
            ...(plan.measures.length === 0 ? [] : [{ term: '使える施策', value: plan.measures.join('、') }]),
          ]}
        />
      </Section>
      <Section title="目標と、することの順番" count={plan.goals.length}>
        {plan.goals.map((goal, index) => (
          <section key={goal.id} className="plan-goal" aria-label={`目標${index + 1}`}>
            <div className="plan-goal-head">
              <h3>
                <span className="plan-goal-number">目標{index + 1}</span>
              </h3>
            </div>
            <Written text={goal.goal} />
            <CheckList
              items={goal.steps.map((step) => ({
                state: step.doneOn === null ? ('open' as const) : ('done' as const),
                text: step.step,
                under: (
                  <span className="meta">
                    {whoDoes(step, plan.deskName)}・{formatDay(step.dueOn)}まで
                    {step.doneOn === null ? '' : `・${formatDay(step.doneOn)}にすみました`}
                    {step.doneOn === null && plan.status === 'running' && step.dueOn < today && step.doer === 'person'
                      ? '・まだでもだいじょうぶです。窓口に話してください'
                      : ''}
                  </span>
                ),
              }))}
            />
          </section>
        ))}
      </Section>
    </>
  )
}

export function OwnPlanTag({ plan }: { plan: OwnPlan }) {
  if (plan.offered)
    return (
      <Tag kind="caution" icon="pencil">
        あなたの返事を待っています
      </Tag>
    )
  return plan.status === 'running' ? (
    <Tag kind="ok" icon="progress">
      進んでいます
    </Tag>
  ) : (
    <Tag kind="info">同意ずみ</Tag>
  )
}
