import type { CivilDate } from '../../../../platform/clock.ts'
import { addCalendarMonths, formatDate, formatEraYear, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  Empty,
  LinkButton,
  PageHeading,
  Pills,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Tag,
  type TagKind,
} from '../../../../ui/index.ts'
import { type Standing, standings } from '../report.labels.ts'
import type { ExpectedReport } from '../report.queries.ts'
import { standingOf } from '../report.rules.ts'

export interface ReportsPageProps {
  path: string
  shell: Shell
  month: CivilDate
  /** When its reports are due. */
  due: CivilDate
  today: CivilDate
  /** Sees every organization's. */
  office: boolean
  reports: ExpectedReport[]
  /** Who still has to report and has nobody who would read a mail; for the office. */
  unreachable: { id: string; name: string }[]
  /** What the list is narrowed to, as it stands in the address. */
  only: string | null
  /** What the reader's own organization could begin to report. */
  further: { code: string; label: string }[]
  organizationId: string
}

export const monthText = (month: CivilDate): string =>
  `${formatEraYear(Number(month.slice(0, 4)))}${Number(month.slice(5, 7))}月`
const tags: Record<Standing, TagKind> = {
  late: 'late',
  missing: 'neutral',
  draft: 'neutral',
  sent: 'caution',
  returned: 'caution',
  accepted: 'ok',
}

export function StandingTag({ standing }: { standing: Standing }) {
  return <Tag kind={tags[standing]}>{standings[standing]}</Tag>
}

/** A month at a glance: who is missing first. */
export function ReportsPage({
  path,
  shell,
  month,
  due,
  today,
  office,
  reports,
  unreachable,
  only,
  further,
  organizationId,
}: ReportsPageProps) {
  const shown = (Object.keys(standings) as Standing[]).find((each) => each === only) ?? null
  const all = reports.map((report) => ({ ...report, standing: standingOf(report.status, due, today) }))
  const listed = all.filter((report) => shown === null || report.standing === shown)
  const href = (to: CivilDate, narrowed: Standing | null = shown): string =>
    `${path}?${new URLSearchParams({ month: to.slice(0, 7), ...(narrowed === null ? {} : { only: narrowed }) }).toString()}`
  const late = all.filter((report) => report.standing === 'late').length
  return (
    <StaffLayout
      title="月次報告"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="月次報告"
          lead={
            office
              ? 'ケースをここに記録していない機関の、月ごとの数です。一つの機関・KPI・月は、ケースか報告のどちらか一方で数えます。'
              : 'この機関の、月ごとの数です。'
          }
          aside={
            !office && all.length > 0 ? (
              <LinkButton href={`/report-sheets/${month.slice(0, 7)}`} icon="download">
                Excelで報告
              </LinkButton>
            ) : office ? (
              <>
                <LinkButton href="/report-sheets" icon="download">
                  表をまとめて受け取る
                </LinkButton>
                {late > 0 ? (
                  <p>
                    期限を過ぎた報告が<strong className="late">{late}件</strong>あります。
                  </p>
                ) : null}
              </>
            ) : late > 0 ? (
              <p>
                期限を過ぎた報告が<strong className="late">{late}件</strong>あります。
              </p>
            ) : undefined
          }
        />
      }
    >
      <Pills
        label="月"
        items={[-2, -1, 0, 1]
          .map((step) => addCalendarMonths(month, step))
          .filter((each) => each.slice(0, 7) < today.slice(0, 7))
          .map((each) => ({ href: href(each), label: monthText(each), current: each === month }))}
      />
      <Pills
        label="状態"
        items={[
          { href: `${path}?month=${month.slice(0, 7)}`, label: 'すべて', count: all.length, current: shown === null },
          ...(Object.keys(standings) as Standing[])
            .map((each) => ({ each, count: all.filter((report) => report.standing === each).length }))
            .filter(({ each, count }) => count > 0 || each === shown)
            .map(({ each, count }) => ({
              href: href(month, each),
              label: standings[each],
              count,
              current: each === shown,
            })),
        ]}
      />
      <p className="meta">
        {monthText(month)}の期限は{formatDate(due)}です。
      </p>
      {unreachable.length === 0 ? null : (
        <Banner kind="caution" title="期限の知らせが届かない機関があります">
          <p>窓口責任者の利用者がいないので、メールが届きません。電話などで知らせてください。</p>
          <p>{unreachable.map((each) => each.name).join('、')}</p>
        </Banner>
      )}
      {listed.length === 0 ? (
        <Empty
          sentence={
            all.length === 0
              ? '報告する機関とKPIは、まだありません。はじめの報告が送られると、次の月からここに並びます。'
              : 'この状態の報告はありません。'
          }
        />
      ) : (
        [...Map.groupBy(listed, (report) => report.kpiCode)].map(([code, own]) => (
          <Section key={code} title={own[0]?.kpiLabel ?? ''} count={own.length}>
            <Rows>
              {own.map((report) => (
                <Row
                  key={report.organizationId}
                  title={report.organizationName}
                  href={`/reports/${report.organizationId}/${report.kpiCode}/${month.slice(0, 7)}`}
                  leadTag={<StandingTag standing={report.standing} />}
                  aside={
                    <span className="num nb">
                      {report.value === null ? '' : `${formatNumber(report.value)}${report.unit}`}
                    </span>
                  }
                />
              ))}
            </Rows>
          </Section>
        ))
      )}
      {further.length === 0 ? null : (
        <Section title="この機関がはじめて報告するとき" kind="quiet">
          <p className="meta">ここにケースを記録していない数だけです。記録しているものは、ケースから数えます。</p>
          <ul className="plain-list">
            {further.map((kpi) => (
              <li key={kpi.code}>
                <a href={`/reports/${organizationId}/${kpi.code}/${month.slice(0, 7)}`}>{kpi.label}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </StaffLayout>
  )
}
