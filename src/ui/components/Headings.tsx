import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** The one h1 of a page. `day` is the large date of 今日; `small` stands behind it (火曜日). */
export function PageHeading({
  overline,
  title,
  small,
  aside,
  lead,
  day = false,
}: {
  overline?: ReactNode
  title: ReactNode
  small?: ReactNode
  aside?: ReactNode
  lead?: ReactNode
  day?: boolean | undefined
}) {
  return (
    <>
      <div className={day ? 'page-heading page-heading-date' : 'page-heading'}>
        <div>
          {absent(overline) ? null : <div className="overline">{overline}</div>}
          <h1>
            {title}
            {absent(small) ? null : <small>{small}</small>}
          </h1>
        </div>
        {absent(aside) ? null : <div className="page-heading-aside">{aside}</div>}
      </div>
      {absent(lead) ? null : <p className="page-lead">{lead}</p>}
    </>
  )
}

export interface SectionProps {
  title: ReactNode
  id?: string | undefined
  count?: number | undefined
  unit?: string | undefined
  /** Words behind the title instead of a count: 期限切れ 2・今日 2. */
  note?: ReactNode
  more?: ReactNode
  /**
   * `large` for the main figure of a page, `plain` without the rule, `quiet` for the side of a case,
   * `public` for the public pages.
   */
  kind?: 'normal' | 'large' | 'plain' | 'quiet' | 'public' | undefined
  pad?: boolean | undefined
  level?: 2 | 3 | undefined
  children: ReactNode
}

/** A heading, a rule, rows. Never a box. */
export function Section({
  title,
  id,
  count,
  unit = '件',
  note,
  more,
  kind = 'normal',
  pad = false,
  level = 2,
  children,
}: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={kind === 'normal' ? 'section' : `section section-${kind}`} id={id}>
      <div className="section-head">
        <Heading>{title}</Heading>
        {absent(count) ? null : (
          <span className="section-count">
            {count.toLocaleString('ja-JP')}
            {unit}
          </span>
        )}
        {absent(note) ? null : <span className="section-count">{note}</span>}
        {absent(more) ? null : <span className="section-more">{more}</span>}
      </div>
      <div className={pad ? 'section-body-pad' : undefined}>{children}</div>
    </section>
  )
}

/** Two or three columns on the desk, one after the other on the phone, in the order of the HTML. */
export function Columns({
  ratio = '8-4',
  children,
}: {
  ratio?: '8-4' | '7-5' | '1-1' | '1-1-1' | undefined
  children: ReactNode
}) {
  return <div className={`cols cols-${ratio}`}>{children}</div>
}

export function Column({ children }: { children: ReactNode }) {
  return <div className="col">{children}</div>
}

/** At the end of a printed page: the paper's name, 受付番号, the day it was made. The page number comes from the sheet. */
export function PrintFoot({ paper, made, number }: { paper: string; made: string; number?: string | undefined }) {
  return (
    <p className="print-foot">
      <span>つなぐ {paper}</span>
      {absent(number) ? null : <span>受付番号 {number}</span>}
      <span>{made}作成</span>
    </p>
  )
}

/** Links with their own addresses; counts behind the word. */
export function Tabs({
  label,
  items,
}: {
  label: string
  items: { href: string; label: string; count?: number | undefined; current: boolean }[]
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.label}
          {absent(item.count) ? null : <span className="count">{item.count}</span>}
        </a>
      ))}
    </nav>
  )
}

export function Pagination({
  previousHref,
  nextHref,
  text,
}: {
  previousHref?: string | undefined
  nextHref?: string | undefined
  text: string
}) {
  return (
    <nav className="pager" aria-label="ページ送り">
      <span className="meta num">{text}</span>
      <span className="actions">
        {absent(previousHref) ? null : (
          <a className="button button-small" href={previousHref} rel="prev">
            <Icon name="arrow-left" size={16} />
            前へ
          </a>
        )}
        {absent(nextHref) ? null : (
          <a className="button button-small" href={nextHref} rel="next">
            つぎへ
            <Icon name="arrow-right" size={16} />
          </a>
        )}
      </span>
    </nav>
  )
}
