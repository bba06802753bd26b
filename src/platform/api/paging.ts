/** Pages of a list: at most 100 rows, and a cursor that the caller passes back unread. */
import { z } from 'zod'
import { type CivilDate, civilDateOf, endOfDayInTokyo, isCivilDate } from '../clock.ts'
import { whyToCome } from '../japanese/day-to-come.ts'
import { Refusal } from './problem.ts'

export const paging = {
  limit: z.coerce
    .number('1から100までの数にしてください。')
    .int('1から100までの数にしてください。')
    .min(1, '1から100までの数にしてください。')
    .max(100, '1から100までの数にしてください。')
    .default(50)
    .describe('一度に返す数(最大100)'),
  cursor: z.string().max(300).optional().describe('前の答えの next'),
}

const wrong = () =>
  new Refusal(422, [{ pointer: '/cursor', message: 'cursor は、前の答えの next をそのまま入れてください。' }])

export const cursorOf = (key: string): string => Buffer.from(key, 'utf8').toString('base64url')

/** The key in a cursor. @throws Refusal 422 when it isn't one of this list */
export function keyOf(cursor: string | undefined, shape: RegExp): string | undefined {
  if (cursor === undefined) return undefined
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!shape.test(key) || cursorOf(key) !== cursor) throw wrong()
  return key
}

export const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** One row more than asked for was read, to know whether there is another page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  key: (row: T) => string,
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(key(last)) : null }
}

/** A page of a short list that is in memory as a whole (master data), in its own order. */
export function pageOfAll<T>(
  all: readonly T[],
  query: { limit: number; cursor?: string | undefined },
  key: (row: T) => string,
): { items: T[]; next: string | null } {
  const after = keyOf(query.cursor, /^[\w.-]{1,200}$/)
  const from = after === undefined ? 0 : all.findIndex((row) => key(row) === after) + 1
  if (after !== undefined && from === 0) throw wrong()
  return pageOf(all.slice(from, from + query.limit + 1), query.limit, key)
}

const sensible = (date: CivilDate): boolean => isCivilDate(date) && date >= '1900-01-01' && date < '2200-01-01'

/** A day of the query. */
export const queryDay = z.string().refine(sensible, '日は 2026-01-20 のように入れてください。')

const instant = z.iso.datetime({ offset: true })

function instantOf(text: string): Date | null {
  if (sensible(text)) return endOfDayInTokyo(text)
  if (!instant.safeParse(text).success || !sensible(text.slice(0, 10))) return null
  return new Date(text)
}

/** An instant, or a day, which means its end in Tokyo (contract, API v1). */
export const asOf = z
  .string()
  .refine(
    (text) => instantOf(text) !== null,
    'asOf は 2026-01-20 か 2026-01-20T15:00:00+09:00 のように入れてください。',
  )
  .transform((text) => instantOf(text))
  .optional()
  .describe('この時点までに記録されたものだけを数える。日付なら、その日の終わり(日本時間)')

/** Of a day to come nothing is known yet. @param given what `asOf` has read; nothing else there is an instant */
export function refuseToCome(given: unknown, today: CivilDate): void {
  const errors = Object.entries(given ?? {}).flatMap(([name, value]: [string, unknown]) => {
    const message = value instanceof Date ? whyToCome(civilDateOf(value), today) : null
    return message === null ? [] : [{ pointer: `/${name}`, message }]
  })
  if (errors.length > 0) throw new Refusal(422, errors)
}

export const fiscalYear = z.coerce
  .number('年度は 2025 のように入れてください。')
  .int('年度は 2025 のように入れてください。')
  .min(2000, '年度は 2025 のように入れてください。')
  .max(2200, '年度は 2025 のように入れてください。')
  .optional()
  .describe('年度(はじまりの年)。なければ、いま有効な計画の年度')
