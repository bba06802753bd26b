/** What has to be said above a plan: what the person answered, what is missing, what is overdue. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { Actions, Banner, PostButton, Written } from '../../../../ui/index.ts'
import type { PlanView } from '../support-plan.queries.ts'
import { waitsFor } from '../support-plan.rules.ts'
import { planHref } from './plan-words.ts'

/**
 * What came back from the person's own page. An answer asks to be looked at once;
 * a wish stays as long as the plan is written on.
 */
export function Answers({ plan, works, csrf }: { plan: PlanView; works: boolean; csrf: string }) {
  const shown = plan.answers.filter(
    (answer, index) => (works && !answer.seen) || (!answer.agrees && plan.status === 'draft' && index < 3),
  )
  const unseen = works && plan.answers.some((answer) => !answer.seen)
  return (
    <>
      {shown.map((answer, index) => (
        <Banner
          key={answer.id}
          kind={answer.agrees ? 'done' : 'caution'}
          icon="message"
          title={`${formatDay(answer.on)} ${answer.agrees ? '本人が、本人のページで同意しました' : '本人から、プランを直してほしいと返事がありました'}`}
        >
          <Written text={answer.note} />
          {index === 0 && unseen ? (
            <Actions>
              <PostButton action={`${planHref(plan)}/answer-seen`} csrf={csrf} kind="secondary">
                確かめた
              </PostButton>
            </Actions>
          ) : null}
        </Banner>
      ))}
      {plan.status === 'draft' && plan.offeredOn !== null ? (
        <Banner kind="finding" title={`本人のページに出ています(${formatDay(plan.offeredOn)}から)`}>
          <p>本人の返事を待っています。書き直すと、本人のページからは下がります。</p>
        </Banner>
      ) : null}
    </>
  )
}

const waitWords = { agreement: '本人の同意', decision: '支援調整会議と支援決定', 'sign-off': '責任者の確認' } as const

/** What is still missing before it begins, or what is overdue. */
export function PlanState({
  plan,
  today,
  works,
  signsOff,
}: {
  plan: PlanView
  today: CivilDate
  works: boolean
  signsOff: boolean
}) {
  const waits = waitsFor(plan)
  if (plan.status === 'draft' && plan.returnedNote !== '')
    return (
      <Banner kind="caution" title="責任者から、書き直しをたのまれています" icon="message">
        <Written text={plan.returnedNote} />
      </Banner>
    )
  if (waits.length > 0 && works)
    return (
      <Banner kind="finding" title={`始まるまでに要るもの: ${waits.map((wait) => waitWords[wait]).join('、')}`}>
        <p>
          {waits[0] === 'sign-off' && !signsOff
            ? '窓口責任者の「チーム」に並んでいます。'
            : 'そろうと、プランは自動で始まります。'}
        </p>
      </Banner>
    )
  if (plan.status === 'running' && plan.endsOn < today)
    return (
      <Banner kind="caution" title="プランの期間が終わっています">
        <p>目標ごとに評価して、終結か再プランかを決めてください。</p>
      </Banner>
    )
  if (plan.status === 'running' && plan.reviewOn < today)
    return (
      <Banner kind="caution" title="見直しの日を過ぎています">
        <p>{formatDate(plan.reviewOn)}に見直す予定でした。</p>
      </Banner>
    )
  if (plan.status === 'handed-over')
    return (
      <Banner kind="finding" title="つなぎで責任窓口が移り、このプランは終わりました">
        <p>いまの責任窓口が、新しいプランを書きます。</p>
      </Banner>
    )
  return null
}
