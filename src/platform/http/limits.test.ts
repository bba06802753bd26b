import { expect, test } from 'vitest'
import { createLimiter, senderOf } from './limits.ts'

test('a window ends by itself and counts each sender apart', () => {
  let now = 0
  const limiter = createLimiter(2, 60, () => now)
  expect(['a', 'a', 'a', 'b'].map((key) => limiter.hit(key))).toEqual([0, 0, 60, 0])
  now = 45.5
  expect(limiter.hit('a')).toBe(15)
  now = 60
  expect(limiter.hit('a')).toBe(0)
})

test('of IPv6 the network counts, of IPv4 the address', () => {
  const same = (...addresses: string[]): boolean => new Set(addresses.map(senderOf)).size === 1
  expect(same('2001:db8:1:2::1', '2001:db8:1:2:ffff:1:2:3', '2001:db8:1:2:0:0:0:9')).toBe(true)
  expect(same('2001:db8:1:2::1', '2001:db8:1:3::1')).toBe(false)
  expect(same('2001:db8::1', '2001:db8::2', '2001:db8:0:0:5::')).toBe(true)
  expect(['203.0.113.7', '::ffff:203.0.113.7', ''].map(senderOf)).toEqual(['203.0.113.7', '::ffff:203.0.113.7', ''])
})
