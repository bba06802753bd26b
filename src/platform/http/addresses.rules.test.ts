import { describe, expect, it } from 'vitest'
import { addressBehind, networkOf, plainAddress, proxiesOf } from './addresses.rules.ts'

const trusted = (...entries: string[]) => {
  const list = proxiesOf(entries)
  if (list === null) throw new Error('no list')
  return list
}

describe('the address of who asks', () => {
  it.each([
    // socket, X-Forwarded-For, trusted, who it is
    ['203.0.113.9', undefined, ['loopback'], '203.0.113.9'],
    ['203.0.113.9', '198.51.100.7', [], '203.0.113.9'],
    ['203.0.113.9', '198.51.100.7', ['loopback'], '203.0.113.9'],
    ['127.0.0.1', '198.51.100.7', [], '127.0.0.1'],
    ['127.0.0.1', '198.51.100.7', ['loopback'], '198.51.100.7'],
    ['::1', '2001:db8::7', ['loopback'], '2001:db8::7'],
    ['::ffff:127.0.0.1', '198.51.100.7', ['loopback'], '198.51.100.7'],
    ['::ffff:10.1.2.3', '198.51.100.7', ['10.0.0.0/8'], '198.51.100.7'],
    // What a client claims about itself stands left of what the proxy has seen.
    ['127.0.0.1', '1.2.3.4, 198.51.100.7', ['loopback'], '198.51.100.7'],
    ['127.0.0.1', '127.0.0.1, 198.51.100.7', ['loopback'], '198.51.100.7'],
    // Two proxies, one behind the other.
    ['127.0.0.1', '1.2.3.4, 198.51.100.7, 10.0.0.4', ['loopback', '10.0.0.0/24'], '198.51.100.7'],
    ['2001:db8:1::5', '198.51.100.7, 2001:db8:1:2::9', ['2001:db8:1::/48'], '198.51.100.7'],
    ['127.0.0.1', '10.0.0.4', ['loopback', '10.0.0.4'], '10.0.0.4'],
    ['127.0.0.1', '', ['loopback'], '127.0.0.1'],
    ['127.0.0.1', 'unknown', ['loopback'], '127.0.0.1'],
    ['127.0.0.1', '198.51.100.7, <script>', ['loopback'], '127.0.0.1'],
    ['127.0.0.1', '198.51.100.7:4711', ['loopback'], '198.51.100.7'],
    ['127.0.0.1', '"[2001:db8::7]:4711"', ['loopback'], '2001:db8::7'],
    ['', '198.51.100.7', ['loopback'], ''],
  ] as const)('%s with %s, trusting %j, is %s', (socket, forwardedFor, entries, expected) => {
    expect(addressBehind(socket, forwardedFor, trusted(...entries))).toBe(expected)
  })

  it('is compared without port, brackets and zone', () => {
    expect(
      [' 192.0.2.1 ', '[::1]', 'fe80::1%eth0', '::FFFF:192.0.2.1', '192.0.2.1.5', 'localhost', ''].map(plainAddress),
    ).toEqual(['192.0.2.1', '::1', 'fe80::1', '192.0.2.1', '', '', ''])
  })

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('proxies that are believed', () => {
  it.each(['loopback', '10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'])('may be %s', (entry) =>
    expect(proxiesOf([entry])).not.toBeNull(),
  )
  it.each([
    '',
    'localhost',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/x',
    '0.0.0.0/0',
    '::/0',
    'fd00::/129',
    '10.0.0.0/8/8',
    '10.0.0',
  ])('can’t be %j', (entry) => expect(proxiesOf([entry])).toBeNull())
})
