import type { CivilDate } from '../../../platform/clock.ts'
import { formatDate, formatDay, formatEraYear, formatNumber, weekdayOf } from '../../../platform/japanese/index.ts'
import { Column, Columns, Empty, Nb, PageHeading, Row, Rows, Section, type Shell, StaffLayout } from '../../../ui/index.ts'
import { type Finding, type RoadmapRow } from '../../plan/index.ts'
import { quarters, type Quarter } from '../indicator.labels.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import type { RoadmapStep } from '../roadmap.queries.ts'
import { type lightOf, quarterEnd } from '../roadmap.rules.ts'
import { LightTag } from './roadmap-row-page.tsx'
import { ItemState } from './shown.tsx'

export interface OfficePageProps {
  path: string
  shell: Shell
  fiscalYear: number
  today: CivilDate
  organizationName: string
  /** Each KPI now, and as it was known on `since`. */
  kpis: { now: KpiItem; before: KpiItem | undefined }[]
  since: CivilDate
  /** Rows of the roadmap that want a look, with why. */
  lights: { row: RoadmapRow; light: ReturnType<typeof lightOf> }[]
  silent: RoadmapRow[]
  /** Planned for a quarter that isn't over. */
  due: (RoadmapStep & { row: RoadmapRow })[]
  findings: Finding[]
}

const most = 8

/** The office's day: what wants a look, what moved and why, what is silent, what nobody has answered. */
export function OfficePage({ path, shell, fiscalYear, today, organizationName, kpis, since, lights, silent, due, findings }: OfficePageProps) {
  const open = findings.filter((finding) => finding.status === 'open')
  return (
    <StaffLayout title="事務局の今日" path={path} shell={shell}
      heading={<PageHeading day overline={`${formatEraYear(Number(today.slice(0, 4)))} ${organizationName}`} title={`${Number(today.slice(5, 7))}月${Number(today.slice(8))}日`} small={`${weekdayOf(today)}曜日`} aside={<p>{lights.length === 0 ? 'おくれている取組はありません。' : <>目を向ける取組が<strong className="late">{lights.length}件</strong>あります。</>}</p>} />}>
      <Columns ratio="7-5">
        <Column>
          <Section title="目を向ける取組" count={lights.length} more={<a href="/roadmap">工程表</a>}>
            {lights.length === 0 ? <Empty sentence="おくれや、すんでいない予定のある取組は、いまありません。" /> : <Rows>{lights.map(({ row, light }) => <Row key={row.id} title={row.title} href={`/roadmap/${row.id}`} strong leadTag={<LightTag light={light.light} />} text={light.reasons[0] ?? ''} />)}</Rows>}
          </Section>
          <Section title="これからの予定" count={due.length}>
            {due.length === 0 ? <Empty sentence="四半期の予定はありません。工程表の行で加えると、ここに並びます。" /> : <Rows>{due.slice(0, most).map((step) => <Row key={step.id} title={step.step} href={`/roadmap/${step.row.id}`} text={step.row.title} aside={<span className="meta nb">{formatDay(quarterEnd(fiscalYear, step.quarter))}まで({quarters[step.quarter as Quarter]})</span>} />)}</Rows>}
          </Section>
          <Section title="予定も報告もない取組" count={silent.length} more={silent.length > most ? <a href="/roadmap?state=unreported">すべて</a> : undefined}>
            {silent.length === 0 ? <Empty sentence="どの取組にも、予定か報告があります。" /> : <Rows>{silent.slice(0, most).map((row) => <Row key={row.id} title={row.title} href={`/roadmap/${row.id}`} />)}</Rows>}
          </Section>
        </Column>
        <Column>
          <Section title="動いた数字" note={`${formatDate(since)}から`} more={<a href="/kpis">KPI・数字</a>}>
            <Rows>
              {kpis.map(({ now, before }) => {
                const moved = (now.actual ?? 0) - (before?.actual ?? 0)
                return <Row key={now.code} title={now.shortLabel} href={`/kpis/${now.code}/changes`} titleNote={<ItemState item={now} />} text={<Nb>{formatNumber(before?.actual ?? 0)} → <strong>{formatNumber(now.actual ?? 0)}{now.unit}</strong></Nb>} aside={<span className="num nb">{moved > 0 ? `+${formatNumber(moved)}` : moved < 0 ? `−${formatNumber(-moved)}` : '動きなし'}</span>} />
              })}
            </Rows>
          </Section>
          <Section title="答えのない点検の指摘" count={open.length} more={<a href="/plan?part=findings&status=open">すべて</a>}>
            {open.length === 0 ? <Empty sentence="どの指摘にも、答えがあります。" /> : <Rows>{open.slice(0, 3).map((finding) => <Row key={finding.code} title={finding.title} href={`/plan/findings/${finding.code}`} />)}</Rows>}
          </Section>
        </Column>
      </Columns>
    </StaffLayout>
  )
}
