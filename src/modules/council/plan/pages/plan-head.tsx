import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import { Banner, LinkButton, Nb, PageHeading, Tabs } from '../../../../ui/index.ts'
import type { HeardDraft, PlanSummary } from '../plan.queries.ts'

export const planParts = ['goals', 'measures', 'annex', 'findings'] as const
export type PlanPart = (typeof planParts)[number]

const labels: Record<PlanPart, string> = { goals: '目標とKPI', measures: '施策', annex: '別紙', findings: '点検の指摘' }

export function PlanHead({
  plan,
  part,
  findingCount,
  heard,
}: {
  plan: PlanSummary
  part: PlanPart
  findingCount: number
  heard: HeardDraft | undefined
}) {
  return (
    <>
      <PageHeading
        overline={`${formatFiscalYear(plan.fiscalYear)} ${plan.issuedLabel}策定`}
        title="事業実施計画"
        aside={
          <>
            <LinkButton href="/plan/versions" kind="text">
              版と案
            </LinkButton>
            <LinkButton href="/plan/paper/plan.pdf" icon="printer" download>
              PDF
            </LinkButton>
            <LinkButton href="/plan/paper/plan.docx" icon="download" download>
              Word
            </LinkButton>
          </>
        }
        lead={
          <>
            {plan.title}。期間は <Nb>{formatDate(plan.validFrom)}</Nb> から <Nb>{formatDate(plan.validTo)}</Nb> まで。
          </>
        }
      />
      {heard === undefined ? null : (
        <Banner
          kind="finding"
          title={`${formatFiscalYear(heard.fiscalYear)}の案への意見を聞いています(${formatDate(heard.until)}まで)`}
        >
          <p>
            <a href={`/plan/versions/${heard.id}`}>案を読み、意見を書く</a>
          </p>
        </Banner>
      )}
      <Tabs
        label="計画の中"
        items={planParts.map((each) => ({
          href: each === 'goals' ? '/plan' : `/plan?part=${each}`,
          label: labels[each],
          current: each === part,
          ...(each === 'findings' ? { count: findingCount } : {}),
        }))}
      />
    </>
  )
}
