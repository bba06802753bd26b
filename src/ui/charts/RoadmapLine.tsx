/** A measure's own line in the 工程表. */
import type { CivilDate } from '../../platform/clock.ts'
import { scale, WIDTH } from './roadmap-scale.ts'

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

/**
 * One measure through the year: solid before today, dotted after, knots are dated facts,
 * a crossed knot is what did not happen.
 */
export function RoadmapLine({ fiscalYear, today, span, knots = [] }: RoadmapLineProps) {
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
  return (
    <svg className="rm-line" viewBox={`0 0 ${WIDTH} 22`} role="img" aria-label={label}>
      <LineMarks fiscalYear={fiscalYear} today={today} span={span} knots={knots} />
    </svg>
  )
}

/** The line and its knots alone, 22 high: in a row of its own, or in the sheet with all rows. */
export function LineMarks({ fiscalYear, today, span, knots = [] }: RoadmapLineProps) {
  const x = scale(fiscalYear)
  const now = x(today)
  const from = span === undefined ? 0 : x(span.from)
  const to = span === undefined ? 0 : x(span.to)
  return (
    <>
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
    </>
  )
}
