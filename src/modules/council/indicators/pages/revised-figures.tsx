/** Of a closed year: what was corrected after its closing. */
import { formatNumber } from '../../../../platform/japanese/index.ts'
import { Nb } from '../../../../ui/index.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'

/** What is another number now than when the year was closed. */
export function RevisedFigures({ items }: { items: readonly KpiItem[] }) {
  const revised = items.filter((item) => item.atClosing !== null)
  if (revised.length === 0) return <p>どの数も、締めたときのままです。</p>
  return (
    <ul className="plain-list">
      {revised.map((item) => (
        <li key={item.code}>
          締めたあとの訂正: {item.shortLabel}{' '}
          <Nb>
            {formatNumber(item.atClosing ?? 0)}
            {item.unit} →{' '}
            <strong>
              {formatNumber(item.actual ?? 0)}
              {item.unit}
            </strong>
          </Nb>
        </li>
      ))}
    </ul>
  )
}
