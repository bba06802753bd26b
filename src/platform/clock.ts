/**
 * Business time: today's date and the present instant, as every rule sees them.
 *
 * Civil dates are strings ('2026-01-20'), instants are `Date`. Japan has had one offset, UTC+9 without summer time,
 * since 1952, so Tokyo time is computed by adding nine hours; the time zone of the machine never matters.
 * Sessions, lock-out and jobs run on real time and do not use this clock.
 */

/** A day in the calendar of Japan, written YYYY-MM-DD. It has no time and no time zone. */
export type CivilDate = string

export interface Clock {
  /** The present instant of business time. */
  now(): Date
  /** The present day in Tokyo. */
  today(): CivilDate
  /** What a transaction tells the database; null where the database's own time is business time. */
  businessTime(): Date | null
}

const DAY_MS = 86_400_000
const TOKYO_OFFSET_MS = 9 * 3_600_000
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/

export interface ClockOptions {
  /** Demo and test: the day on which business time begins. */
  today?: CivilDate | undefined
  /** With `today`: business time never begins before this instant, the last one that was recorded. */
  notBefore?: Date | null | undefined
  /** In service: milliseconds by which the database is ahead of this machine, measured again and again. */
  ahead?: (() => number) | undefined
}

/**
 * Makes the clock. With `today` it begins on that day with the real time of day, and its days go on over midnight: a
 * time that went back would change what was known as of an instant. Without it, business time is the database's time.
 * @throws RangeError when `today` is not a civil date.
 */
export function createClock(options: ClockOptions = {}): Clock {
  const { today, notBefore, ahead } = options
  if (today === undefined) {
    const now = (): Date => new Date(Date.now() + Math.round(ahead?.() ?? 0))
    return { now, today: () => civilDateOf(now()), businessTime: () => null }
  }
  const real = Date.now()
  const first = startOfDayInTokyo(today).getTime() + msSinceMidnight(new Date(real))
  const late = Math.max(0, (notBefore?.getTime() ?? first) - first)
  const shift = first + Math.ceil(late / DAY_MS) * DAY_MS - real
  const now = (): Date => new Date(Date.now() + shift)
  return { now, today: () => civilDateOf(now()), businessTime: now }
}

/** Says whether the text is a day that exists, written YYYY-MM-DD. Never throws. */
export function isCivilDate(text: string): boolean {
  if (!CIVIL_DATE.test(text)) return false
  // Reckoned, not asked of Date: a page with a long record asks this thousands of times.
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day >= 1 && day <= (month === 2 && leap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0))
}

/** The day in Tokyo at this instant. */
export function civilDateOf(instant: Date): CivilDate {
  return utcDateOf(new Date(instant.getTime() + TOKYO_OFFSET_MS))
}

/** The time of day in Tokyo at this instant, 'HH:MM'. */
export function timeOfDayOf(instant: Date): string {
  return new Date(instant.getTime() + TOKYO_OFFSET_MS).toISOString().slice(11, 16)
}

/** The first instant (00:00 in Tokyo) of the day. Throws RangeError when it is not a civil date. */
export function startOfDayInTokyo(date: CivilDate): Date {
  return new Date(dayNumber(date) * DAY_MS - TOKYO_OFFSET_MS)
}

/**
 * The last instant of the day, 23:59:59.999 in Tokyo: what `asOf` means when a date is given (contract, API v1).
 * Throws RangeError when it is not a civil date.
 */
export function endOfDayInTokyo(date: CivilDate): Date {
  return new Date((dayNumber(date) + 1) * DAY_MS - TOKYO_OFFSET_MS - 1)
}

/** The instant of a day and a time of day ('HH:MM') in Tokyo. Throws RangeError when either is malformed. */
export function instantInTokyo(date: CivilDate, time: string): Date {
  if (!TIME_OF_DAY.test(time)) throw new RangeError(`Not a time of day: ${JSON.stringify(time)}`)
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return new Date(startOfDayInTokyo(date).getTime() + minutes * 60_000)
}

/** The day `days` later (earlier when negative). Throws RangeError outside the years 0000 to 9999. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const moved = new Date((dayNumber(date) + days) * DAY_MS)
  const result = utcDateOf(moved)
  if (!CIVIL_DATE.test(result)) throw new RangeError(`No such day: ${date} plus ${days} days`)
  return result
}

/** Calendar days from `from` to `to`; 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export function dayOfWeek(date: CivilDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7 // 1970-01-01 was a Thursday
}

/** Put together by parts: toISOString takes four times as long, and a page with charts asks for thousands of days. */
function utcDateOf(instant: Date): string {
  if (Number.isNaN(instant.getTime())) throw new RangeError('No such instant')
  return `${digits(instant.getUTCFullYear(), 4)}-${digits(instant.getUTCMonth() + 1, 2)}-${digits(instant.getUTCDate(), 2)}`
}
const digits = (value: number, many: number): string => String(value).padStart(many, '0')

/** Days since 1970-01-01; counted in UTC on both sides, so no zone enters. */
function dayNumber(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`Not a civil date: ${JSON.stringify(date)}`)
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

function msSinceMidnight(instant: Date): number {
  return (((instant.getTime() + TOKYO_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS
}
