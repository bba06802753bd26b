import { civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatFiscalYear, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  Column,
  Columns,
  DraftBanner,
  DraftNote,
  Empty,
  Form,
  PageHeading,
  Row,
  Rows,
  Section,
  StaffLayout,
  SubmitRow,
  Tag,
  TextArea,
  Written,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { inYear, type PlanYear } from '../../council/index.ts'
import { type KpiItem, progressReportTitle, RevisedFigures } from '../../indicators/index.ts'
import type { ProgressReport } from '../../progress-reports/index.ts'
import { type ClosedDifference, type Release, releaseTitle } from '../../releases/index.ts'
import { type ExpectedReport, monthText, StandingTag } from '../../reports/index.ts'
import { closingForm } from '../year.form.ts'
import type { Closing } from '../year.queries.ts'
import { YearFigures } from './year-figures-part.tsx'
import { missingReports, nothingOpenText, whyNotClose } from '../year.rules.ts'

export interface ClosingPageProps extends FormPage {
  year: PlanYear
  closing: Closing | undefined
  items: KpiItem[]
  /** Reports that aren't settled. */
  open: ExpectedReport[]
  /** The last month that can have been reported, by its first day. */
  through: string
  /** Of a closed year: what its newest release says otherwise than the closing. */
  differences: readonly ClosedDifference[]
  /** The newest release of the year. */
  newest: Release | undefined
  reports: ProgressReport[]
}

/** What is still to be done before the year's numbers are final, and those numbers. */
export function ClosingPage(props: ClosingPageProps) {
  const { path, shell, kit, year, closing, items, open, values, errors, savedAt } = props
  const name = formatFiscalYear(year.fiscalYear)
  const why = whyNotClose(year, open)
  const missing = missingReports(open)
  return (
    <StaffLayout
      title={`${name}を締める`}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary={why === null}
      heading={
        <PageHeading
          overline={<a href="/office">事務局の今日</a>}
          title={closing === undefined ? `${name}を締める` : `${name}は締めています`}
          lead={
            closing === undefined
              ? '締めた年度の数は、確かな数として残ります。そのあとに直したものは、すべて「締めたあとの訂正」と出ます。'
              : '締めたあとに直したものは、「締めたあとの訂正」と出ます。'
          }
          aside={why === null ? <DraftNote savedAt={savedAt ?? undefined} /> : undefined}
        />
      }
    >
      {closing === undefined ? null : (
        <Banner
          kind="done"
          title={`${formatDate(civilDateOf(closing.closedAt))}に締めました(${closing.organizationName} ${closing.authorName ?? ''})`}
        >
          {closing.note === '' ? null : <Written text={closing.note} />}
          <RevisedFigures items={items} />
        </Banner>
      )}
      {why === null || closing !== undefined ? null : <Banner kind="caution" title={why} />}
      <Columns ratio="7-5">
        <Column>
          <OpenReports {...props} />
          {why === null ? (
            <>
              <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
              <Form action={path} kit={kit} errors={errors} autosave>
                {missing.length === 0 ? null : (
                  <TextArea
                    {...closingForm.boxes(values).note}
                    optional={false}
                    hint={`出ていない報告が${formatNumber(missing.length)}件あります。そのまま締めるわけは、締めた記録に残ります。`}
                    rows={3}
                  />
                )}
                <SubmitRow label={`${name}を締める`} draft={missing.length > 0} />
              </Form>
            </>
          ) : null}
        </Column>
        <Column>
          <YearFigures {...props} />
          <Published {...props} />
        </Column>
      </Columns>
    </StaffLayout>
  )
}

function OpenReports({ open, through, year: { fiscalYear } }: ClosingPageProps) {
  return (
    <Section title="確定していない報告" count={open.length}>
      {open.length === 0 ? (
        <Empty sentence={nothingOpenText(fiscalYear, through)} />
      ) : (
        <Rows>
          {open.map((report) => (
            <Row
              key={`${report.organizationId} ${report.kpiCode} ${report.month}`}
              title={report.organizationName}
              href={`/reports/${report.organizationId}/${report.kpiCode}/${report.month.slice(0, 7)}`}
              leadTag={<StandingTag standing={report.status ?? 'missing'} />}
              text={`${monthText(report.month)} ${report.kpiLabel}`}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

/** What else belongs to the year's end; none of it keeps the year from being closed. */
function Published({ year, newest, reports }: ClosingPageProps) {
  const report = reports.find((each) => each.period === 'year')
  return (
    <Section title="公表と進捗報告">
      <Rows>
        <Row
          title={newest === undefined ? 'まだ公表していません' : releaseTitle(newest)}
          href={inYear('/statistics', year.fiscalYear)}
          text={newest === undefined ? undefined : `${formatDate(civilDateOf(newest.asOf))}までの記録`}
        />
        <Row
          title={
            report === undefined
              ? '年度の進捗報告は、まだありません'
              : `${progressReportTitle(report.fiscalYear, report.period)} 第${report.edition}版`
          }
          href={report === undefined ? inYear('/progress-reports', year.fiscalYear) : `/progress-reports/${report.id}`}
          leadTag={
            report === undefined ? undefined : report.approvedOn === null ? (
              <Tag kind="caution">案</Tag>
            ) : (
              <Tag kind="ok">承認</Tag>
            )
          }
        />
      </Rows>
    </Section>
  )
}
