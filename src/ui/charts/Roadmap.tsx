import type { ReactNode } from 'react'
import { type CivilDate, daysBetween } from '../../platform/clock.ts'
import { Icon } from '../components/Icon.tsx'
import { State } from '../components/Tags.tsx'

export interface RoadmapKnot {
  on: CivilDate
  kind: 'done' | 'planned' | 'missed'
  label: string
}

export interface RoadmapLineProps {
  fiscalYear: number
  today: CivilDate
  /** When the measure runs; without it nothing was reported and the line is gray dots. */
  span?: { from: CivilDate; to: CivilDate } | undefined
  knots?: readonly RoadmapKnot[] | undefined
}

const WIDTH = 300

function scale(fiscalYear: number): (on: CivilDate) => number {
  const start = `${fiscalYear}-04-01`
  const days = daysBetween(start, `${fiscalYear + 1}-04-01`)
  return (on) => Math.round(Math.min(1, Math.max(0, daysBetween(start, on) / days)) * (WIDTH - 12) * 10) / 10 + 6
}

/** One measure through the year: solid before today, dotted after, knots are dated facts, a crossed knot is what did not happen. */
export function RoadmapLine({ fiscalYear, today, span, knots = [] }: RoadmapLineProps) {
  const x = scale(fiscalYear)
  const now = x(today)
  const label =
    [
      span === undefined ? '予定の報告がありません' : '',
      ...knots.map(
        (knot) =>
          `${Number(knot.on.slice(5, 7))}月${Number(knot.on.slice(8, 10))}日 ${knot.label}${knot.kind === 'missed' ? '(できなかった)' : knot.kind === 'planned' ? '(予定)' : ''}`,
      ),
    ]
      .filter(Boolean)
      .join('、') || '年度を通して'
  const from = span === undefined ? 0 : x(span.from)
  const to = span === undefined ? 0 : x(span.to)
  return (
    <svg className="rm-line" viewBox={`0 0 ${WIDTH} 22`} role="img" aria-label={label}>
      {span === undefined ? (
        <path className="rm-none" d={`M6 11H${WIDTH - 6}`} />
      ) : (
        <>
          {from < now ? <path className="th-line" d={`M${from} 11H${Math.min(to, now)}`} /> : null}
          {to > now ? <path className="th-line th-planned" d={`M${Math.max(from, now)} 11H${to}`} /> : null}
        </>
      )}
      {knots.map((knot) => {
        const at = x(knot.on)
        if (knot.kind === 'missed')
          return (
            <g key={`${knot.on}${knot.label}`}>
              <circle className="rm-missed" cx={at} cy="11" r="6.5" />
              <path className="rm-cross" d={`M${at - 3} 8l6 6m0 -6l-6 6`} />
            </g>
          )
        return (
          <circle
            key={`${knot.on}${knot.label}`}
            className={knot.kind === 'done' ? 'th-dot' : 'th-open'}
            cx={at}
            cy="11"
            r={knot.kind === 'done' ? 7 : 6.5}
          />
        )
      })}
    </svg>
  )
}

/** Quarters and today behind the rows, stretched to the height of the cell. */
function Behind({ fiscalYear, today }: { fiscalYear: number; today: CivilDate }) {
  const x = scale(fiscalYear)
  return (
    <svg className="rm-behind" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
      {[`${fiscalYear}-07-01`, `${fiscalYear}-10-01`, `${fiscalYear + 1}-01-01`].map((on) => (
        <path key={on} className="rm-quarter" d={`M${x(on)} 0V10`} />
      ))}
      {x(today) > 6 && x(today) < WIDTH - 6 ? <path className="rm-today" d={`M${x(today)} 0V10`} /> : null}
    </svg>
  )
}

export type MeasureState = 'done' | 'running' | 'late' | 'idle' | 'ended' | 'unreported'

export interface RoadmapMeasure {
  id: string
  href?: string | undefined
  title: ReactNode
  /** What a check of the plan found in this row. */
  findings?: readonly { href?: string | undefined; text: string }[] | undefined
  lead: ReactNode
  line: Pick<RoadmapLineProps, 'span' | 'knots'>
  state: MeasureState
  /** What the rule says where something is to be looked at. */
  light?: ReactNode
  evidence?: { href?: string | undefined; text: ReactNode; date?: string | undefined } | undefined
}

export interface RoadmapTableProps {
  fiscalYear: number
  today: CivilDate
  groups: readonly {
    id: string
    number: ReactNode
    title: string
    aside?: ReactNode
    measures: readonly RoadmapMeasure[]
  }[]
}

/** The 工程表: a bundle of threads, one a measure. Six columns on the desk, blocks on the phone. */
export function RoadmapTable({ fiscalYear, today, groups }: RoadmapTableProps) {
  const behind = <Behind fiscalYear={fiscalYear} today={today} />
  return (
    <>
      <table className="roadmap">
        <caption className="visually-hidden">工程表</caption>
        <thead>
          <tr>
            <th scope="col" className="rm-c1">
              取組
            </th>
            <th scope="col" className="rm-c2">
              実施主体
            </th>
            <th scope="col" className="rm-c3">
              <Quarters fiscalYear={fiscalYear} today={today} />
            </th>
            <th scope="col" className="rm-c4">
              状態
            </th>
            <th scope="col" className="rm-c5">
              裏づけ
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id} id={group.id}>
            <tr className="rm-group">
              <th scope="rowgroup" colSpan={2}>
                <span className="knot-number">{group.number}</span>
                {group.title}
              </th>
              <td className="rm-cell">{behind}</td>
              <td className="rm-aside" colSpan={2}>
                <div>{group.aside}</div>
                <div className="rm-quarters" aria-hidden="true">
                  {QUARTERS.map((word) => (
                    <span key={word}>{word}</span>
                  ))}
                </div>
              </td>
            </tr>
            {group.measures.map((measure) => (
              <tr key={measure.id}>
                <th scope="row" className="rm-title">
                  {measure.href === undefined ? measure.title : <a href={measure.href}>{measure.title}</a>}
                  {measure.findings?.map((finding) => (
                    <span key={finding.text} className="rm-finding">
                      <Icon name="zoom-question" size={16} />
                      {finding.href === undefined ? finding.text : <a href={finding.href}>{finding.text}</a>}
                    </span>
                  ))}
                </th>
                <td className="rm-lead">{measure.lead}</td>
                <td className="rm-cell">
                  {behind}
                  <RoadmapLine fiscalYear={fiscalYear} today={today} {...measure.line} />
                </td>
                <td className="rm-state">
                  <MeasureStateMark state={measure.state} />
                  {measure.light}
                </td>
                <td className="rm-evidence">
                  {measure.evidence === undefined ? (
                    '報告がまだありません'
                  ) : (
                    <>
                      {measure.evidence.href === undefined ? (
                        measure.evidence.text
                      ) : (
                        <a href={measure.evidence.href}>{measure.evidence.text}</a>
                      )}
                      {measure.evidence.date === undefined ? null : <span>{measure.evidence.date}</span>}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <RoadmapLegend />
    </>
  )
}

export function MeasureStateMark({ state }: { state: MeasureState }) {
  const words = {
    done: '完了',
    running: '実施中',
    late: 'おくれ',
    idle: '未着手',
    ended: '中止',
    unreported: '未報告',
  } as const
  return <State state={state === 'unreported' ? 'idle' : state}>{words[state]}</State>
}

const QUARTERS = ['4–6月', '7–9月', '10–12月', '1–3月']

function Quarters({ fiscalYear, today }: { fiscalYear: number; today: CivilDate }) {
  const x = scale(fiscalYear)
  const now = x(today)
  return (
    <>
      <span className="visually-hidden">4月から翌年3月まで</span>
      <svg viewBox={`0 0 ${WIDTH} 54`} aria-hidden="true">
        {now > 6 && now < WIDTH - 6 ? (
          <>
            <text className="th-word th-bold th-kaki rm-head" x={Math.min(now, WIDTH - 18)} y="15" textAnchor="middle">
              今日
            </text>
            <path className="rm-today" d={`M${now} 22V54`} />
          </>
        ) : null}
        {QUARTERS.map((word, index) => {
          const start = 10 + index * 72
          return (
            <text
              key={word}
              className="th-axis rm-head"
              x={now > start - 4 && now < start + 52 ? Math.min(now + 6, WIDTH - 44) : start}
              y="45"
            >
              {word}
            </text>
          )
        })}
      </svg>
    </>
  )
}

function RoadmapLegend() {
  return (
    <ul className="rm-legend">
      <li>
        <svg width="40" height="16" aria-hidden="true">
          <path className="th-line" d="M2 8H38" />
          <circle className="th-dot" cx="20" cy="8" r="6" />
        </svg>
        行ったこと
      </li>
      <li>
        <svg width="40" height="16" aria-hidden="true">
          <path className="th-line th-planned" d="M4 8H38" />
          <circle className="th-open" cx="20" cy="8" r="5.5" />
        </svg>
        これから
      </li>
      <li>
        <svg width="18" height="18" aria-hidden="true">
          <circle className="rm-missed" cx="9" cy="9" r="6.5" />
          <path className="rm-cross" d="M6 6l6 6m0 -6l-6 6" />
        </svg>
        予定の日にできなかったこと
      </li>
      <li>
        <Icon name="zoom-question" size={16} />
        計画の点検で見つかったこと
      </li>
    </ul>
  )
}
