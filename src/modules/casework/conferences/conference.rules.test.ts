import { describe, expect, it } from 'vitest'
import { ageIsDoubtful, basisProblem, mayHostStatutory, openingProblem } from './conference.rules.ts'

describe('the basis of a conference', () => {
  it.each([
    ['plan', 'consent', '2026-01-10', null],
    ['plan', 'consent', null, 'basisGivenOn'],
    ['plan', 'livelihood-act-9', null, 'basis'],
    ['statutory', 'livelihood-act-9', null, null],
    ['statutory', 'social-welfare-act-106', null, null],
    ['statutory', 'consent', '2026-01-10', 'basis'],
    ['statutory', 'emergency', null, 'basis'],
    ['case', 'youth-council', null, null],
    ['case', 'loneliness-act-15', null, null],
    ['case', 'consent', '2026-01-10', null],
    ['case', 'consent', null, 'basisGivenOn'],
    ['case', 'privacy-act-69', null, 'basis'],
  ] as const)('%s on %s (%s): %s', (kind, basis, givenOn, field) => {
    expect(basisProblem(kind, basis, givenOn)?.field ?? null).toBe(field)
  })

  it.each([
    ['maisapo', true],
    ['municipality', true],
    ['regional-bureau', true],
    ['hello-work', false],
    ['youth-support-station', false],
    ['', false],
  ])('%s may hold 支援会議: %s', (kind, expected) => {
    expect(mayHostStatutory(kind)).toBe(expected)
  })

  it.each([
    ['youth-council', '1986-01-20', true],
    ['youth-council', '1986-01-21', false],
    ['youth-council', null, false],
    ['consent', '1970-01-01', false],
  ] as const)('%s with %s: doubtful %s', (basis, born, expected) => {
    expect(ageIsDoubtful(basis, born, '2026-01-20')).toBe(expected)
  })
})

describe('opening', () => {
  const at = { heldOn: '2026-01-20', endsAt: '15:00' }
  it.each([
    ['2026-01-19', '10:00', true],
    ['2026-01-20', '14:59', false],
    ['2026-01-20', '15:00', true],
    ['2026-01-21', '10:00', true],
  ])('on %s at %s is refused: %s', (today, time, refused) => {
    expect(openingProblem(at, today, time) !== null).toBe(refused)
  })
})
