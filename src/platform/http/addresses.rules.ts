/** Addresses, what they are compared and counted as, and whom a proxy may speak for. */
import { BlockList, isIP } from 'node:net'

/** The machine itself, by a word. */
const loopback = ['127.0.0.0/8', '::1']

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** Addresses and networks (`10.0.0.0/8`), or `loopback`. @returns null where one of them is neither */
export function proxiesOf(entries: readonly string[]): BlockList | null {
  const list = new BlockList()
  for (const entry of entries.flatMap((each) => (each === 'loopback' ? loopback : [each]))) {
    const [address = '', prefix, ...rest] = entry.split('/')
    const most = isIP(address) === 4 ? 32 : 128
    // All addresses there are: then anybody could say to be anybody.
    const isNetwork = prefix !== undefined && /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= most
    if (isIP(address) === 0 || rest.length > 0 || (prefix !== undefined && !isNetwork)) return null
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(prefix), familyOf(address))
  }
  return list
}

/**
 * As it is compared: without port, brackets, quotes and zone; version 4 in its own form.
 * @returns '' where it is no address
 */
export function plainAddress(text: string): string {
  const unquoted = text.trim().replace(/^"(.*)"$/, '$1')
  const bare = unquoted
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare
  return isIP(mapped) === 0 ? '' : mapped.toLowerCase()
}

/**
 * The rightmost address that no trusted proxy has: what stands left of it, anybody may have written. Something that is
 * no address ends the search at the proxy that handed it on.
 */
export function addressBehind(socket: string, forwardedFor: string | undefined, trusted: BlockList): string {
  const from = plainAddress(socket)
  if (from === '' || forwardedFor === undefined) return from
  let nearest = from
  for (const hop of forwardedFor.split(',').toReversed()) {
    if (!trusted.check(nearest, familyOf(nearest))) return nearest
    const next = plainAddress(hop)
    if (next === '') return nearest
    nearest = next
  }
  return nearest
}

/** What a limit counts by: whoever has one address of version 6 has a whole network of them. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const given = tail === undefined || tail === '' ? 0 : tail.split(':').length
  const zeros = Array<string>(Math.max(0, 8 - groups.length - given)).fill('0')
  const all = tail === undefined ? groups : [...groups, ...zeros, ...tail.split(':')]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
