import { formatDate } from '../../../../platform/japanese/index.ts'
import { Row, Rows, Section, Written } from '../../../../ui/index.ts'
import { monthText, type StandingReport, StandingTag } from '../../../council/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

/** As many as stand here; the rest is one link away. */
const most = 6

/** What somebody here has to do comes first: what came back, what is late, what is due; then what others look at. */
const order = ['returned', 'late', 'missing', 'draft', 'sent', 'accepted'] as const
const counted = { returned: '差戻し', late: '期限切れ', missing: '未提出', draft: '下書き', sent: '確認待ち' } as const

/** What this organization still owes of its monthly reports, or waits for; nothing where all is settled. */
export function MonthlyReports({ reports }: TodayPageProps) {
  if (reports.length === 0) return null
  const sorted = reports.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))
  return (
    <Section title="月次報告" count={reports.length} note={summary(reports)} more={<a href="/reports">すべて</a>}>
      <Rows>
        {sorted.slice(0, most).map((report) => (
          <Row
            key={`${report.kpiCode} ${report.month}`}
            title={report.kpiLabel}
            href={`/reports/${report.organizationId}/${report.kpiCode}/${report.month.slice(0, 7)}`}
            leadTag={<StandingTag standing={report.standing} />}
            text={wordsOf(report)}
          >
            {report.standing === 'returned' ? <Written text={`事務局から: ${report.note}`} /> : null}
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

const wordsOf = (report: StandingReport): string =>
  report.standing === 'returned'
    ? `${monthText(report.month)} 直して、もう一度送ってください`
    : report.standing === 'sent'
      ? `${monthText(report.month)} 事務局が確かめています。それまでは数を直せます`
      : `${monthText(report.month)} 期限は${formatDate(report.due)}`

const summary = (reports: readonly StandingReport[]): string =>
  Object.entries(counted)
    .map(([standing, label]) => ({ label, many: reports.filter((report) => report.standing === standing).length }))
    .filter(({ many }) => many > 0)
    .map(({ label, many }) => `${label} ${many}件`)
    .join('・')
