import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay, formatEraYear, formatNumber, weekdayOf } from '../../../../platform/japanese/index.ts'
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
  type Shell,
  StaffLayout,
  TextField,
} from '../../../../ui/index.ts'
import {
  ItemState,
  type KpiItem,
  type lightOf,
  LightTag,
  quarterEnd,
  quarters,
  type RoadmapStep,
} from '../../indicators/index.ts'
import type { Finding, RoadmapRow } from '../../plan/index.ts'
import { type PlanVersion, StateTag, versionNote, versionTitle } from '../../plan-versions/index.ts'
import { type ExpectedReport, type Standing, StandingTag } from '../../reports/index.ts'

export interface OfficePageProps {
  path: string
  shell: Shell
  fiscalYear: number
  today: CivilDate
  organizationName: string
  /** Each KPI now, and as it was known on `since`. */
  kpis: { now: KpiItem; before: KpiItem | undefined }[]
  since: CivilDate
  /** The day that was asked for, as it was typed, and what is wrong with it. */
  asked: { typed: string; message: string | null }
  /** Of the plan, which the office writes or the members read. */
  drafts: PlanVersion[]
  /** Rows of the roadmap that want a look, with why. */
  lights: { row: RoadmapRow; light: ReturnType<typeof lightOf> }[]
  silent: RoadmapRow[]
  /** Planned for a quarter that isn't over. */
  due: (RoadmapStep & { row: RoadmapRow })[]
  findings: Finding[]
  /** The month that is reported now, with who is expected to. */
  month: CivilDate
  reports: (ExpectedReport & { standing: Standing })[]
}

const most = 8

/** The office's day: what wants a look, what moved and why, what is silent, what nobody has answered. */
export function OfficePage({
  path,
  shell,
  fiscalYear,
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
                  目を向ける取組が<strong className="late">{lights.length}件</strong>あります。
                </>
              )}
            </p>
          }
        />
      }
    >
      <Columns ratio="7-5">
        <Column>
          <Section title="目を向ける取組" count={lights.length} more={<a href="/roadmap">工程表</a>}>
            {lights.length === 0 ? (
              <Empty sentence="おくれや、すんでいない予定のある取組は、いまありません。" />
            ) : (
              <Rows>
                {lights.map(({ row, light }) => (
                  <Row
                    key={row.id}
                    title={row.title}
                    href={`/roadmap/${row.id}`}
                    strong
                    leadTag={<LightTag light={light.light} />}
                    text={light.reasons[0] ?? ''}
                  />
                ))}
              </Rows>
            )}
          </Section>
          <Section
            title="月次報告"
            note={`${Number(month.slice(5, 7))}月分 ${reports.filter((report) => report.standing === 'accepted').length} / ${reports.length}件が確定`}
            more={<a href="/reports">すべて</a>}
          >
            {waiting.length + late.length === 0 ? (
              <Empty sentence="確認を待つ報告も、期限を過ぎた報告もありません。" />
            ) : (
              <Rows>
                {[...waiting, ...late].slice(0, most).map((report) => (
                  <Row
                    key={`${report.organizationId} ${report.kpiCode}`}
                    title={report.organizationName}
                    href={`/reports/${report.organizationId}/${report.kpiCode}/${report.month.slice(0, 7)}`}
                    text={report.kpiLabel}
                    leadTag={<StandingTag standing={report.standing} />}
                  />
                ))}
              </Rows>
            )}
          </Section>
          <Section title="これからの予定" count={due.length}>
            {due.length === 0 ? (
              <Empty sentence="四半期の予定はありません。工程表の行で加えると、ここに並びます。" />
            ) : (
              <Rows>
                {due.slice(0, most).map((step) => (
                  <Row
                    key={step.id}
                    title={step.step}
                    href={`/roadmap/${step.row.id}`}
                    text={step.row.title}
                    aside={
                      <span className="meta nb">
                        {formatDay(quarterEnd(fiscalYear, step.quarter))}まで({quarters[step.quarter]})
                      </span>
                    }
                  />
                ))}
              </Rows>
            )}
          </Section>
          <Section
            title="予定も報告もない取組"
            count={silent.length}
            more={silent.length > most ? <a href="/roadmap?state=unreported">すべて</a> : undefined}
          >
            {silent.length === 0 ? (
              <Empty sentence="どの取組にも、予定か報告があります。" />
            ) : (
              <Rows>
                {silent.slice(0, most).map((row) => (
                  <Row key={row.id} title={row.title} href={`/roadmap/${row.id}`} />
                ))}
              </Rows>
            )}
          </Section>
        </Column>
        <Column>
          <Section title="動いた数字" note={`${formatDate(since)}から`} more={<a href="/kpis">KPI・数字</a>}>
            <Rows>
              {kpis.map(({ now, before }) => {
                const moved = (now.actual ?? 0) - (before?.actual ?? 0)
                return (
                  <Row
                    key={now.code}
                    title={now.shortLabel}
                    href={`/kpis/${now.code}/changes`}
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
                        {moved > 0 ? `+${formatNumber(moved)}` : moved < 0 ? `−${formatNumber(-moved)}` : '動きなし'}
                      </span>
                    }
                  />
                )
              })}
            </Rows>
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
                  <Row key={finding.code} title={finding.title} href={`/plan/findings/${finding.code}`} />
                ))}
              </Rows>
            )}
          </Section>
        </Column>
      </Columns>
    </StaffLayout>
  )
}
