import type { ThreadData } from './data.ts'
import { layoutUpright, type UprightRow } from './upright.ts'

/** More facts than this are folded away at the beginning; what is near today stays open. */
const OPEN_ROWS = 16

/** The thread on a phone: desks as bands, date left, word right. */
export function ThreadUpright({ data }: { data: ThreadData }) {
  const rows = layoutUpright(data)
  const facts = rows.filter((row) => row.kind === 'knot').length
  if (facts <= OPEN_ROWS)
    return (
      <ol className="upright">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
    )
  const from = foldAt(rows)
  const early = rows.slice(0, from)
  const band = early.findLast((row) => row.kind === 'band')
  return (
    <div className="upright-folded">
      <details>
        <summary>これより前のできごと({early.filter((row) => row.kind === 'knot').length}件)</summary>
        <ol className="upright">
          {early.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ol>
      </details>
      <ol className="upright">
        {band ? <Row row={{ ...band, id: 'band-again' }} /> : null}
        {rows.slice(from).map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
    </div>
  )
}

function foldAt(rows: readonly UprightRow[]): number {
  let facts = 0
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    if (rows[index]?.kind === 'knot') facts += 1
    if (facts === OPEN_ROWS - 4) return index
  }
  return 0
}

function Row({ row }: { row: UprightRow }) {
  if (row.kind === 'band')
    return (
      <li className="up-band">
        <strong>{row.lane.name}</strong>
        <span className={row.lane.current ? 'now' : undefined}>{row.lane.role}</span>
      </li>
    )
  if (row.kind === 'year') return <li className="up-year">{row.text}</li>
  if (row.kind === 'silence') return <li className="up-silence">{row.text}</li>
  return (
    <li className={`up-row up-${row.shape}`}>
      <span className="up-knot" />
      <span className="up-date num">{row.date}</span>
      <span>
        {row.words}
        {row.under === undefined ? null : (
          <span className={row.shape === 'waiting' ? 'up-under now' : 'up-under'}>{row.under}</span>
        )}
      </span>
    </li>
  )
}
