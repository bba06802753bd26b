/** Pieces of schemas that the inputs of all rooms are made of: one sentence for the person, whatever is wrong. */
import { z } from 'zod'
import { type CivilDate, isCivilDate } from '../platform/clock.ts'

/** The codes of a table of labels, as `z.enum` wants them. */
export const keysOf = <K extends string>(labels: Record<K, unknown>): [K, ...K[]] => Object.keys(labels) as [K, ...K[]]

/** One of a table of labels. */
export const oneOf = <K extends string>(labels: Record<K, unknown>, message: string) =>
  z.enum(keysOf(labels), { error: message })

/** A day of the era calendar that people and the database can both mean: from 明治元年 on. */
export const civilDate = (message: string) =>
  z.string(message).refine((text) => isCivilDate(text) && text >= '1868-01-01' && text < '2200-01-01', message)

/** A record is about what has happened; not about tomorrow, and not before anybody can have known. */
export function dayOfRecord(occurredOn: CivilDate, today: CivilDate): string | null {
  if (occurredOn > today) return '今日より後の日は記録できません。日を直してください。'
  if (occurredOn < '2000-01-01') return '平成12年より前の日は記録できません。日を直してください。'
  return null
}

/** One line of at most 200 characters. */
export const shortText = (message: string) => z.string(message).max(200, '200字までで書いてください。')

/** 14:00, or null. */
export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '時刻は 14:00 のように入れてください。')
  .nullish()
  .transform((value) => value ?? null)
