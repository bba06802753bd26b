import type { ReactNode } from 'react'

/** Addresses of the built stylesheet and scripts; the platform knows their hashed names. */
export interface Assets {
  stylesheet: string
  scripts: string[]
}

export interface DocumentProps {
  title: string
  hasErrors?: boolean | undefined
  assets: Assets
  /** The reader asked for larger letters. */
  large?: boolean | undefined
  /** Pages for staff and for one person only must not be found by search machines. */
  indexed?: boolean | undefined
  children: ReactNode
}

/** The frame of every page. A refused form says so already in the title, which is what a screen reader reads first. */
export function Document({
  title,
  hasErrors = false,
  assets,
  large = false,
  indexed = false,
  children,
}: DocumentProps) {
  return (
    <html lang="ja" className={large ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${hasErrors ? 'エラー: ' : ''}${title === 'つなぐ' ? title : `${title} - つなぐ`}`}</title>
        {indexed ? null : <meta name="robots" content="noindex" />}
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={assets.stylesheet} />
        {assets.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  )
}
