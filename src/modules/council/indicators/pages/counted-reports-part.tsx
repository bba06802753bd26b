/** The reports of a figure, where its facts are listed: both together make it up. */
import { FigureTable } from '../../../../figures/index.ts'
import { formatMonth, formatNumber } from '../../../../platform/japanese/index.ts'
import { Section } from '../../../../ui/index.ts'
import type { ReportChange, ReportedBy } from '../counted-reports.queries.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'

const reportHref = (organizationId: string, code: string, month: string): string =>
  `/reports/${organizationId}/${code}/${month.slice(0, 7)}`

export function ReportedList({ item, reported }: { item: KpiItem; reported: readonly ReportedBy[] }) {
  if (reported.length === 0) return null
  const total = reported.reduce((sum, each) => sum + each.total, 0)
  return (
    <Section title="機関の報告" note={`${formatNumber(total)}${item.unit}`} id="reports">
      <FigureTable
        name="reports"
        kind="list"
        caption="機関の報告"
        captionHidden
        columns={[
          { key: 'organization', label: '機関' },
          { key: 'months', label: '月ごと' },
          { key: 'value', label: `数(${item.unit})`, align: 'end', strong: true },
        ]}
        rows={reported.map((each) => ({
          id: each.organizationId,
          cells: {
            organization: each.organizationName,
            // One text: a line breaks after a month, never before the comma.
            months: {
              value: each.months
                .map(({ month, value }) => `${Number(month.slice(5, 7))}月 ${formatNumber(value)}`)
                .join('、'),
              shown: (
                <span>
                  {each.months.map(({ month, value }, index) => (
                    <span key={month}>
                      <span className="nb">
                        <a href={reportHref(each.organizationId, item.code, month)}>{Number(month.slice(5, 7))}月</a>{' '}
                        {formatNumber(value)}
                        {index === each.months.length - 1 ? '' : '、'}
                      </span>{' '}
                    </span>
                  ))}
                </span>
              ),
            },
            value: each.total,
          },
        }))}
        total={{ organization: '合計', months: '', value: total }}
      />
    </Section>
  )
}

export function ReportChanges({ item, changes }: { item: KpiItem; changes: readonly ReportChange[] }) {
  if (changes.length === 0) return null
  return (
    <Section title="機関の報告" count={changes.length}>
      <FigureTable
        name="changed-reports"
        kind="list"
        caption="動いた報告"
        captionHidden
        columns={[
          { key: 'organization', label: '機関' },
          { key: 'month', label: '月' },
          { key: 'before', label: '前', align: 'end' },
          { key: 'after', label: '後', align: 'end', strong: true },
          { key: 'difference', label: 'ちがい', align: 'end' },
        ]}
        rows={changes.map((each) => ({
          id: `${each.organizationId} ${each.month}`,
          cells: {
            organization: {
              value: each.organizationName,
              href: reportHref(each.organizationId, item.code, each.month),
            },
            month: formatMonth(each.month.slice(0, 7)),
            before: each.before,
            after: each.after,
            difference: { value: each.after - each.before, kind: 'signed' },
          },
        }))}
      />
    </Section>
  )
}
