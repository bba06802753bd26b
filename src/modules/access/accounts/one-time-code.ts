/**
 * The step of a time-based one-time code (RFC 6238), which the sign-in library doesn't tell and of
 * which each may be used once.
 */
import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / periodSeconds)

/** The step a code belongs to, one either side of the present one (clocks differ), or null when it is no valid code. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const given = { token: code, secret: Secret.fromUTF8(secret), timestamp: now.getTime(), window: 1 }
  const away = TOTP.validate({ ...given, period: periodSeconds })
  return away === null ? null : stepAt(now) + away
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

/** The key as authenticator apps take it (RFC 4648 base 32, without padding). */
export const keyText = (secret: string): string => Secret.fromUTF8(secret).base32

export const groupedKey = (key: string): string => (key.match(/.{1,4}/g) ?? []).join(' ')

/** What an authenticator app opens (Key URI format). */
export function keyLink(secret: string, email: string): string {
  const issuer = encodeURIComponent('つなぐ')
  return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?secret=${keyText(secret)}&issuer=${issuer}`
}
