import { absent } from '../absent.ts'
import { Fragment, type ReactNode } from 'react'
import type { CivilDate } from '../../platform/clock.ts'
import { businessDaysBetween } from '../../platform/japanese/calendar.ts'
import { formatDay } from '../../platform/japanese/era.ts'
import type { IconName } from '../icons.ts'
import { Icon } from './Icon.tsx'

/** Rows with hairlines; each child is a `Row`. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="rows">{children}</ul>
}

export interface RowProps {
  title: ReactNode
  href?: string | undefined
  /** Behind the title, quiet. */
  titleNote?: ReactNode
  text?: ReactNode
  /** Links and facts in one small line: person, 電話は18時以降. */
  notes?: ReactNode
  /** Left column of 132 px, such as `DueLead`, or with `leadTag` a tag. */
  lead?: ReactNode
  leadTag?: ReactNode
  aside?: ReactNode
  /** Aside at the height of the first line instead of the middle. */
  top?: boolean | undefined
  strong?: boolean | undefined
  children?: ReactNode
}

/** A line of a list: what, one line of text, what to do with it at the right. */
export function Row({
  title,
  href,
  titleNote,
  text,
  notes,
  lead,
  leadTag,
  aside,
  top = false,
  strong = false,
  children,
}: RowProps) {
  const heading =
    href === undefined ? (
      strong ? (
        <strong>{title}</strong>
      ) : (
        title
      )
    ) : (
      <a className={strong ? 'strong' : undefined} href={href}>
        {title}
      </a>
    )
  return (
    <li className={`row${absent(lead) ? '' : ' row-lead'}${absent(leadTag) ? '' : ' row-tag'}${top ? ' row-top' : ''}`}>
      {absent(lead) && absent(leadTag) ? null : <div className="row-lead-cell">{lead ?? leadTag}</div>}
      <div className="row-body">
        <div className="row-title">
          {heading}
          {absent(titleNote) ? null : <span className="meta">{titleNote}</span>}
        </div>
        {absent(text) ? null : <div className="row-text">{text}</div>}
        {absent(notes) ? null : <div className="row-notes">{notes}</div>}
      </div>
      {absent(aside) ? null : <div className="row-aside">{aside}</div>}
      {absent(children) ? null : <div className="row-more">{children}</div>}
    </li>
  )
}

/** When something is due. Late has its mark and the count of business days; the date stands below. */
export function DueLead({
  state,
  text,
  date,
}: {
  state: 'late' | 'today' | 'later'
  text: string
  date?: string | undefined
}) {
  return (
    <>
      {state === 'later' ? (
        <strong className="nb num">{text}</strong>
      ) : (
        <span className={`with-icon ${state === 'late' ? 'late' : 'now'}`}>
          <Icon name={state === 'late' ? 'alert-circle' : 'clock'} size={18} />
          {text}
        </span>
      )}
      {absent(date) ? null : <span className="meta">{date}</span>}
    </>
  )
}

/** The same from the day alone, where nothing else has to be said. */
export function DueDay({ on, today }: { on: CivilDate; today: CivilDate }) {
  if (on < today)
    return <DueLead state="late" text={`${Math.max(1, businessDaysBetween(on, today))}日おくれ`} date={formatDay(on)} />
  return on === today ? <DueLead state="today" text="今日" /> : <DueLead state="later" text={formatDay(on)} />
}

/** An icon with a fact, in the small line of a row. */
export function Note({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <span>
      <Icon name={icon} size={16} />
      {children}
    </span>
  )
}

/** Label and value; `ruled` with hairlines for a detail page. */
export function DefinitionList({
  items,
  ruled = false,
}: {
  items: { term: ReactNode; value: ReactNode }[]
  ruled?: boolean | undefined
}) {
  return (
    <dl className={ruled ? 'dlist dlist-ruled' : 'dlist'}>
      {items.map((item, index) => (
        <Fragment key={index}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** Figures one under the other with what they mean: いま, 今日の目安, 見込み. */
export function FigureList({
  items,
}: {
  items: { label: string; value: ReactNode; note?: ReactNode; under?: ReactNode; main?: boolean | undefined }[]
}) {
  return (
    <dl className="figures">
      {items.map((item) => (
        <div key={item.label} className={item.main ? 'figure-main' : undefined}>
          <dt>{item.label}</dt>
          <dd>
            <strong>{item.value}</strong>
            {absent(item.note) ? null : <span className="figure-note">{item.note}</span>}
            {absent(item.under) ? null : <span className="figure-under">{item.under}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Goals, consents: a mark, words, and their state or date at the right. */
export function CheckList({
  items,
}: {
  items: { state: 'done' | 'running' | 'open' | 'no'; text: ReactNode; under?: ReactNode; right?: ReactNode }[]
}) {
  const icon = { done: 'circle-check', running: 'progress', open: 'circle-dotted', no: 'circle-minus' } as const
  const word = { done: '達成', running: '進めている', open: 'これから', no: 'しない' } as const
  return (
    <ul className="checks">
      {items.map((item, index) => (
        <li key={index}>
          <Icon name={icon[item.state]} size={18} />
          <span>
            {item.text}
            <span className="visually-hidden">({word[item.state]})</span>
          </span>
          {absent(item.right) ? null : (
            <span
              className={
                item.state === 'done' && typeof item.right === 'string' && item.right === '達成' ? 'done-word' : 'meta'
              }
            >
              {item.right}
            </span>
          )}
          {absent(item.under) ? null : <span className="under">{item.under}</span>}
        </li>
      ))}
    </ul>
  )
}

/** ① ② ③ what happens next, in the words of the public pages. */
export function StepsList({ steps }: { steps: ReactNode[] }) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={index}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}
