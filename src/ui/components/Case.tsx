import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import type { IconName } from '../icons.ts'
import { Icon } from './Icon.tsx'
import { ClockBars, Tag, type BusinessClockProps } from './Tags.tsx'

export interface Caution {
  icon: IconName
  text: ReactNode
}

/** What must be known before anybody uses a phone number or an address. Always open. */
export function Cautions({ title = '連絡の注意', items }: { title?: string | undefined; items: Caution[] }) {
  if (items.length === 0) return null
  return (
    <section className="cautions edge" aria-label={title}>
      <span className="cautions-title">
        <Icon name="alert-triangle" size={18} />
        {title}
      </span>
      {items.map((item, index) => (
        <span key={index}>
          <Icon name={item.icon} size={18} />
          <span>{item.text}</span>
        </span>
      ))}
    </section>
  )
}

export interface PersonHeaderProps {
  kana?: string | undefined
  /** Absent for an anonymous case: then say who it is (名前を聞いていない方). */
  name: string
  /** 名前を聞いていない方 takes no さん. */
  anonymous?: boolean | undefined
  /** 44歳(昭和56年5月生), 東御市, type, number: in this order, the first bold. */
  facts: ReactNode[]
  actions?: ReactNode
  cautions?: Caution[] | undefined
}

/** Who it is, and right below how one may get in touch. */
export function PersonHeader({ kana, name, anonymous = false, facts, actions, cautions = [] }: PersonHeaderProps) {
  return (
    <>
      <header className="person">
        <div>
          {absent(kana) ? null : <p className="person-kana">{kana}</p>}
          <h1>
            {name}
            {anonymous ? null : <small>さん</small>}
          </h1>
          <ul className="person-facts">
            {facts.map((fact, index) => (
              <li key={index}>{fact}</li>
            ))}
          </ul>
        </div>
        {absent(actions) ? null : <div className="actions half">{actions}</div>}
      </header>
      <Cautions items={cautions} />
    </>
  )
}

/** The one next action. 今日 is warm, late is red, planned is green. すませる asks for the next one on the same page. */
export function NextActionCard({
  state = 'today',
  title = '次の予定',
  day,
  what,
  detail,
  actions,
  after,
}: {
  state?: 'today' | 'late' | 'planned' | undefined
  title?: string | undefined
  day: ReactNode
  what: ReactNode
  detail?: ReactNode
  actions?: ReactNode
  after?: ReactNode
}) {
  return (
    <section className={`next next-${state}`}>
      <h2>{title}</h2>
      <p className="next-day">{day}</p>
      <p className="next-what">{what}</p>
      {absent(detail) ? null : <p className="meta">{detail}</p>}
      {absent(actions) ? null : <div className="actions">{actions}</div>}
      {absent(after) ? null : <div className="next-after">{after}</div>}
    </section>
  )
}

export interface ReferralCardProps {
  title: ReactNode
  /** Today: the clock's last day. Waiting before that is neutral. */
  state: 'waiting' | 'today' | 'late' | 'answered'
  tag: { text: string; kind?: 'now' | 'ok' | 'late' | 'neutral' | 'info' | undefined; icon?: IconName | undefined }
  clock?: Omit<BusinessClockProps, 'state' | 'big'> & { note?: ReactNode }
  /** お願いしたこと, 渡した内容 (and what was not passed on), 根拠. */
  items: { term: ReactNode; value: ReactNode }[]
  actions?: ReactNode
}

/** The only framed part of a case page. */
export function ReferralCard({ title, state, tag, clock, items, actions }: ReferralCardProps) {
  const kind =
    tag.kind ?? (state === 'late' ? 'late' : state === 'answered' ? 'ok' : state === 'today' ? 'now' : 'neutral')
  return (
    <section className={`referral referral-${state}`}>
      <div className="referral-head">
        <h2>
          <Icon name="arrows-exchange" size={20} />
          {title}
        </h2>
        <Tag
          kind={kind}
          icon={tag.icon ?? (state === 'late' ? 'alert-circle' : state === 'answered' ? 'circle-check' : 'clock')}
        >
          {tag.text}
        </Tag>
      </div>
      {absent(clock) ? null : (
        <div
          className={`referral-clock clock-big clock-${state === 'late' ? 'late' : state === 'today' ? 'today' : 'ok'}`}
        >
          <ClockBars used={clock.used} total={clock.total} />
          <div>
            <strong>{clock.text}</strong>
            {absent(clock.note) ? null : <span>{clock.note}</span>}
          </div>
        </div>
      )}
      <dl className="dlist referral-facts">
        {items.map((item, index) => [<dt key={`t${index}`}>{item.term}</dt>, <dd key={`d${index}`}>{item.value}</dd>])}
      </dl>
      {absent(actions) ? null : <div className="actions">{actions}</div>}
    </section>
  )
}

export interface RecordEntryProps {
  id?: string | undefined
  /** 1月14日; the year only outside the fiscal year. */
  date: string
  dateTime: string
  /** 水曜日, 来所・50分: one line each. */
  when: string[]
  author?: ReactNode
  text?: string | undefined
  /** What followed from it: →ハローワーク上田へのつなぎを作りました. */
  after?: ReactNode
  /** Instead of author and text, for 非開示. */
  children?: ReactNode
}

/** A record as it was written, the date at the left. */
export function RecordEntry({ id, date, dateTime, when, author, text, after, children }: RecordEntryProps) {
  return (
    <article className="entry" id={id}>
      <div className="entry-when">
        <time dateTime={dateTime}>{date}</time>
        {when.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      <div>
        {absent(author) ? null : <p className="entry-author">{author}</p>}
        {absent(text) ? null : <div className="entry-text written">{text}</div>}
        {children}
        {absent(after) ? null : (
          <div className="entry-after">
            <span className="entry-link">
              <Icon name="arrow-right" size={16} />
              <span>{after}</span>
            </span>
          </div>
        )}
      </div>
    </article>
  )
}

/**
 * The case page. Posted order is the phone's: next action, thread, tabs, main part, the rest;
 * the desk places them beside each other.
 */
export function CaseColumns({
  next,
  thread,
  tabs,
  main,
  rest,
}: {
  next: ReactNode
  thread?: ReactNode
  tabs?: ReactNode
  main: ReactNode
  rest: ReactNode
}) {
  return (
    <div className="cols-case">
      <div className="area-next">{next}</div>
      {absent(thread) ? null : <div className="area-thread">{thread}</div>}
      {absent(tabs) ? null : <div className="area-tabs">{tabs}</div>}
      <div className="area-main">{main}</div>
      <aside className="area-rest" aria-label="このケースのこと">
        {rest}
      </aside>
    </div>
  )
}
