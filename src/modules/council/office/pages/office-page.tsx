import {
  fiscalYearOf,
  formatDate,
  formatEraYear,
  formatFiscalYear,
  formatNumber,
  weekdayOf,
} from '../../../../platform/japanese/index.ts'
import {
  Button,
  Column,
  Columns,
  Empty,
  Nb,
  PageHeading,
  QueryForm,
  Row,
  Rows,
  Section,
  StaffLayout,
  Tag,
  TextField,
} from '../../../../ui/index.ts'
import { ItemState } from '../../indicators/index.ts'
import { StateTag, versionNote, versionTitle } from '../../plan-versions/index.ts'
import { StandingTag } from '../../reports/index.ts'
import { DueSection, LightsSection, SilentSection, most } from './roadmap-sections.tsx'
import type { OfficePageProps } from '../office-page.types.ts'
import { inYear, type PlanYear } from '../../council/index.ts'
import { kpiHref } from '../../plan/index.ts'

/** The office's day: what wants a look, what moved and why, what is silent, what nobody has answered. */
export function OfficePage({
  path,
  shell,
  years,
  today,
  organizationName,
  kpis,
  since,
  asked,
  drafts,
  lights,
  silent,
  due,
  findings,
  month,
  accepted,
  reports,
}: OfficePageProps) {
  const waiting = reports.filter((report) => report.standing === 'sent')
  const late = reports.filter((report) => report.standing === 'late' || report.standing === 'returned')
  const open = findings.filter((finding) => finding.status === 'open')
  return (
    <StaffLayout
      title="事務局の今日"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          day
          overline={`${formatEraYear(Number(today.slice(0, 4)))} ${organizationName}`}
          title={`${Number(today.slice(5, 7))}月${Number(today.slice(8))}日`}
          small={`${weekdayOf(today)}曜日`}
          aside={
            <p>
              {lights.length === 0 ? (
                'おくれている取組はありません。'
              ) : (
                <>
                  注意・おくれの取組が<strong className="late">{lights.length}件</strong>あります。
                </>
              )}
            </p>
          }
        />
      }
    >
      <Columns ratio="7-5">
        <Column>
          {years
            .filter((year) => year.state === 'settling')
            .map((year) => (
              <SettlingSection key={year.fiscalYear} year={year} reports={reports} />
            ))}
          <LightsSection lights={lights} />
          <Section
            title="月次報告"
            note={`${Number(month.slice(5, 7))}月分 ${accepted.done} / ${accepted.of}件が確定`}
            more={<a href="/reports">すべて</a>}
          >
            {waiting.length + late.length === 0 ? (
              <Empty sentence="確認を待つ報告も、期限を過ぎた報告もありません。" />
            ) : (
              <Rows>
                {[...waiting, ...late].slice(0, most).map((report) => (
                  <Row
                    key={`${report.organizationId} ${report.kpiCode} ${report.month}`}
                    title={report.organizationName}
                    href={`/reports/${report.organizationId}/${report.kpiCode}/${report.month.slice(0, 7)}`}
                    text={`${Number(report.month.slice(5, 7))}月分 ${report.kpiLabel}`}
                    leadTag={<StandingTag standing={report.standing} />}
                  />
                ))}
              </Rows>
            )}
          </Section>
          <DueSection due={due} />
          <SilentSection silent={silent} />
        </Column>
        <Column>
          <Section title="動いた数字" note={`${formatDate(since)}から`} more={<a href="/kpis">KPI・数字</a>}>
            {kpis.map(({ year, moved }) => (
              <MovedFigures
                key={year.fiscalYear}
                name={kpis.length > 1 ? formatFiscalYear(year.fiscalYear) : ''}
                moved={moved}
              />
            ))}
            <QueryForm action={path} label="動いた数字">
              <TextField
                name="since"
                label="いつからの動きを見るか"
                width="medium"
                value={asked.typed}
                example="令和7年12月1日"
                {...(asked.message === null ? {} : { error: asked.message })}
              />
              <Button>この日から</Button>
            </QueryForm>
          </Section>
          {drafts.length === 0 ? null : (
            <Section title="計画の案" count={drafts.length} more={<a href="/plan/versions">版と案</a>}>
              <Rows>
                {drafts.map((draft) => (
                  <Row
                    key={draft.id}
                    title={versionTitle(draft)}
                    href={`/plan/versions/${draft.id}${draft.unanswered === 0 ? '' : '?part=comments'}`}
                    leadTag={<StateTag state={draft.state} />}
                    text={
                      <>
                        {versionNote(draft)}
                        {draft.unanswered === 0 ? null : (
                          <>
                            ・<strong className="late nb">答えはまだ {draft.unanswered}件</strong>
                          </>
                        )}
                      </>
                    }
                  />
                ))}
              </Rows>
            </Section>
          )}
          <Section
            title="答えのない点検の指摘"
            count={open.length}
            more={<a href="/plan?part=findings&status=open">すべて</a>}
          >
            {open.length === 0 ? (
              <Empty sentence="どの指摘にも、答えがあります。" />
            ) : (
              <Rows>
                {open.slice(0, 3).map((finding) => (
                  <Row
                    key={`${finding.fiscalYear} ${finding.code}`}
                    title={finding.title}
                    href={inYear(`/plan/findings/${finding.code}`, finding.fiscalYear)}
                  />
                ))}
              </Rows>
            )}
          </Section>
        </Column>
      </Columns>
    </StaffLayout>
  )
}

function MovedFigures({ name, moved }: { name: string; moved: OfficePageProps['kpis'][number]['moved'] }) {
  return (
    <>
      {name === '' ? null : <h3>{name}</h3>}
      <Rows>
        {moved.map(({ now, before }) => {
          const difference = (now.actual ?? 0) - (before?.actual ?? 0)
          return (
            <Row
              key={now.code}
              title={now.shortLabel}
              href={kpiHref(now, '/changes')}
              titleNote={<ItemState item={now} />}
              text={
                <Nb>
                  {formatNumber(before?.actual ?? 0)} →{' '}
                  <strong>
                    {formatNumber(now.actual ?? 0)}
                    {now.unit}
                  </strong>
                </Nb>
              }
              aside={
                <span className="num nb">
                  {difference > 0
                    ? `+${formatNumber(difference)}`
                    : difference < 0
                      ? `−${formatNumber(-difference)}`
                      : '動きなし'}
                </span>
              }
            />
          )
        })}
      </Rows>
    </>
  )
}

/** A year that is over: what its closing waits for. */
function SettlingSection({ year, reports }: { year: PlanYear; reports: OfficePageProps['reports'] }) {
  const own = reports.filter((report) => fiscalYearOf(report.month) === year.fiscalYear)
  const waiting = own.filter((report) => report.status === 'sent').length
  const name = formatFiscalYear(year.fiscalYear)
  return (
    <Section title={`${name}の締め`}>
      <Rows>
        <Row
          title={`${name}を締める`}
          href={`/years/${year.fiscalYear}/closing`}
          strong
          leadTag={own.length === 0 ? <Tag kind="ok">締められます</Tag> : <Tag kind="caution">残り {own.length}件</Tag>}
          text={
            own.length === 0
              ? '3月分までの報告は、みな確定しています。'
              : `確認を待つ報告 ${waiting}件・出ていない報告 ${own.length - waiting}件`
          }
        />
      </Rows>
    </Section>
  )
}
