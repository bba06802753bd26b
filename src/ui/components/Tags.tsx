import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import type { IconName } from '../icons.ts'
import { Icon } from './Icon.tsx'

export type TagKind = 'ok' | 'now' | 'late' | 'caution' | 'info' | 'neutral' | 'month'

/** State: an icon and a word. Never clickable; what filters is a pill. */
export function Tag({
  kind = 'neutral',
  icon,
  children,
}: {
  kind?: TagKind | undefined
  icon?: IconName | undefined
  children: ReactNode
}) {
  return (
    <span className={`tag tag-${kind}`}>
      {absent(icon) ? null : <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}

/** A state in a table: an icon and a word without an edge. */
export function State({
  state,
  children,
}: {
  state: 'done' | 'running' | 'late' | 'idle' | 'ended' | 'caution'
  children: ReactNode
}) {
  const icon = {
    done: 'circle-check',
    running: 'progress',
    late: 'alert-circle',
    idle: 'circle-dotted',
    ended: 'circle-minus',
    caution: 'alert-triangle',
  } as const
  return (
    <span className={`state state-${state}`}>
      <Icon name={icon[state]} size={18} />
      {children}
    </span>
  )
}

/** Filters: links, one of them current. */
export function Pills({
  label,
  items,
}: {
  label: string
  items: { href: string; label: string; count?: number | undefined; icon?: IconName | undefined; current: boolean }[]
}) {
  return (
    <nav className="pills" aria-label={label}>
      <span className="pills-label" aria-hidden="true">
        {label}
      </span>
      {items.map((item) => (
        <a key={item.href} className="pill" href={item.href} aria-current={item.current ? 'true' : undefined}>
          {absent(item.icon) ? null : <Icon name={item.icon} size={16} />}
          {item.label}
          {absent(item.count) ? null : <strong>{item.count}</strong>}
        </a>
      ))}
    </nav>
  )
}

export type KpiState = 'achieved' | 'on-track' | 'caution' | 'behind' | 'early' | 'differs' | 'unset' | 'unreported'

/** The marks of the plan itself: ◎達成 ○順調 △注意 ▲遅れ –未設定 …未報告; and two of ours: too early to say, goal and count differ in kind. */
export function KpiStateTag({ state }: { state: KpiState }) {
  const words = {
    achieved: '◎ 達成',
    'on-track': '○ 順調',
    caution: '△ 注意',
    behind: '▲ 遅れ',
    early: '… まだ早い',
    differs: '? 要確認',
    unset: '– 未設定',
    unreported: '… 未報告',
  } as const
  const kinds = {
    achieved: 'ok',
    'on-track': 'ok',
    caution: 'caution',
    behind: 'late',
    early: 'neutral',
    differs: 'info',
    unset: 'neutral',
    unreported: 'neutral',
  } as const
  return <Tag kind={kinds[state]}>{words[state]}</Tag>
}

const typeWords = { 1: '不安定な就労', 2: '長期の無業', 3: '社会参加' } as const
/** The same where there are only words: in a file. */
export const targetTypeText = (type: 1 | 2 | 3 | null): string =>
  type === null ? '類型は未判定' : `${'①②③'[type - 1]}${typeWords[type]}`

/** ① 不安定な就労. The types have no colour: the circled figure and two words. `null` is 未判定. */
export function TargetTypeLabel({
  type,
  provisional = false,
  hidden = false,
}: {
  type: 1 | 2 | 3 | null
  provisional?: boolean | undefined
  /** Decided where it may not be read. */ hidden?: boolean | undefined
}) {
  if (hidden) return <span className="nb">類型は非開示</span>
  if (type === null) return <span className="nb">類型は未判定</span>
  return (
    <span className="nb">
      <span className="type-mark">{'①②③'[type - 1]}</span>
      {typeWords[type]}
      {provisional ? '(仮)' : null}
    </span>
  )
}

export interface BusinessClockProps {
  used: number
  total: number
  text: string
  state: 'ok' | 'today' | 'late'
  big?: boolean | undefined
}

/** One small bar a business day of the limit, filled = used, and always the words. */
export function BusinessClock({ used, total, text, state, big = false }: BusinessClockProps) {
  return (
    <span className={`clock clock-${state}${big ? ' clock-big' : ''}`}>
      <ClockBars used={used} total={total} />
      <span className="clock-text">
        {state === 'late' ? <Icon name="alert-circle" size={16} /> : null}
        {text}
      </span>
    </span>
  )
}

export function ClockBars({ used, total }: { used: number; total: number }) {
  return (
    <span className="clock-bars" aria-hidden="true">
      {Array.from({ length: Math.min(total, 10) }, (_, index) => (
        <i key={index} className={index < used ? 'used' : undefined} />
      ))}
    </span>
  )
}
