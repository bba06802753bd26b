import { expect, test } from 'vitest'
import { expiresOn } from './expiry.rules.ts'

test.each([
  ['2026-01-20', '2026-03-31'],
  ['2026-01-01', '2026-03-31'],
  ['2025-12-31', '2026-02-28'],
  ['2027-12-01', '2028-02-29'],
  ['2025-10-01', '2025-12-31'],
  ['2025-11-30', '2026-01-31'],
])('received on %s, until %s', (received, until) => expect(expiresOn(received)).toBe(until))
