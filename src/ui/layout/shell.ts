import type { IconName } from '../icons.ts'
import type { Assets } from './Document.tsx'

export interface NavItem {
  href: string
  label: string
  /** Only for things that wait. */ count?: number | undefined
  current: boolean
}
export interface NavGroup {
  label?: string | undefined
  items: NavItem[]
}
export interface PhoneBarItem {
  href: string
  label: string
  icon: IconName
  current: boolean
}

/**
 * What was done on the page before; may be taken back for 30 minutes. Stays in the flow and never disappears by time.
 */
export interface Notice {
  kind: 'done' | 'caution'
  text: string
  undo?:
    | {
        action: string
        csrf?: string | undefined
        label?: string | undefined
        fields?: Record<string, string> | undefined
      }
    | undefined
}

/** Everything a staff page shows around its content. Plain data, built once a request. */
export interface Shell {
  navigation: NavGroup[]
  phoneBar: PhoneBarItem[]
  actor: { name: string; desk: string; role: string }
  search?: { value: string } | undefined
  canRecord: boolean
  /** Where the record button leads; the new case form unless said. */
  recordHref?: string | undefined
  banner?: string | undefined
  /** On pages of figures: that a former year's plan is shown. */
  planNote?: string | undefined
  notice?: Notice | undefined
  csrf: string
  assets: Assets
}

export interface PublicShell {
  navigation: { href: string; label: string; current: boolean }[]
  /** ふりがな, やさしい日本語, 文字を大きく: each a link that turns itself on or off. */
  options?: { href: string; label: string; on: boolean }[] | undefined
  footer: { href: string; label: string }[]
  council: string
  large?: boolean | undefined
  banner?: string | undefined
  planNote?: string | undefined
  notice?: Notice | undefined
  csrf?: string | undefined
  assets: Assets
}

export interface PlainShell {
  assets: Assets
  banner?: string | undefined
  notice?: Notice | undefined
  csrf?: string | undefined
}
