import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import { Banner, LinkButton, Nb, PageHeading, Tabs } from '../../../../ui/index.ts'
import { inYear, type ShownYear, YearSwitch } from '../../council/index.ts'
import type { HeardDraft, PlanSummary } from '../plan.queries.ts'

export const planParts = ['goals', 'measures', 'annex', 'findings'] as const
export type PlanPart = (typeof planParts)[number]

const labels: Record<PlanPart, string> = { goals: '目標とKPI', measures: '施策', annex: '別紙', findings: '点検の指摘' }

const inPart = (part: PlanPart): string => (part === 'goals' ? '/plan' : `/plan?part=${part}`)

export function PlanHead({
  plan,
  year,
  part,
  findingCount,
  heard,
}: {
  plan: PlanSummary
  year: ShownYear
  part: PlanPart
  findingCount: number
  heard: HeardDraft | undefined
}) {
  return (
    <>
      <PageHeading
        overline={
          <YearSwitch shown={year} here={inPart(part)}>
            {plan.issuedLabel}策定
          </YearSwitch>
        }
        title="事業実施計画"
        aside={
          <>
            <LinkButton href="/plan/versions" kind="text">
              版と案
            </LinkButton>
            <LinkButton href={inYear('/plan/paper/plan.pdf', year.fiscalYear)} icon="printer" download>
              PDF
            </LinkButton>
            <LinkButton href={inYear('/plan/paper/plan.docx', year.fiscalYear)} icon="download" download>
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
          href: inYear(inPart(each), year.fiscalYear),
          label: labels[each],
          current: each === part,
          ...(each === 'findings' ? { count: findingCount } : {}),
        }))}
      />
    </>
  )
}
