import type { Actor } from '../../../../platform/actor.ts'
import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { may } from '../../../../permissions.ts'
import {
  Actions,
  Banner,
  CheckList,
  DefinitionList,
  Empty,
  LinkButton,
  PostButton,
  RecordEntry,
  Row,
  Rows,
  Section,
  type Shell,
  Tag,
  Undisclosed,
  Written,
} from '../../../../ui/index.ts'
import { CaseFrame, type CaseHeader, worksOn } from '../../cases/index.ts'
import {
  agreementHows,
  changes,
  conferenceForms,
  conferenceResults,
  continuations,
  doers,
  goalResults,
  planStatuses,
  progresses,
  reviewMethods,
  services,
} from '../support-plan.labels.ts'
import type { GoalRow, PlanRow, PlanView, StepRow } from '../support-plan.queries.ts'
import { waitsFor } from '../support-plan.rules.ts'

interface Common {
  path: string
  shell: Shell
  actor: Actor
  header: CaseHeader
  today: CivilDate
}

export const planHref = (plan: { caseId: string; id: string }): string =>
  `/cases/${plan.caseId}/support-plans/${plan.id}`
const numberOf = (number: number): string => `第${number}回のプラン`
const short = (day: CivilDate): string => formatDate(day).replace(/\(.\)$/, '')

/** All plans of a case; the living one is its own page. */
export function PlanListPage({
  path,
  shell,
  actor,
  header,
  today,
  plans,
  hidden,
}: Common & { plans: PlanRow[]; hidden: number }) {
  const works = worksOn(header, actor.organizationId)
  const living = plans.some((plan) => plan.status === 'draft' || plan.status === 'agreed' || plan.status === 'running')
  const create =
    works && !living ? (
      <LinkButton href={`/cases/${header.id}/support-plans/new`} kind="primary" icon="pencil-plus">
        プランを書く
      </LinkButton>
    ) : null
  return (
    <CaseFrame
      path={path}
      shell={shell}
      header={header}
      tab="support-plan"
      today={today}
      title="支援プラン"
      actions={create}
    >
      {hidden > 0 ? <Undisclosed owner="ほかの窓口" what={`支援プラン(${hidden}回分)`} /> : null}
      {plans.length === 0 ? (
        <Empty sentence="支援プランはまだありません。本人の目指す姿と目標、手だてを書き、本人の同意をもらうと始まります。" />
      ) : (
        <Section title="支援プラン" count={plans.length}>
          <Rows>
            {plans.map((plan) => (
              <Row
                key={plan.id}
                title={numberOf(plan.number)}
                href={`/cases/${header.id}/support-plans/${plan.id}`}
                strong
                text={<span className="clamp-2">{plan.wish}</span>}
                leadTag={<StatusTag status={plan.status} />}
                notes={
                  <span>
                    {short(plan.startsOn)}から{short(plan.endsOn)}まで・{plan.deskShortName}
                    {plan.continues === null ? '' : `・${continuations[plan.continues]}`}
                  </span>
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </CaseFrame>
  )
}

function StatusTag({ status }: { status: PlanView['status'] }) {
  if (status === 'running')
    return (
      <Tag kind="ok" icon="progress">
        {planStatuses[status]}
      </Tag>
    )
  return <Tag kind={status === 'agreed' ? 'info' : 'neutral'}>{planStatuses[status]}</Tag>
}

export function PlanPage(props: Common & { plan: PlanView }) {
  const { path, shell, actor, header, today, plan } = props
  const works = worksOn(header, actor.organizationId) && plan.organizationId === actor.organizationId
  const draft = works && plan.status === 'draft'
  return (
    <CaseFrame
      path={path}
      shell={shell}
      header={header}
      tab="support-plan"
      today={today}
      title={numberOf(plan.number)}
      paper="支援プラン"
      actions={works ? <PlanActions plan={plan} actor={actor} csrf={shell.csrf} /> : null}
    >
      <Answers plan={plan} works={works} csrf={shell.csrf} />
      <PlanState plan={plan} today={today} works={works} signsOff={may(actor, 'supportPlan.signOff')} />
      <Section
        title={numberOf(plan.number)}
        note={planStatuses[plan.status]}
        pad
        more={draft ? <a href={`${planHref(plan)}/frame`}>書き直す</a> : null}
      >
        <p className="meta">本人の目指す姿</p>
        <blockquote className="wish">
          <Written text={plan.wish} />
        </blockquote>
        <DefinitionList
          items={[
            { term: '期間', value: `${short(plan.startsOn)}から${short(plan.endsOn)}まで` },
            {
              term: '次の見直し',
              value:
                plan.status === 'running' && plan.reviewOn < today ? (
                  <strong className="late">{formatDate(plan.reviewOn)}(過ぎています)</strong>
                ) : (
                  formatDate(plan.reviewOn)
                ),
            },
            {
              term: '使う事業',
              value:
                plan.services.length === 0
                  ? 'なし'
                  : plan.services.map((service) => services[service].label).join('、'),
            },
            { term: '書いた人', value: `${plan.authorName ?? ''}(${plan.deskShortName})` },
            ...(plan.agreedOn === null
              ? []
              : [
                  {
                    term: '本人の同意',
                    value: `${formatDate(plan.agreedOn)} ${plan.agreedHow === null ? '' : agreementHows[plan.agreedHow]}${plan.agreedWitness === '' ? '' : `・立会 ${plan.agreedWitness}`}`,
                  },
                ]),
            ...(plan.conferenceOn === null
              ? []
              : [
                  {
                    term: '支援調整会議',
                    value: `${formatDate(plan.conferenceOn)} ${plan.conferenceForm === null ? '' : conferenceForms[plan.conferenceForm]}・${plan.conferenceResult === null ? '' : conferenceResults[plan.conferenceResult]}`,
                  },
                ]),
            ...(plan.decidedOn === null
              ? []
              : [{ term: '支援決定', value: `${formatDate(plan.decidedOn)} ${plan.decidedBy}` }]),
            ...(plan.signedOffAt === null
              ? []
              : [
                  {
                    term: '責任者の確認',
                    value: `${formatDate(civilDateOf(plan.signedOffAt))} ${plan.signedOffName ?? ''}`,
                  },
                ]),
          ]}
        />
      </Section>
      <Section
        title="目標と手だて"
        count={plan.goals.length}
        more={draft ? <a href={`${planHref(plan)}/goals/new`}>目標を加える</a> : null}
      >
        {plan.goals.length === 0 ? (
          <Empty
            sentence="目標はまだありません。本人の言葉で一つ書き、手だてを並べます。"
            {...(draft
              ? {
                  action: (
                    <LinkButton href={`${planHref(plan)}/goals/new`} kind="secondary">
                      目標を加える
                    </LinkButton>
                  ),
                }
              : {})}
          />
        ) : (
          plan.goals.map((goal, index) => <Goal key={goal.id} {...props} goal={goal} index={index} works={works} />)
        )}
      </Section>
      <Measures plan={plan} draft={draft} />
      {plan.status === 'running' || plan.reviews.length > 0 ? (
        <Reviews plan={plan} works={works && plan.status === 'running'} />
      ) : null}
      {plan.status === 'evaluated' ? <Evaluation plan={plan} /> : null}
      {works && (plan.status === 'draft' || plan.status === 'agreed') ? (
        <Section title="このプランをやめるとき" kind="quiet" pad>
          <PostButton action={`${planHref(plan)}/withdrawal`} csrf={shell.csrf} kind="text">
            プランを取り下げる
          </PostButton>
        </Section>
      ) : null}
    </CaseFrame>
  )
}

function PlanActions({ plan, actor, csrf }: { plan: PlanView; actor: Actor; csrf: string }) {
  const href = planHref(plan)
  const waits = waitsFor(plan)
  if (plan.status === 'draft' && plan.goals.length === 0)
    return (
      <LinkButton href={`${href}/goals/new`} kind="primary" icon="pencil-plus">
        目標を加える
      </LinkButton>
    )
  if (plan.status === 'draft')
    return (
      <>
        <LinkButton href={`${href}/agreement`} kind="primary">
          同意を記録
        </LinkButton>
        {plan.ownPage && plan.offeredOn === null ? (
          <PostButton action={`${href}/offer`} csrf={csrf} kind="secondary">
            本人のページに出す
          </PostButton>
        ) : null}
      </>
    )
  if (waits.includes('decision'))
    return (
      <LinkButton href={`${href}/decision`} kind="primary">
        支援決定を記録
      </LinkButton>
    )
  if (waits.includes('sign-off') && may(actor, 'supportPlan.signOff'))
    return (
      <LinkButton href={`${href}/sign-off`} kind="primary">
        確かめる
      </LinkButton>
    )
  if (plan.status !== 'running') return null
  return (
    <>
      <LinkButton href={`${href}/reviews/new`} kind="primary" icon="pencil-plus">
        見直しを記録
      </LinkButton>
      <LinkButton href={`${href}/evaluation`} kind="secondary">
        評価する
      </LinkButton>
    </>
  )
}

/** What came back from the person's own page. An answer asks to be looked at once; a wish stays as long as the plan is written on. */
function Answers({ plan, works, csrf }: { plan: PlanView; works: boolean; csrf: string }) {
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
function PlanState({
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

const doerOf = (step: StepRow): string =>
  step.doer === 'other'
    ? step.doerName
    : step.doerName === ''
      ? doers[step.doer]
      : `${doers[step.doer]}(${step.doerName})`

function Goal({
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

function Measures({ plan, draft }: { plan: PlanView; draft: boolean }) {
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

function Reviews({ plan, works }: { plan: PlanView; works: boolean }) {
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

function Evaluation({ plan }: { plan: PlanView }) {
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
