import { type FigureCell, FigureTable } from '../../../../figures/index.ts'
import { civilDateOf } from '../../../../platform/clock.ts'
import {
  formatDate,
  formatDateTime,
  formatFiscalYear,
  formatNumber,
  formatShortDay,
} from '../../../../platform/japanese/index.ts'
import {
  Empty,
  LinkButton,
  PageHeading,
  Pagination,
  Pills,
  type Shell,
  StaffLayout,
  TargetTypeLabel,
  targetTypeText,
} from '../../../../ui/index.ts'
import { countedFactLabels } from '../indicator.labels.ts'
import type { KpiFact } from '../kpi-fact.queries.ts'
import type { ReportedBy } from '../counted-reports.queries.ts'
import { ReportedList } from './counted-reports-part.tsx'
import type { KpiItem } from '../kpi-overview.queries.ts'

export interface KpiFactsPageProps {
  path: string
  shell: Shell
  item: KpiItem
  fiscalYear: number
  facts: KpiFact[]
  /** Beside the facts: together they are the figure. */
  reported: readonly ReportedBy[]
  total: number
  nextHref: string | undefined
  backHref: string
  /** What the list is narrowed to, its address, and the address without it. */
  narrowed: { label: string; here: string; href: string } | null
  municipalityNames: Map<string, string>
  asOf: Date | null
  now: Date
}

/** The rows that the figure consists of. There is no person in a fact, hence none here. */
export function KpiFactsPage({
  path,
  shell,
  item,
  fiscalYear,
  facts,
  reported,
  total,
  nextHref,
  backHref,
  narrowed,
  municipalityNames,
  asOf,
  now,
}: KpiFactsPageProps) {
  const reportedTotal = reported.reduce((sum, each) => sum + each.total, 0)
  const withMunicipality = facts.some((fact) => fact.municipalityCode !== null)
  return (
    <StaffLayout title={`数えた事実 ${item.shortLabel}`} path={path} shell={shell}>
      <PageHeading
        overline={`${formatFiscalYear(fiscalYear)} ${item.label}`}
        title="数えた事実"
        aside={
          <LinkButton href={backHref} icon="chart-line">
            数字に戻る
          </LinkButton>
        }
        lead={`${formatDateTime(asOf ?? now)}の時点で、ケースから数えた${formatNumber(total)}件と、機関の報告の${formatNumber(reportedTotal)}${item.unit}です。合わせると${formatNumber(total + reportedTotal)}${item.unit}になります。氏名も相談の中身もここにはありません。`}
      />
      {narrowed === null ? null : (
        <Pills
          label="しぼりこみ"
          items={[
            { href: narrowed.href, label: 'すべて', current: false },
            { href: narrowed.here, label: narrowed.label, current: true },
          ]}
        />
      )}
      {facts.length === 0 ? (
        <Empty
          sentence={`数えた事実はまだありません。${countedFactLabels[item.code] ?? ''}が記録されると、ここに並びます。`}
        />
      ) : (
        <div>
          <FigureTable
            name="facts"
            kind="list"
            caption="数えた事実"
            captionHidden
            columns={[
              { key: 'on', label: '日' },
              { key: 'what', label: '事実' },
              { key: 'organization', label: '機関' },
              { key: 'area', label: '圏域' },
              ...(withMunicipality ? [{ key: 'municipality', label: '市町村' }] : []),
              { key: 'type', label: '類型' },
              { key: 'recorded', label: '記録した日' },
            ]}
            rows={facts.map((fact) => ({
              id: fact.factId,
              cells: {
                on: formatDate(fact.occurredOn),
                what: countedFactLabels[item.code] ?? '',
                organization: fact.organizationName,
                area: fact.areaName ?? '不明',
                municipality:
                  fact.municipalityCode === null ? '' : (municipalityNames.get(fact.municipalityCode) ?? ''),
                type: factType(fact, item.kind === 'quantitative'),
                recorded: formatShortDay(civilDateOf(fact.recordedAt)),
              },
            }))}
          />
          {facts.some((fact) => fact.isSmall) ? <SmallFactsNote /> : null}
          <Pagination text={`${formatNumber(total)}件のうち ${formatNumber(facts.length)}件`} nextHref={nextHref} />
        </div>
      )}
      <ReportedList item={item} reported={reported} />
    </StaffLayout>
  )
}

/** The type of a counted fact; left out where few are alike. */
export function factType(fact: KpiFact, isAboutPeople: boolean): FigureCell {
  if (!isAboutPeople) return ''
  if (fact.isSmall) return '出しません'
  const type = fact.targetType as 1 | 2 | 3 | null
  return { value: targetTypeText(type), shown: <TargetTypeLabel type={type} /> }
}

export function SmallFactsNote() {
  return (
    <p className="meta">
      同じ機関や圏域に、同じ類型の方が少ししかいないときは、類型と市町村を出しません。数を確かめるのに、どなたかが分かる必要はないためです。
    </p>
  )
}
