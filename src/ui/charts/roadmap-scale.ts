/** Where a day of the fiscal year lies on the lines of the 工程表. */
import { type CivilDate, daysBetween } from '../../platform/clock.ts'

export const WIDTH = 300

export function scale(fiscalYear: number): (on: CivilDate) => number {
  const start = `${fiscalYear}-04-01`
  const days = daysBetween(start, `${fiscalYear + 1}-04-01`)
  return (on) => Math.round(Math.min(1, Math.max(0, daysBetween(start, on) / days)) * (WIDTH - 12) * 10) / 10 + 6
}
