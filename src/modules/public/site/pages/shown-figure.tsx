/** Published numbers and the marks of those that stay hidden. */
import { Figure, Suppressed } from '../../../../ui/index.ts'
import type { Shown } from '../../../council/index.ts'

/** A number, or the mark in its place. */
export function ShownFigure({ shown, unit, below }: { shown: Shown; unit?: string; below: number }) {
  if (shown.mark === 'below') return <Suppressed below={below} />
  if (shown.value === null && shown.mark === null) return <span title="もとの数がありません">–</span>
  return shown.value === null ? <Hidden /> : <Figure value={shown.value} unit={unit} />
}

export function Hidden() {
  return (
    <span className="suppressed" title="ほかの小さい数が計算で分かってしまうため、出しません">
      ＊
    </span>
  )
}
