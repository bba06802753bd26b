/** Numbers as people read them here. */

const GROUPED = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 20 })

/** 1327 → 1,327. Decimals stay as they are. */
export function formatNumber(value: number): string {
  // Most are small, and the formatter takes a microsecond.
  return Number.isInteger(value) && value >= 0 && value < 1_000 ? String(value) : GROUPED.format(value)
}

/** A share of one as percent with one decimal: 0.4567 → 45.7% */
export function formatPercent(share: number): string {
  return `${formatNumber(Math.round(share * 1000) / 10)}%`
}
