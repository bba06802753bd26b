import { absent } from '../absent.ts'
import { loadDefaultJapaneseParser } from 'budoux'
import { Fragment, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { formatPhone } from '../../platform/japanese/phone.ts'
import type { IconName } from '../icons.ts'

/** No break inside: a date, a name with さん, a number with its unit. */
export function Nb({ children }: { children: ReactNode }) {
  return <span className="nb">{children}</span>
}

const parser = loadDefaultJapaneseParser()
const broken = new Map<string, string[]>()

/**
 * Our own strings, broken only between phrases, also where the browser has no auto-phrase. Never for what people wrote.
 */
export function Phrase({ children }: { children: string }) {
  let parts = broken.get(children)
  if (parts === undefined) {
    parts = parser.parse(children)
    // Our own strings are few; the bound only guards against a caller that passes people's words.
    if (broken.size < 5000) broken.set(children, parts)
  }
  return (
    <span className="phrase">
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </span>
  )
}

/** An icon with its word. */
export function WithIcon({
  name,
  size = 18,
  children,
}: {
  name: IconName
  size?: 16 | 18 | 20 | 24 | undefined
  children: ReactNode
}) {
  return (
    <span className="with-icon">
      <Icon name={name} size={size} />
      <span>{children}</span>
    </span>
  )
}

/** A number with its unit, smaller and directly behind. */
export function Figure({ value, unit }: { value: number | string; unit?: string | undefined }) {
  const text = typeof value === 'number' ? value.toLocaleString('ja-JP') : value
  return (
    <span className="nb num">
      {text}
      {absent(unit) ? null : <span className="unit">{unit}</span>}
    </span>
  )
}

/** A telephone number, with its hyphens; a tap calls it, unless calling isn't wanted. */
export function Phone({ digits, dials = true }: { digits: string; dials?: boolean | undefined }) {
  return dials && /^[0-9]+$/.test(digits) ? (
    <a className="nb" href={`tel:${digits}`}>
      {formatPhone(digits)}
    </a>
  ) : (
    <span className="nb">{formatPhone(digits)}</span>
  )
}

/** Text that people wrote: line breaks kept, nothing else touched. */
export function Written({ text }: { text: string }) {
  return <div className="written">{text}</div>
}

/** Stretches of text with the matched characters marked; 異体字 matched but shown as written. */
export function Marked({ parts }: { parts: { text: string; matched: boolean }[] }) {
  return parts.map((part, index) =>
    part.matched ? <mark key={index}>{part.text}</mark> : <Fragment key={index}>{part.text}</Fragment>,
  )
}
