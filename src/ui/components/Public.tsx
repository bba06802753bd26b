import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import type { IconName } from '../icons.ts'
import { Icon } from './Icon.tsx'

/** The choices of a question, each a whole row to touch. Links, or buttons of a form when `name` is given. */
export function Choices({
  items,
  name,
  single = false,
}: {
  items: {
    href?: string | undefined
    value?: string | undefined
    icon?: IconName | undefined
    label: string
    text?: string | undefined
  }[]
  name?: string | undefined
  single?: boolean | undefined
}) {
  return (
    <ul className={single ? 'choices choices-1' : 'choices'}>
      {items.map((item) => {
        const inside = (
          <>
            {absent(item.icon) ? null : <Icon name={item.icon} size={24} />}
            <span>
              {item.label}
              {absent(item.text) ? null : <small>{item.text}</small>}
            </span>
            <Icon name="chevron-right" size={20} />
          </>
        )
        return (
          <li key={item.label}>
            {item.href === undefined ? (
              <button className="choice" type="submit" name={name} value={item.value}>
                {inside}
              </button>
            ) : (
              <a className="choice" href={item.href}>
                {inside}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Four promises on the green band. */
export function Promises({ items }: { items: { title: string; text: string }[] }) {
  return (
    <div className="band">
      <div className="wrap band-4">
        {items.map((item) => (
          <div key={item.title}>
            <h3>{item.title}</h3>
            <p>{item.text}</p>
          </div>
        ))}
      </div>
    </div>
  )
}

/** What was answered so far, with the way to change it. */
export function Answers({
  items,
  changeHref,
}: {
  items: { icon?: IconName | undefined; text: string }[]
  changeHref: string
}) {
  return (
    <ul className="answers">
      {items.map((item) => (
        <li key={item.text}>
          {absent(item.icon) ? null : <Icon name={item.icon} size={18} />}
          {item.text}
        </li>
      ))}
      <li>
        <a href={changeHref}>答えを変える</a>
      </li>
    </ul>
  )
}

export interface ResultItem {
  id: string
  why?: ReactNode
  title: ReactNode
  href: string
  lead: ReactNode
  /** 15歳から49歳まで。 in bold before the text. */
  forWhom?: ReactNode
  text?: ReactNode
  facts?: { icon: IconName; text: ReactNode }[] | undefined
  actions?: ReactNode
}

/** Desks that fit, at most three, numbered like the pins of the map. */
export function Results({ items }: { items: ResultItem[] }) {
  return (
    <ol className="results">
      {items.map((item) => (
        <li key={item.id}>
          {absent(item.why) ? null : <p className="why">{item.why}</p>}
          <h2>
            <a href={item.href}>{item.title}</a>
          </h2>
          <p className="lead">{item.lead}</p>
          {absent(item.forWhom) && absent(item.text) ? null : (
            <p className="text">
              {absent(item.forWhom) ? null : <strong>{item.forWhom}</strong>}
              {item.text}
            </p>
          )}
          <Facts items={item.facts ?? []} />
          {absent(item.actions) ? null : <div className="actions">{item.actions}</div>}
        </li>
      ))}
    </ol>
  )
}

/** Short facts with their icons: how far, until when, the next free day. */
export function Facts({ items }: { items: { icon: IconName; text: ReactNode }[] }) {
  return items.length === 0 ? null : (
    <ul className="facts">
      {items.map((item, index) => (
        <li key={index}>
          <Icon name={item.icon} size={18} />
          <span>{item.text}</span>
        </li>
      ))}
    </ul>
  )
}

/** この1年のこと: the figures, last on the page, with the way to their definition. */
export function YearFigures({
  title,
  note,
  items,
  more,
}: {
  title: string
  note: string
  items: { value: ReactNode; unit?: string | undefined; label: string }[]
  more: ReactNode
}) {
  return (
    <div className="wrap year">
      <div>
        <h2>{title}</h2>
        <p className="meta">{note}</p>
      </div>
      {items.map((item) => (
        <div key={item.label} className="bigfig">
          <strong>
            {item.value}
            {absent(item.unit) ? null : <span className="unit">{item.unit}</span>}
          </strong>
          <span>{item.label}</span>
        </div>
      ))}
      <div>{more}</div>
    </div>
  )
}
