import type { ReactNode } from 'react'
import type { CivilDate } from '../../platform/clock.ts'
import { Icon } from '../components/Icon.tsx'
import { State } from '../components/Tags.tsx'
import { type RoadmapLineProps, RoadmapLine } from './RoadmapLine.tsx'
import { Behind, Quarters, QUARTERS } from './RoadmapQuarters.tsx'

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

export const measureWords: Record<MeasureState, string> = {
  done: '完了',
  running: '実施中',
  late: 'おくれ',
  idle: '未着手',
  ended: '中止',
  unreported: '未報告',
}

const MeasureStateMark = ({ state }: { state: MeasureState }) => (
  <State state={state === 'unreported' ? 'idle' : state}>{measureWords[state]}</State>
)

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
