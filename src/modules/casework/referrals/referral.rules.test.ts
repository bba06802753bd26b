import { describe, expect, test } from 'vitest'
import { clockOf, respondByDate, type ReferralStatus, type ReferralStep, whyNot } from './referral.rules.ts'

const all: ReferralStatus[] = ['sent', 'accepted', 'declined', 'withdrawn']
const allowed: Record<ReferralStep, { status: ReferralStatus; by: 'from' | 'to' }> = {
  accept: { status: 'sent', by: 'to' },
  decline: { status: 'sent', by: 'to' },
  withdraw: { status: 'sent', by: 'from' },
  amend: { status: 'sent', by: 'from' },
  report: { status: 'accepted', by: 'to' },
}

describe('every step in every state, by every side', () => {
  for (const step of Object.keys(allowed) as ReferralStep[]) {
    for (const status of all) {
      for (const by of ['from', 'to', 'other', null]) {
        const possible = allowed[step].status === status && allowed[step].by === by
        test(`${step} of a ${status} referral by ${by}: ${possible}`, () => {
          expect(whyNot(step, { status, fromOrganizationId: 'from', toOrganizationId: 'to' }, by) === null).toBe(
            possible,
          )
        })
      }
    }
  }
})

// 2026-01-12 is 成人の日.
test.each([
  ['2026-01-08', 'normal', 3, '2026-01-14'],
  ['2026-01-20', 'normal', 3, '2026-01-23'],
  ['2026-01-20', 'today', 3, '2026-01-21'],
  ['2025-12-26', 'normal', 3, '2026-01-07'],
] as const)('sent on %s (%s): an answer in %i business days is due on %s', (sentOn, urgency, days, due) => {
  expect(respondByDate(sentOn, urgency, days)).toBe(due)
})

test.each([
  ['2026-01-15', '2026-01-20', '2026-01-16', { used: 1, total: 3, late: 0, state: 'ok' }],
  ['2026-01-15', '2026-01-20', '2026-01-20', { used: 3, total: 3, late: 0, state: 'today' }],
  ['2026-01-15', '2026-01-20', '2026-01-22', { used: 3, total: 3, late: 2, state: 'late' }],
  // Silence over a week-end: late from the day after, though no business day has passed.
  ['2026-01-13', '2026-01-16', '2026-01-17', { used: 3, total: 3, late: 1, state: 'late' }],
])('sent %s, due %s, on %s', (sentOn, respondBy, today, clock) => {
  expect(clockOf(sentOn, respondBy, today)).toMatchObject(clock)
})
