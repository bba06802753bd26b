/** Quarters and today, over the columns of the 工程表 and behind its rows. */
import type { CivilDate } from '../../platform/clock.ts'
import { scale, WIDTH } from './roadmap-scale.ts'

/** Quarters and today behind the rows, stretched to the height of the cell. */
export function Behind({ fiscalYear, today }: { fiscalYear: number; today: CivilDate }) {
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

export const QUARTERS = ['4–6月', '7–9月', '10–12月', '1–3月']

/** A quarter's word steps aside for today's line. @param now where today is */
export function quarterWordAt(quarter: number, now: number): number {
  const start = 10 + quarter * 72
  return now > start - 4 && now < start + 52 ? Math.min(now + 6, WIDTH - 44) : start
}

export function Quarters({ fiscalYear, today }: { fiscalYear: number; today: CivilDate }) {
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
        {QUARTERS.map((word, index) => (
          <text key={word} className="th-axis rm-head" x={quarterWordAt(index, now)} y="45">
            {word}
          </text>
        ))}
      </svg>
    </>
  )
}
