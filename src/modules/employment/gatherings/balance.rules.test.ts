import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Balance, shownBalance } from './balance.rules.ts'

const zero: Balance = {
  employers: 2,
  signedUp: 0,
  waited: 0,
  came: 0,
  interviews: 0,
  tour: 0,
  apply: 0,
  noMatch: 0,
  declined: 0,
  absent: 0,
  hired: 0,
  kept: 0,
}
const below = 5

test('the office sees every number, and employers are no persons', () => {
  const balance = { ...zero, signedUp: 7, came: 6, interviews: 3, tour: 3, hired: 2, kept: 1 }
  expect(shownBalance(balance, null)).toEqual(balance)
  expect(shownBalance(balance, below)).toMatchObject({ employers: 2, hired: null, kept: null, tour: null })
})

test('two small results hide their sum as well', () => {
  const balance = { ...zero, interviews: 8, tour: 2, absent: 5 }
  expect(shownBalance(balance, below)).toMatchObject({ interviews: null, tour: null, absent: 5 })
})

test('no small number is shown, nor one from which it follows; none and large ones are', () => {
  const count = fc.integer({ min: 0, max: 40 })
  const balances = fc
    .record({ came: count, missed: count, waited: count, kept: count, lost: count, open: count })
    .chain((numbers) => fc.tuple(fc.constant(numbers), fc.array(count, { minLength: 5, maxLength: 5 })))
    .map(
      ([{ came, missed, waited, kept, lost, open }, [tour = 0, apply = 0, noMatch = 0, declined = 0, absent = 0]]) => ({
        ...zero,
        signedUp: came + missed,
        came,
        waited,
        interviews: tour + apply + noMatch + declined + absent + open,
        tour,
        apply,
        noMatch,
        declined,
        absent,
        hired: kept + lost,
        kept,
      }),
    )
  fc.assert(
    fc.property(balances, (balance) => {
      const shown = shownBalance(balance, below)
      for (const name of Object.keys(balance) as (keyof Balance)[])
        if (name !== 'employers' && balance[name] > 0 && balance[name] < below) expect(shown[name], name).toBeNull()
      for (const [whole, part] of [
        ['signedUp', 'came'],
        ['hired', 'kept'],
      ] as const) {
        const rest = balance[whole] - balance[part]
        if (rest > 0 && rest < below) expect(shown[whole] === null || shown[part] === null).toBe(true)
      }
      const parts = ['tour', 'apply', 'noMatch', 'declined', 'absent'] as const
      const known = parts.filter((part) => shown[part] !== null)
      // One that is hidden alone would follow from the sum, unless what is open is hidden with it: nobody is told that.
      const hidden = balance.interviews - known.reduce((sum, part) => sum + balance[part], 0)
      if (shown.interviews !== null) expect(hidden === 0 || hidden >= below).toBe(true)
    }),
  )
})
