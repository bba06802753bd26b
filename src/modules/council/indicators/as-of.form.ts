/** The instant up to which facts are counted, as people and programs write it: a day means its end in Tokyo. */
import { type CivilDate, civilDateOf, endOfDayInTokyo } from '../../../platform/clock.ts'
import { parseDate, whyToCome } from '../../../platform/japanese/index.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/** `asOf` null means everything that is committed. */
export type ParsedAsOf = { ok: true; asOf: Date | null } | { ok: false; message: string }

/** @param today of a day to come nothing is known: it is refused */
export function parseAsOf(text: string | null | undefined, today: CivilDate): ParsedAsOf {
  const parsed = readAsOf(text)
  const why = parsed.ok && parsed.asOf !== null ? whyToCome(civilDateOf(parsed.asOf), today) : null
  return why === null ? parsed : { ok: false, message: why }
}

/** Whether it is an instant at all, whenever that is. */
export function readAsOf(text: string | null | undefined): ParsedAsOf {
  const typed = (text ?? '').trim()
  if (typed === '') return { ok: true, asOf: null }
  if (instant.test(typed)) {
    const asOf = new Date(typed)
    return Number.isNaN(asOf.getTime()) ? { ok: false, message: 'この時刻はありません。' } : { ok: true, asOf }
  }
  const day = parseDate(typed)
  return day.ok ? { ok: true, asOf: endOfDayInTokyo(day.value) } : { ok: false, message: day.message }
}
