import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'
import { Banner } from '../components/Messages.tsx'
import { Document } from './Document.tsx'
import { Logo } from './Logo.tsx'
import { DemoBanner, NoticeBanner } from './NoticeBanner.tsx'
import type { PublicShell } from './shell.ts'

export interface PublicLayoutProps {
  title: string
  hasErrors?: boolean | undefined
  path: string
  shell: PublicShell
  /** The first screen, edge to edge on the warm ground: use `Hero`. */
  hero?: ReactNode
  children: ReactNode
  /** Bands that go from edge to edge below the content. */
  after?: ReactNode
  /** Pages for one person only (予約, 本人のページ) are not found by search machines. */
  indexed?: boolean | undefined
}

/** The public shell: roomy, no rail, one question a page. */
export function PublicLayout({
  title,
  hasErrors = false,
  path,
  shell,
  hero,
  children,
  after,
  indexed = true,
}: PublicLayoutProps) {
  const links = shell.navigation.map((item) => (
    <li key={item.href}>
      <a href={item.href} aria-current={item.current ? 'page' : undefined}>
        {item.label}
      </a>
    </li>
  ))
  const options = (shell.options ?? []).map((item) => (
    <li key={item.href}>
      <a href={item.href} aria-current={item.on ? 'true' : undefined} rel="nofollow">
        {item.on ? <Icon name="check" size={16} /> : null}
        {item.label}
      </a>
    </li>
  ))
  return (
    <Document title={title} hasErrors={hasErrors} assets={shell.assets} large={shell.large ?? false} indexed={indexed}>
      <a className="skip" href="#main">
        本文へ
      </a>
      <div className="public" data-path={path}>
        {absent(shell.banner) ? null : <DemoBanner text={shell.banner} />}
        <header className="phead">
          <div className="wrap">
            <Logo href="/" size={30} />
            <nav className="pnav-nav" aria-label="ページ">
              <ul className="pnav">{links}</ul>
            </nav>
            {options.length === 0 ? null : (
              <ul className="options" aria-label="読みやすくする">
                {options}
              </ul>
            )}
            <details className="public-menu">
              <summary>
                <Icon name="menu-2" size={24} />
                メニュー
              </summary>
              <ul>
                {links}
                {options}
              </ul>
            </details>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {shell.notice ? (
            <div className="wrap pmain">
              <NoticeBanner notice={shell.notice} csrf={shell.csrf} />
            </div>
          ) : null}
          {absent(shell.planNote) ? null : (
            <div className="wrap pmain">
              <Banner kind="caution" title={shell.planNote} />
            </div>
          )}
          {hero}
          <div className="wrap pmain">{children}</div>
          {after}
        </main>
        <footer className="pfoot">
          <div className="wrap">
            <div>
              <Logo size={24} />
              <p>{shell.council}</p>
            </div>
            <ul>
              {shell.footer.map((item) => (
                <li key={item.href}>
                  <a href={item.href}>{item.label}</a>
                </li>
              ))}
            </ul>
          </div>
        </footer>
      </div>
    </Document>
  )
}

/** Heading, lead and the drawing of the thread on the warm ground. */
export function Hero({
  title,
  lead,
  drawing,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  drawing?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="hero">
      <div className="wrap">
        <div>
          <h1>{title}</h1>
          {absent(lead) ? null : <p>{lead}</p>}
          {children}
        </div>
        {drawing}
      </div>
    </div>
  )
}

/** The way of a person as one thread: いま, 相談, 練習・訓練, 仕事, つづける. */
export function HeroThread() {
  const stops = [
    { x: 92, y: 62, label: '相談', lx: 92, ly: 40, anchor: 'middle' },
    { x: 260, y: 30, label: '練習・訓練', lx: 260, ly: 8, anchor: 'middle' },
    { x: 424, y: 110, label: '仕事', lx: 404, ly: 115, anchor: 'end' },
    { x: 238, y: 220, label: 'つづける', lx: 238, ly: 198, anchor: 'middle' },
  ] as const
  return (
    <svg viewBox="-10 -10 450 245" role="img" aria-label="いま、から相談、練習・訓練、仕事、つづける、へと続く一本の糸">
      <path
        className="th-line"
        d="M8 102C60 70 150 30 260 30C360 30 424 62 424 110C424 170 352 220 238 220C170 220 120 216 86 212"
        fill="none"
        strokeWidth="4"
        strokeLinecap="round"
      />
      {stops.map((stop) => (
        <g key={stop.label}>
          <circle className="th-open" cx={stop.x} cy={stop.y} r="8.5" strokeWidth="3.5" />
          <text className="th-word th-bold th-16" x={stop.lx} y={stop.ly} textAnchor={stop.anchor}>
            {stop.label}
          </text>
        </g>
      ))}
      <circle className="th-today" cx="8" cy="102" r="11.5" />
      <text className="th-word th-bold th-16 th-kaki" x="8" y="138" textAnchor="middle">
        いま
      </text>
    </svg>
  )
}
