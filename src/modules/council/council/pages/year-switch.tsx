/** Which fiscal year a page shows, the way to the others, and what its state means for the numbers. */
import type { ReactNode } from 'react'
import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import { Banner } from '../../../../ui/index.ts'
import type { ShownYear } from '../plan-years.queries.ts'
import { closedOn, inYear, type YearState } from '../plan-years.rules.ts'

const stateWords: Record<YearState, string> = { running: '', settling: '締める前', closed: '締めた年度' }

/**
 * Stands above a page's title; without another year to go to it is the year's name alone.
 * @param here the page's own path, with what it is asked for besides the year
 */
export function YearSwitch({ shown, here, children }: { shown: ShownYear; here: string; children?: ReactNode }) {
  const name = formatFiscalYear(shown.fiscalYear)
  if (shown.years.length < 2)
    return (
      <>
        {name} {children}
      </>
    )
  return (
    <>
      <nav className="years" aria-label="年度">
        {shown.years.map((each) => (
          <a
            key={each.fiscalYear}
            className="pill"
            href={inYear(here, each.fiscalYear)}
            aria-current={each.fiscalYear === shown.fiscalYear ? 'true' : undefined}
          >
            {formatFiscalYear(each.fiscalYear)}
            {stateWords[each.state] === '' ? null : <small>{stateWords[each.state]}</small>}
          </a>
        ))}
      </nav>{' '}
      {children}
    </>
  )
}

/**
 * Whether the numbers of a year that is over are final.
 * @param children what was put right after it was closed
 */
export function YearNote({ shown, mayClose, children }: { shown: ShownYear; mayClose: boolean; children?: ReactNode }) {
  const [name, closed] = [formatFiscalYear(shown.fiscalYear), closedOn(shown)]
  if (shown.state === 'running') return null
  if (closed === null)
    return (
      <Banner kind="caution" icon="calendar" title={`${name}は終わりましたが、まだ締めていません`}>
        <p>
          3月分までの報告が確定したら、事務局が締めます。それまで数字は動きます。
          {mayClose ? <a href={`/years/${shown.fiscalYear}/closing`}>締めるまでに残っていること</a> : null}
        </p>
      </Banner>
    )
  return (
    <Banner kind="done" title={`${name}は、${formatDate(closed)}に締めました`}>
      {children ?? <p>そのあとに直った数は、締めたあとの訂正です。</p>}
    </Banner>
  )
}

/** Keeps the year in a form that asks the same page for something else. */
export const YearInput = ({ shown }: { shown: { fiscalYear: number } }) => (
  <input type="hidden" name="year" value={shown.fiscalYear} />
)
