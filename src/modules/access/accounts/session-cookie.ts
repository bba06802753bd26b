/** The cookie of a session, as a browser brings it. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The token of a signed session cookie; null where there is none or its signature is not ours. */
export function sessionToken(cookies: string | null, name: string, secret: string): string | null {
  for (const part of (cookies ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    let value: string
    try {
      value = decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return null
    }
    const dot = value.lastIndexOf('.')
    if (dot < 1) return null
    const token = value.slice(0, dot)
    const expected = createHmac('sha256', secret).update(token).digest()
    const given = Buffer.from(value.slice(dot + 1), 'base64')
    return expected.length === given.length && timingSafeEqual(expected, given) ? token : null
  }
  return null
}

export function withoutCookie(cookies: string | null, name: string): string {
  return (cookies ?? '')
    .split(';')
    .filter((part) => part.split('=')[0]?.trim() !== name)
    .join(';')
    .trim()
}
