import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlap, slotsBetween } from './slots.rules.ts'

test('an afternoon in pieces of twenty minutes; what is left over is nobody’s', () => {
  expect(slotsBetween({ startsAt: '13:00', endsAt: '14:10' }, 20)).toEqual([
    { startsAt: '13:00', endsAt: '13:20' },
    { startsAt: '13:20', endsAt: '13:40' },
    { startsAt: '13:40', endsAt: '14:00' },
  ])
  expect(slotsBetween({ startsAt: '13:00', endsAt: '13:10' }, 20)).toEqual([])
})

test('no two of them overlap, and each overlaps with itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 480 }), (minutes) => {
      const slots = slotsBetween({ startsAt: '08:00', endsAt: '20:00' }, minutes)
      slots.forEach((one, index) => slots.forEach((other, at) => expect(overlap(one, other)).toBe(index === at)))
    }),
  )
})
