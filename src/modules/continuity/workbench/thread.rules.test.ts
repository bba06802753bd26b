import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import type { ThreadEvent } from '../../../ui/index.ts'
import { foldTalks } from './thread.rules.ts'

const talk = (id: number, laneId: string, on: CivilDate): ThreadEvent => ({
  id: String(id),
  laneId,
  on,
  kind: 'record',
  label: '来所',
  weight: 2,
})

describe('a long thread', () => {
  it('shows the talks of one desk in one month as one stretch', () => {
    const folded = foldTalks([
      talk(1, 'a', '2026-01-05'),
      talk(2, 'a', '2026-01-19'),
      talk(3, 'b', '2026-01-20'),
      talk(4, 'a', '2026-02-02'),
      talk(5, 'a', '2026-02-02'),
    ])
    expect(folded.map(({ laneId, on, until, label }) => [laneId, on, until, label])).toEqual([
      ['a', '2026-01-05', '2026-01-19', '相談 2回'],
      ['b', '2026-01-20', undefined, '来所'],
      ['a', '2026-02-02', undefined, '相談 2回'],
    ])
  })

  it('keeps everything that is no talk, and every day of contact within a stretch', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            day: fc.integer({ min: 0, max: 900 }),
            lane: fc.constantFrom('a', 'b'),
            kind: fc.constantFrom('record', 'placement', 'accept'),
          }),
          { maxLength: 200 },
        ),
        (given) => {
          const events = given
            .toSorted((a, b) => a.day - b.day)
            .map((each, index): ThreadEvent => ({
              ...talk(index, each.lane, addDays('2024-04-01', each.day)),
              kind: each.kind as ThreadEvent['kind'],
            }))
          const folded = foldTalks(events)
          expect(folded.filter((each) => each.kind !== 'record')).toEqual(
            events.filter((each) => each.kind !== 'record'),
          )
          for (const event of events)
            expect(
              folded.some(
                (each) => each.laneId === event.laneId && each.on <= event.on && event.on <= (each.until ?? each.on),
              ),
            ).toBe(true)
        },
      ),
    )
  })
})
