import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'
import { Banner } from '../components/Messages.tsx'
import { Document } from './Document.tsx'
import { Logo } from './Logo.tsx'
import { DemoBanner, NoticeBanner } from './NoticeBanner.tsx'
import type { NavGroup, Shell } from './shell.ts'

export interface StaffLayoutProps {
  title: string
  hasErrors?: boolean | undefined
  /** The page's own address. The record button is quiet on the page it leads to. */
  path: string
  shell: Shell
  children: ReactNode
  /** Above both columns, when there is an aside. */
  heading?: ReactNode
  aside?: ReactNode
  /** A page with its own primary button makes the header's record button secondary; there is one primary a page. */
  ownPrimary?: boolean | undefined
}

/** The desk's shell: header, rail with the warm knot, content; on a phone a bar of five below. */
export function StaffLayout({
  title,
  hasErrors = false,
  path,
  shell,
  children,
  heading,
  aside,
  ownPrimary = false,
}: StaffLayoutProps) {
  const recordHref = shell.recordHref ?? '/cases/new'
  const quiet = ownPrimary || path.startsWith(recordHref)
  return (
    <Document title={title} hasErrors={hasErrors} assets={shell.assets}>
      <a className="skip" href="#main">
        本文へ
      </a>
      <div className="staff">
        {absent(shell.banner) ? null : <DemoBanner text={shell.banner} />}
        <header className="head">
          <div className="head-logo">
            <Logo href="/today" />
          </div>
          {shell.search === undefined ? <span className="search" /> : <SearchForm value={shell.search.value} />}
          {shell.canRecord ? (
            <a className={`button ${quiet ? '' : 'button-primary'}`} href={recordHref}>
              <Icon name="pencil-plus" size={20} />
              相談を記録
            </a>
          ) : null}
          <a className="actor" href="/account">
            <span>
              <span className="actor-name">{shell.actor.name}</span>
              <span className="actor-desk">
                {shell.actor.desk} {shell.actor.role}
              </span>
            </span>
            <Icon name="user-circle" size={24} />
          </a>
          <div className="head-tools">
            {shell.search === undefined ? null : (
              <a className="tool" href="/people">
                <Icon name="search" size={20} />
                さがす
              </a>
            )}
            <a className="tool" href="/account">
              <Icon name="user-circle" size={20} />
              わたし
            </a>
          </div>
        </header>
        <nav className="rail" aria-label="メニュー">
          <div className="rail-inner">
            <Navigation groups={shell.navigation} />
          </div>
        </nav>
        <main className="main" id="main" tabIndex={-1}>
          <div className="main-inner">
            {absent(shell.planNote) ? null : <Banner kind="caution" title={shell.planNote} />}
            {shell.notice ? <NoticeBanner notice={shell.notice} csrf={shell.csrf} /> : null}
            {heading}
            {absent(aside) ? (
              children
            ) : (
              <div className="cols cols-8-4">
                <div className="col">{children}</div>
                <aside className="col" aria-label="そばに置くこと">
                  {aside}
                </aside>
              </div>
            )}
          </div>
        </main>
        <nav className="phone-bar" aria-label="おもなページ">
          {shell.phoneBar.map((item) => (
            <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
              <Icon name={item.icon} size={20} />
              {item.label}
            </a>
          ))}
        </nav>
      </div>
    </Document>
  )
}

function Navigation({ groups }: { groups: NavGroup[] }) {
  return groups.map((group, index) => (
    <div key={group.label ?? index}>
      {absent(group.label) ? null : <h2>{group.label}</h2>}
      <ul>
        {group.items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              <span>{item.label}</span>
              {item.count ? (
                <span className="count">
                  {item.count}
                  <span className="visually-hidden">件</span>
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ))
}

/** One field for people, cases, desks and jobs. Works as a plain GET form. */
export function SearchForm({
  value,
  label,
}: {
  value: string
  /** Where a page has a second one. */ label?: string | undefined
}) {
  return (
    <form className="search" role="search" aria-label={label} action="/people" method="get">
      <Icon name="search" size={20} />
      <input
        type="search"
        name="q"
        defaultValue={value}
        data-search-key
        aria-label="さがす"
        placeholder="氏名・かな・生年月日・受付番号・窓口"
        autoComplete="off"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}

/** The content of the page /menu: all entries as rows to touch, with the search field on top. */
export function MenuList({
  groups,
  search,
}: {
  groups: NavGroup[]
  /** Absent for a role that searches nobody. */ search?: string | undefined
}) {
  return (
    <div className="stack-wide">
      {search === undefined ? null : <SearchForm value={search} label="メニューの検索" />}
      {groups.map((group, index) => (
        <section key={group.label ?? index} className="section">
          {absent(group.label) ? null : (
            <div className="section-head">
              <h2>{group.label}</h2>
            </div>
          )}
          <ul className="menu-list">
            {group.items.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  <span>
                    {item.label}
                    {item.count ? <span className="meta"> {item.count}件</span> : null}
                  </span>
                  <Icon name="chevron-right" size={18} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
