import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import type { IconName } from '../icons.ts'
import { Icon } from './Icon.tsx'

export type BannerKind = 'caution' | 'finding' | 'done' | 'error'

/** A message in the flow: left bar, ground, mark, words. */
export function Banner({
  kind,
  title,
  icon,
  children,
}: {
  kind: BannerKind
  title: ReactNode
  icon?: IconName | undefined
  children?: ReactNode
}) {
  const icons = {
    caution: 'alert-triangle',
    finding: 'zoom-question',
    done: 'circle-check',
    error: 'alert-circle',
  } as const
  return (
    <div className={`banner banner-${kind}`}>
      <Icon name={icon ?? icons[kind]} size={20} />
      <p className="banner-title">{title}</p>
      {absent(children) ? null : <div className="banner-body">{children}</div>}
    </div>
  )
}

/** One sentence what will stand here, one first step. */
export function Empty({ sentence, action }: { sentence: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{sentence}</p>
      {absent(action) ? null : <div className="actions">{action}</div>}
    </div>
  )
}

/** Whose record it is, nothing of what it says or who spoke. Never a blank, never a blur. */
export function Undisclosed({ owner, what = '記録' }: { owner: string; what?: string | undefined }) {
  return (
    <p className="undisclosed">
      <Icon name="lock" size={18} />
      <span>
        {owner}の{what}です。この窓口には<strong>非開示</strong>です。
      </span>
    </p>
  )
}

/** Long work: text with the count and a bar. It may be left; the result waits on 今日. */
export function Progress({
  label,
  done,
  total,
  unit = '件',
}: {
  label: string
  done: number
  total: number
  unit?: string | undefined
}) {
  const text = `${done.toLocaleString('ja-JP')} / ${total.toLocaleString('ja-JP')}${unit}`
  return (
    <div className="progress">
      <span>
        {label} <span className="num meta">{text}</span>
      </span>
      <progress value={done} max={total} aria-label={`${label} ${text}`} />
    </div>
  )
}
