/** The era calendar, in one door: writing dates, reading dates, the table of eras. */
export * from './format-date.ts'
export { type TypedYear, dateFrom, lastDayOfMonth, looksLikeDate, parseDate, parseYear } from './parse-date.ts'
export { type Era, ERAS, eraOn } from './eras.ts'
