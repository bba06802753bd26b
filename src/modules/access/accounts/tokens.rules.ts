import type { FieldError } from '../../../platform/outcome.ts'

/** A token outlives whoever has forgotten it: three months where nobody says otherwise, half a year at most. */
export const tokenDays = { usual: 90, most: 180 } as const

/** Whoever makes one without saying for what (an old script) is told apart in the list by this. */
export const noPurpose = '目的を書かずに作られた鍵'

/** A purpose that somebody understands half a year later, and a number of days. */
export function problemsOfToken(purpose: string, days: number): FieldError[] {
  const problems: FieldError[] = []
  if (purpose === '') problems.push({ field: 'purpose', message: '何に使う鍵かを書いてください。' })
  else if ([...purpose].length > 200)
    problems.push({ field: 'purpose', message: '何に使う鍵かは、200字までにしてください。' })
  if (!Number.isInteger(days) || days < 1 || days > tokenDays.most) {
    problems.push({ field: 'days', message: `鍵が使える日数は、1 から ${tokenDays.most} までの整数にしてください。` })
  }
  return problems
}
