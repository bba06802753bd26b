/** The list of a case's plans. */
import { Empty, LinkButton, Row, Rows, Section, Tag, Undisclosed } from '../../../../ui/index.ts'
import { CaseFrame, worksOn } from '../../cases/index.ts'
import { continuations, planStatuses } from '../support-plan.labels.ts'
import type { PlanRow, PlanView } from '../support-plan.queries.ts'
import { type Common, numberOf, short } from './plan-words.ts'

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
