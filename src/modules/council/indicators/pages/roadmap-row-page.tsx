import { formatDay, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  CheckList,
  DefinitionList,
  Empty,
  LinkButton,
  PageHeading,
  PostButton,
  Section,
  type Shell,
  StaffLayout,
  Tag,
  type TagKind,
  Written,
} from '../../../../ui/index.ts'
import { type LeadBody, type RoadmapRow, roadmapRowHref } from '../../plan/index.ts'
import { quarters, type Quarter } from '../indicator.labels.ts'
import type { RoadmapReport, RoadmapStep } from '../roadmap.queries.ts'
import type { OrganizationReports } from '../roadmap-organizations.rules.ts'
import { OrganizationReportsPart } from './roadmap-organizations-part.tsx'
import { RoadmapReports } from './roadmap-reports-part.tsx'
import type { Light, lightOf } from '../roadmap.rules.ts'
import { inYear, type ShownYear } from '../../council/index.ts'

export interface RoadmapRowPageProps {
  path: string
  shell: Shell
  year: ShownYear
  row: RoadmapRow
  leads: LeadBody[]
  /** The newest first. */
  reports: RoadmapReport[]
  steps: RoadmapStep[]
  light: ReturnType<typeof lightOf>
  /** The reader's organization speaks for this row: it is named, or the office. */
  works: boolean
  /** It is of a kind that the row names: it reports for itself. */
  worksForItself: boolean
  organizations: OrganizationReports
  /** Whether this reader may open the monthly reports of an organization. */
  reads: (organizationId: string) => boolean
}

export const lightLabels: Record<Light, string> = {
  done: '◎完了',
  green: '○順調',
  yellow: '△注意',
  red: '▲おくれ',
  none: '…未報告',
}
const lightTags: Record<Light, TagKind> = { done: 'ok', green: 'ok', yellow: 'caution', red: 'late', none: 'neutral' }

export function LightTag({ light }: { light: Light }) {
  return <Tag kind={lightTags[light]}>{lightLabels[light]}</Tag>
}

/** One row: what the plan says, what is planned by quarter, what was reported, and what the rule makes of it. */
export function RoadmapRowPage({
  path,
  shell,
  year,
  row,
  leads,
  reports,
  steps,
  light,
  works,
  worksForItself,
  organizations,
  reads,
}: RoadmapRowPageProps) {
  const names = row.leads.flatMap((code) => leads.find((lead) => lead.code === code)?.label ?? [])
  return (
    <StaffLayout
      title={row.title}
      path={path}
      shell={shell}
      ownPrimary={works || worksForItself}
      heading={
        <PageHeading
          overline={
            <a href={inYear('/roadmap', row.fiscalYear)}>
              {formatFiscalYear(row.fiscalYear)} 工程表 {row.ref}
            </a>
          }
          title={row.title}
          aside={
            works ? (
              <>
                <LinkButton href={roadmapRowHref(row, '/report')} kind="primary" icon="pencil-plus">
                  状態を報告
                </LinkButton>
                <LinkButton href={roadmapRowHref(row, '/steps/new')} kind="secondary">
                  予定を加える
                </LinkButton>
              </>
            ) : worksForItself ? (
              <LinkButton href={roadmapRowHref(row, '/report')} kind="primary" icon="pencil-plus">
                この機関の取組を報告
              </LinkButton>
            ) : undefined
          }
        />
      }
    >
      <Banner
        kind={
          light.light === 'red' || light.light === 'yellow' ? 'caution' : light.light === 'none' ? 'finding' : 'done'
        }
        title={
          <>
            進み具合 <LightTag light={light.light} />
          </>
        }
      >
        {light.reasons.length === 0 ? (
          <p>予定と報告から、規則で決めています。</p>
        ) : (
          <ul className="plain-list">
            {light.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </Banner>
      <Section title="計画では" pad>
        <div className="stack">
          <Written text={row.wording} />
          <DefinitionList
            items={[
              { term: '実施主体', value: names.length === 0 ? (row.leadsWording ?? '記載なし') : names.join('・') },
              { term: 'KPI', value: row.kpiWording ?? '記載なし' },
              {
                term: '施策',
                value:
                  row.measureIds.length === 0 ? (
                    '記載なし'
                  ) : (
                    <a href={inYear(`/plan?part=measures#measure-${row.measureIds[0]}`, row.fiscalYear)}>
                      計画の本文を見る
                    </a>
                  ),
              },
            ]}
          />
        </div>
      </Section>
      <Section title="四半期の予定" count={steps.length}>
        {steps.length === 0 ? (
          <Empty
            sentence="予定はまだありません。いつまでに何をするかを入れると、進み具合が分かります。"
            {...(works
              ? {
                  action: (
                    <LinkButton href={roadmapRowHref(row, '/steps/new')} kind="secondary">
                      予定を加える
                    </LinkButton>
                  ),
                }
              : {})}
          />
        ) : (
          (Object.keys(quarters).map(Number) as Quarter[])
            .filter((quarter) => steps.some((step) => step.quarter === quarter))
            .map((quarter) => (
              <section key={quarter} className="plan-goal" aria-label={quarters[quarter]}>
                <div className="plan-goal-head">
                  <h3>
                    <span className="plan-goal-number">{quarters[quarter]}</span>
                  </h3>
                </div>
                <CheckList
                  items={steps
                    .filter((step) => step.quarter === quarter)
                    .map((step) => ({
                      state: step.doneOn === null ? ('open' as const) : ('done' as const),
                      text: step.step,
                      ...(step.doneOn === null
                        ? {}
                        : { under: <span className="meta">{formatDay(step.doneOn)}にすませました</span> }),
                      right:
                        works && step.doneOn === null ? (
                          <span className="actions">
                            <PostButton
                              action={roadmapRowHref(row, `/steps/${step.id}/done`)}
                              csrf={shell.csrf}
                              kind="secondary"
                              size="small"
                              label={`すませた: ${step.step}`}
                            >
                              すませた
                            </PostButton>
                            <PostButton
                              action={roadmapRowHref(row, `/steps/${step.id}/removal`)}
                              csrf={shell.csrf}
                              kind="text"
                              size="small"
                              label={`消す: ${step.step}`}
                            >
                              消す
                            </PostButton>
                          </span>
                        ) : undefined,
                    }))}
                />
              </section>
            ))
        )}
      </Section>
      <RoadmapReports year={year} row={row} reports={reports} works={works} reads={reads} />
      <OrganizationReportsPart year={year} reads={reads} own={organizations} />
    </StaffLayout>
  )
}
