/** The step of a time-based one-time code (RFC 6238), which the sign-in library doesn't tell and of which each may be used once. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const periodMs = 30_000
const digits = 6

/** RFC 4226 §5.3. */
export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

export const stepAt = (now: Date): number => Math.floor(now.getTime() / periodMs)

/** The step a code belongs to, one either side of the present one (clocks differ), or null when it is no valid code. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  let found: number | null = null
  for (const step of [stepAt(now) - 1, stepAt(now), stepAt(now) + 1]) {
    const expected = Buffer.from(codeOfStep(secret, step))
    const given = Buffer.from(code)
    if (expected.length === given.length && timingSafeEqual(expected, given)) found = step
  }
  return found
}

/** As people type it: full-width digits, spaces. */
export const typedCode = (text: string): string => text.normalize('NFKC').replaceAll(/[\s-]/g, '')

/** Recovery codes as typed: letters in any size, with or without the hyphen. */
export function typedRecoveryCode(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
  return `${plain.slice(0, 5)}-${plain.slice(5)}`
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The key as authenticator apps take it (RFC 4648 base 32, without padding). */
export function keyText(secret: string): string {
  let bits = ''
  for (const byte of Buffer.from(secret)) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('')
}

export const groupedKey = (key: string): string => (key.match(/.{1,4}/g) ?? []).join(' ')

/** What an authenticator app opens (Key URI format). */
export function keyLink(secret: string, email: string): string {
  const issuer = encodeURIComponent('つなぐ')
  return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?secret=${keyText(secret)}&issuer=${issuer}`
}
