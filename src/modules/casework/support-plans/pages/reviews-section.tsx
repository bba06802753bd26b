/** How a plan went: each time it was looked at again, and its evaluation. */
import { formatDate } from '../../../../platform/japanese/era.ts'
import { DefinitionList, Empty, RecordEntry, Section, Written } from '../../../../ui/index.ts'
import { changes, continuations, progresses, reviewMethods } from '../support-plan.labels.ts'
import type { PlanView } from '../support-plan.queries.ts'
import { planHref, short } from './plan-words.ts'

export function Reviews({ plan, works }: { plan: PlanView; works: boolean }) {
  return (
    <Section
      title="見直し(モニタリング)"
      count={plan.reviews.length}
      more={works ? <a href={`${planHref(plan)}/reviews/new`}>見直しを記録</a> : null}
    >
      {plan.reviews.length === 0 ? (
        <Empty sentence={`まだ見直していません。次は${formatDate(plan.reviewOn)}です。`} />
      ) : (
        plan.reviews.map((review) => (
          <RecordEntry
            key={review.id}
            date={short(review.heldOn)}
            dateTime={review.heldOn}
            when={[reviewMethods[review.method]]}
            author={review.authorName ?? ''}
          >
            <p>
              {plan.goals
                .flatMap((goal, index) => {
                  const state = review.progress[goal.id]
                  return state === undefined ? [] : [`目標${index + 1} ${progresses[state]}`]
                })
                .join('・')}
            </p>
            {review.voice === '' ? null : (
              <>
                <p className="meta">本人の声</p>
                <Written text={review.voice} />
              </>
            )}
            {review.note === '' ? null : <Written text={review.note} />}
          </RecordEntry>
        ))
      )}
    </Section>
  )
}

export function Evaluation({ plan }: { plan: PlanView }) {
  return (
    <Section title="評価" note={plan.endedOn === null ? '' : formatDate(plan.endedOn)} pad>
      <Written text={plan.evaluation} />
      <DefinitionList
        items={[
          { term: 'これから', value: plan.continues === null ? '' : continuations[plan.continues] },
          {
            term: '見られた変化',
            value: plan.changes.length === 0 ? 'なし' : plan.changes.map((change) => changes[change]).join('、'),
          },
        ]}
      />
    </Section>
  )
}
