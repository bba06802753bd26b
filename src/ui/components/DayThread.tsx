/** A day's appointments along its hours. */
import { absent } from '../absent.ts'
import { Fragment, type ReactNode } from 'react'

export interface DayItem {
  id: string
  from: string
  to?: string | undefined
  title: ReactNode
  href?: string | undefined
  text?: ReactNode
  tag?: ReactNode
  action?: ReactNode
  /** Before the present time: the thread is solid. */
  past: boolean
}

/** The day on its thread: solid before now, dotted after. `now` is HH:MM; without it (another day) no knot is warm. */
export function DayThread({ items, now }: { items: DayItem[]; now?: string | undefined }) {
  const later = items.findIndex((item) => !item.past)
  const at = later < 0 ? items.length : later
  return (
    <ol className="day">
      {items.map((item, index) => (
        <Fragment key={item.id}>
          {now !== undefined && index === at ? <DayNow now={now} /> : null}
          <li className={item.past ? 'past' : 'later'}>
            <span className="day-time">
              <strong>{item.from}</strong>
              {absent(item.to) ? null : (
                <span>
                  <span className="visually-hidden">から</span>
                  {item.to}
                </span>
              )}
            </span>
            <span className="day-knot" />
            <div className="day-body">
              <div className="row-title">
                {item.href === undefined ? item.title : <a href={item.href}>{item.title}</a>}
              </div>
              {absent(item.text) ? null : <div className="row-text">{item.text}</div>}
            </div>
            <span className="day-aside">
              {item.tag}
              {item.action}
            </span>
          </li>
        </Fragment>
      ))}
      {now !== undefined && at === items.length ? <DayNow now={now} /> : null}
    </ol>
  )
}

function DayNow({ now }: { now: string }) {
  return (
    <li className="day-now">
      <span className="day-time">
        <span className="visually-hidden">いま </span>
        {now}
      </span>
      <span className="day-knot" />
      <span className="day-now-line" />
    </li>
  )
}
