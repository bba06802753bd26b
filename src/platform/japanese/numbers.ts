/** Numbers as people read them here. */

const GROUPED = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 20 })

/** 1327 → 1,327. Decimals stay as they are. */
export function formatNumber(value: number): string {
  // Most are small, and the formatter takes a microsecond.
  return Number.isInteger(value) && value >= 0 && value < 1_000 ? String(value) : GROUPED.format(value)
}

/** Kilometers with one decimal below ten and none from there: 0.8 km, 12 km, 1,204 km. */
export function formatKm(kilometers: number): string {
  const tenths = Math.round(kilometers * 10) / 10
  return `${formatNumber(tenths < 10 ? tenths : Math.round(kilometers))} km`
}

/** 20万円 is written out, as on forms: 200000 → 200,000円 */
export function formatYen(yen: number): string {
  return `${formatNumber(yen)}円`
}

/** A share of one as percent with one decimal: 0.4567 → 45.7% */
export function formatPercent(share: number): string {
  return `${formatNumber(Math.round(share * 1000) / 10)}%`
}
