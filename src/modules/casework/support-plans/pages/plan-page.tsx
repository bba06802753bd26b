/** One plan: the wish, its goals and measures, how it goes and how it ended. */
import type { Actor } from '../../../../platform/actor.ts'
import { civilDateOf } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { may } from '../../../../permissions.ts'
import { DefinitionList, Empty, LinkButton, PostButton, Section, Written } from '../../../../ui/index.ts'
import { CaseFrame, worksOn } from '../../cases/index.ts'
import { agreementHows, conferenceForms, conferenceResults, planStatuses, services } from '../support-plan.labels.ts'
import type { PlanView } from '../support-plan.queries.ts'
import { waitsFor } from '../support-plan.rules.ts'
import { type Common, numberOf, planHref, short } from './plan-words.ts'
import { Answers, PlanState } from './plan-banners.tsx'
import { Goal, Measures } from './goals-section.tsx'
import { Reviews, Evaluation } from './reviews-section.tsx'

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
