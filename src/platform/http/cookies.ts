/**
 * The few cookies of ours: a session's, a device's, a notice, large letters.
 * Each for this site alone and out of scripts' reach.
 */
import { parse, serialize } from 'hono/utils/cookie'

/** A wish about the public pages on this screen: large letters. */
export const largeCookie = 'tsunagu_large'

/** @param cookies the request's header @returns the value as it was given out, undefined where there is none */
export const cookieIn = (cookies: string | null | undefined, name: string): string | undefined =>
  parse(cookies ?? '', name)[name]

/** @param seconds how long it stays; 0 takes it away */
export const ourCookie = (name: string, value: string, seconds: number, baseUrl: string): string =>
  serialize(name, value, {
    path: '/',
    maxAge: seconds,
    httpOnly: true,
    sameSite: 'Lax',
    secure: baseUrl.startsWith('https:'),
  })
