/** What is lost where a number isn't shown: more for what more people ask for. */
import type { Unknown } from './readers.rules.ts'

const weights: Record<string, number> = { total: 20, source: 4, month: 3, area: 4, type: 3, organization: 2 }

export function lossOf(unknown: Unknown | undefined): number {
  if (unknown === undefined) return 0
  const weight = weights[unknown.key.slice(0, unknown.key.indexOf('|'))] ?? 1
  return Math.round(10 * weight * (1 + Math.log2(unknown.value)))
}
