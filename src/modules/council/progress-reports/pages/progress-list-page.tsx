import type { FormKit } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { formatDate } from '../../../../platform/japanese/index.ts'
import { civilDateOf } from '../../../../platform/clock.ts'
import {
  Empty,
  Form,
  PageHeading,
  RadioGroup,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  Tag,
} from '../../../../ui/index.ts'
import { progressReportTitle } from '../../indicators/index.ts'
import { progressStartForm } from '../progress.form.ts'
import type { ProgressReport } from '../progress.queries.ts'
import { YearSwitch, inYear, type ShownYear } from '../../council/index.ts'

export interface ProgressListPageProps {
  path: string
  shell: Shell
  year: ShownYear
  reports: ProgressReport[]
  /** For who may begin one. */
  kit: FormKit | null
  errors: FieldError[]
}

export function ProgressListPage({ path, shell, year, reports, kit, errors }: ProgressListPageProps) {
  return (
    <StaffLayout
      title="進捗報告"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary={kit !== null}
      heading={
        <PageHeading
          overline={
            <YearSwitch shown={year} here="/progress-reports">
              <a href={inYear('/roadmap', year.fiscalYear)}>工程表</a>
            </YearSwitch>
          }
          title="進捗報告"
          lead="工程表の状態とKPIから、上半期と年度の報告をつくります。承認した報告は変わらず、ここに残ります。"
        />
      }
    >
      <Section title="報告" count={reports.length}>
        {reports.length === 0 ? (
          <Empty
            sentence={
              kit === null
                ? '承認された報告は、まだありません。承認されると、ここで読めます。'
                : '報告はまだありません。期間を選ぶと、工程表とKPIから書き出しができます。'
            }
          />
        ) : (
          <Rows>
            {reports.map((report) => (
              <Row
                key={report.id}
                title={`${progressReportTitle(report.fiscalYear, report.period)} 第${report.edition}版`}
                href={`/progress-reports/${report.id}`}
                leadTag={
                  <>
                    {report.approvedOn === null ? <Tag kind="caution">案</Tag> : <Tag kind="ok">承認</Tag>}
                    {report.isRevision ? <Tag kind="info">締めたあとの訂正</Tag> : null}
                  </>
                }
                notes={
                  report.approvedOn === null
                    ? `${formatDate(civilDateOf(report.changedAt))} ${report.changedBy ?? ''}`
                    : `${formatDate(report.approvedOn)} ${report.approval}`
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      {kit === null ? null : (
        <Section title="新しい報告をつくる" pad>
          <Form action={path} kit={kit} errors={errors}>
            <RadioGroup {...progressStartForm.boxes({}).period} />
            <SubmitRow label="書きはじめる" />
          </Form>
        </Section>
      )}
    </StaffLayout>
  )
}
