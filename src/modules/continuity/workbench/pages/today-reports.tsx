import { Row, Rows, Section } from '../../../../ui/index.ts'
import { monthText, StandingTag } from '../../../council/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

/** As many as stand here; the rest is one link away. */
const most = 6

/** What this organization still owes of its monthly reports, or waits for; nothing where all is settled. */
export function MonthlyReports({ reports }: TodayPageProps) {
  if (reports.length === 0) return null
  return (
    <Section title="月次報告" count={reports.length} more={<a href="/reports">すべて</a>}>
      <Rows>
        {reports.slice(0, most).map((report) => (
          <Row
            key={`${report.kpiCode} ${report.month}`}
            title={report.kpiLabel}
            href={`/reports/${report.organizationId}/${report.kpiCode}/${report.month.slice(0, 7)}`}
            leadTag={<StandingTag standing={report.standing} />}
            text={monthText(report.month)}
          />
        ))}
      </Rows>
    </Section>
  )
}
