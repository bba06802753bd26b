/** The 工程表 as one drawing: to be taken along, so every word stands in it. */
import { brokenLines } from '../thread/labels.ts'
import type { CivilDate } from '../../platform/clock.ts'
import { type MeasureState, measureWords, type RoadmapMeasure } from './Roadmap.tsx'
import { LineMarks } from './RoadmapLine.tsx'
import { quarterWordAt, QUARTERS } from './RoadmapQuarters.tsx'
import { scale, WIDTH } from './roadmap-scale.ts'

export interface RoadmapSheetProps {
  fiscalYear: number
  today: CivilDate
  groups: readonly {
    id: string
    number: number
    title: string
    measures: readonly (Pick<RoadmapMeasure, 'id' | 'line'> & {
      title: string
      lead: string
      state: MeasureState
      /** What the rule says where something is to be looked at. */
      warning: string
    })[]
  }[]
}

/** As wide as a picture that stands alone has room for. */
const width = 912
const column = { title: 350, lead: 132, line: 500, state: 820 }
const [head, groupHeight, lineHeight, size] = [62, 40, 20, 14]

export function RoadmapSheet({ fiscalYear, today, groups }: RoadmapSheetProps) {
  const x = scale(fiscalYear)
  const now = x(today)
  const isWithin = now > 6 && now < WIDTH - 6
  const placed = laid(groups)
  const height = placed.height + 8
  const quarters = [`${fiscalYear}-07-01`, `${fiscalYear}-10-01`, `${fiscalYear + 1}-01-01`]
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sayAll(groups)}>
      {placed.groups.map(({ group, top }) => (
        <g key={group.id}>
          <rect className="mp-land" x="0" y={top} width={width} height={groupHeight} />
          <text className="ch-14 th-bold" x="8" y={top + 26}>
            {`${group.number} ${group.title}`}
          </text>
        </g>
      ))}
      <g transform={`translate(${column.line} 0)`}>
        {quarters.map((on) => (
          <path key={on} className="rm-quarter" d={`M${x(on)} ${head}V${height}`} />
        ))}
        {QUARTERS.map((word, at) => (
          <text key={word} className="ch-axis" x={quarterWordAt(at, now)} y="50">
            {word}
          </text>
        ))}
        {isWithin ? (
          <>
            <path className="rm-today" d={`M${now} 24V${height}`} />
            <text className="ch-14 th-bold th-kaki" x={Math.min(now, WIDTH - 18)} y="16" textAnchor="middle">
              今日
            </text>
          </>
        ) : null}
      </g>
      {[
        { at: 0, word: '取組' },
        { at: column.title + 8, word: '実施主体' },
        { at: column.state, word: '状態' },
      ].map(({ at, word }) => (
        <text key={word} className="ch-axis" x={at} y="50">
          {word}
        </text>
      ))}
      {placed.rows.map(({ measure, titles, leads, states, top }) => (
        <g key={measure.id} transform={`translate(0 ${top})`}>
          <path className="ch-grid" d={`M0 0H${width}`} />
          <Lines x={0} lines={titles} />
          <Lines x={column.title + 8} lines={leads} />
          <g transform={`translate(${column.line} 6)`}>
            <LineMarks fiscalYear={fiscalYear} today={today} {...measure.line} />
          </g>
          <Lines x={column.state} lines={states} />
        </g>
      ))}
    </svg>
  )
}

const Lines = ({ x, lines }: { x: number; lines: readonly string[] }) =>
  lines.map((line, at) => (
    <text key={at} className="ch-14" x={x} y={22 + at * lineHeight}>
      {line}
    </text>
  ))

/** Each row as high as its longest column. */
function laid(groups: RoadmapSheetProps['groups']) {
  let height = head
  const tops: { group: RoadmapSheetProps['groups'][number]; top: number }[] = []
  const rows = groups.flatMap((group) => {
    tops.push({ group, top: height })
    height += groupHeight
    return group.measures.map((measure) => {
      const row = {
        measure,
        titles: brokenLines(measure.title, size, column.title - 8),
        leads: brokenLines(measure.lead, size, column.lead),
        states: [measureWords[measure.state], ...brokenLines(measure.warning, size, width - column.state)].filter(
          (word) => word !== '',
        ),
        top: height,
      }
      height += Math.max(row.titles.length, row.leads.length, row.states.length) * lineHeight + 14
      return row
    })
  })
  return { groups: tops, rows, height }
}

const sayAll = (groups: RoadmapSheetProps['groups']): string =>
  groups
    .flatMap((group) => group.measures.map((measure) => `${measure.title} ${measureWords[measure.state]}`))
    .join('、')
