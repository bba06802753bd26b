import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Document } from './Document.tsx'
import { Logo } from './Logo.tsx'
import { DemoBanner, NoticeBanner } from './NoticeBanner.tsx'
import type { PlainShell } from './shell.ts'

/** Sign-in, second factor, errors: the logo, one thing, nothing else. */
export function PlainLayout({
  title,
  hasErrors = false,
  shell,
  wide = false,
  children,
  foot,
}: {
  title: string
  hasErrors?: boolean | undefined
  shell: PlainShell
  wide?: boolean | undefined
  children: ReactNode
  foot?: ReactNode
}) {
  return (
    <Document title={title} hasErrors={hasErrors} assets={shell.assets}>
      <a className="skip" href="#main">
        本文へ
      </a>
      <div className="plain">
        {absent(shell.banner) ? null : <DemoBanner text={shell.banner} />}
        <header className="plain-head">
          <Logo href="/" />
        </header>
        <main id="main" tabIndex={-1} className={wide ? 'wide' : undefined}>
          {shell.notice ? <NoticeBanner notice={shell.notice} csrf={shell.csrf} /> : null}
          {children}
        </main>
        {absent(foot) ? null : <footer className="foot-note meta">{foot}</footer>}
      </div>
    </Document>
  )
}

/** What happened, what was kept, what to do next; the id helps whoever is asked. */
export function ErrorPageBody({
  title,
  happened,
  kept,
  typed = [],
  next,
  requestId,
}: {
  title: string
  happened: string
  kept?: string | undefined
  /** What was written, to be copied from here. */
  typed?: readonly string[] | undefined
  next: ReactNode
  requestId?: string | undefined
}) {
  return (
    <>
      <h1>{title}</h1>
      <div className="prose">
        <p>{happened}</p>
        {absent(kept) ? null : <p>{kept}</p>}
      </div>
      {typed.length === 0 ? null : (
        <div className="form">
          {typed.map((text, index) => (
            <textarea
              key={index}
              className="input"
              aria-label="書いたこと"
              rows={/\n|.{40}/.test(text) ? 5 : 1}
              readOnly
              defaultValue={text}
            />
          ))}
        </div>
      )}
      <div className="actions">{next}</div>
      {absent(requestId) ? null : (
        <p className="meta">
          お問い合わせの番号 <span className="nb">{requestId}</span>
        </p>
      )}
    </>
  )
}
