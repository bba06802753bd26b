/**
 * A birth date: the whole day, or unknown. Not in the future, not more than 120 years ago (domain.md 12). A year
 * without its era is of the one era in which somebody alive can have been born (56 is 昭和56年);
 * where there are several, the era is asked for.
 */
import type { CivilDate } from '../../platform/clock.ts'
import { addCalendarMonths } from '../../platform/japanese/calendar.ts'
import { parseDate } from '../../platform/japanese/era.ts'
import { isDateBlank, parseDateBoxes, typedBoxes, wholeDateIn } from './dates.ts'
import { type FormFields, type Input, fieldOf, refuse, typedText, value } from './input.ts'

/** Newest first; nobody alive leaves an older one out. */
const erasLeftOut = ['令和', '平成', '昭和'] as const
const bareYear = /^\d{1,2}(?![\d])/

/**
 * Null when nothing was entered: the birth date is not known. `today` comes from the clock. Never throws on any fields.
 */
export function parseBirthDate(
  fields: FormFields,
  name: string,
  { label = '生年月日', today }: { label?: string; today: CivilDate },
): Input<CivilDate | null> {
  if (isDateBlank(fields, name)) return value(null)
  const limits = { label, notAfter: today, notBefore: addCalendarMonths(today, -120 * 12) }
  const written = asWritten(fields, name)
  if (!bareYear.test(written)) return parseDateBoxes(fields, name, limits)
  const possible = erasLeftOut.flatMap((era) => {
    const date = parseDate(era + written)
    return date.ok && date.value <= today && date.value >= limits.notBefore ? [{ era, date: date.value }] : []
  })
  if (possible.length === 1) return value(possible[0]?.date ?? null)
  const year = /^\d+/.exec(written)?.[0] ?? ''
  if (possible.length === 0) return parseDateBoxes(fields, name, limits)
  return refuse(
    `「${year}」は、${possible.map(({ era }) => `${era}${year}年`).join('か')}か分かりません。「${possible.at(-1)?.era ?? ''}${year}」のように入れてください。`,
    label,
    `${name}.year`,
  )
}

/** What stands in the boxes, or in the one box or field that holds all of it, as one text. */
function asWritten(fields: FormFields, name: string): string {
  const { year, month, day } = typedBoxes(fields, name)
  const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
  if (year !== '' && month !== '' && day !== '')
    return [year, month, day].map((text) => plain(text).replace(/[年月日]$/, '')).join('-')
  return plain(
    wholeDateIn({ year, month, day }) ??
      (typedText(fieldOf(fields, name)) || typedText(fieldOf(fields, `${name}.iso`))),
  )
}
