/** Whole numbers that add up to a total, in proportion to weights (largest remainders). */
import type { CouncilFiles } from '../modules/council/council/index.ts'

export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const whole = exact.map(Math.floor)
  const missing = total - whole.reduce((a, b) => a + b, 0)
  const order = exact.map((value, index) => [value - Math.floor(value), index] as const).sort((a, b) => b[0] - a[0])
  for (const [, index] of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1
  return whole
}

/** The people of a municipality; where the council's data say nothing, what is usual for a city, a town, a village. */
export function peopleOf(row: CouncilFiles['municipalities'][number]): number {
  return row.population_2020 ?? { city: 55_000, town: 13_000, village: 4_500 }[row.kind]
}

/** A report's parts by 圏域: all in one where the organization has one, else by population. */
export function spreadOverAreas(
  value: number,
  areas: readonly string[],
  council: CouncilFiles,
): Record<string, number> {
  const keys = areas.length > 0 ? areas : council.areas.map((area) => area.key)
  const people = keys.map((key) =>
    council.municipalities.filter((row) => row.area === key).reduce((sum, row) => sum + peopleOf(row), 0),
  )
  const parts = apportion(value, people)
  return Object.fromEntries(keys.map((key, index) => [key, parts[index] ?? 0] as const).filter(([, part]) => part > 0))
}
