import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersFrom, findingStatuses } from './finding.rules.ts'

describe('the state of a finding', () => {
  it('is settled only with a word, and what is settled is only opened again', () => {
    expect(answersFrom('open')).toEqual(['explained', 'fixed', 'accepted'])
    for (const settled of ['fixed', 'accepted'] as const) expect(answersFrom(settled)).toEqual(['open'])
  })

  it('has no way out of the list: from everywhere every state can be reached', () => {
    fc.assert(
      fc.property(fc.constantFrom(...findingStatuses), fc.constantFrom(...findingStatuses), (from, to) => {
        const reached = new Set([from])
        for (let step = 0; step < findingStatuses.length; step++)
          for (const each of Array.from(reached)) for (const further of answersFrom(each)) reached.add(further)
        expect(reached.has(to)).toBe(true)
      }),
    )
  })
})
