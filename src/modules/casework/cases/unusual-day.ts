/**
 * A day that is possible and hardly meant: asked about on the page before it counts (令和7
 * for 令和8, a hire ten years ago).
 */
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { formatDate } from '../../../platform/japanese/era.ts'

const longAgoDays = 300

/**
 * @param before the day before which it is strange: of a talk, long before today; of a hire, before the case
 * @returns what to ask; nothing once the page's tick says that the day is meant
 */
export function askAboutDay(
  fields: Fields,
  day: CivilDate | undefined,
  today: CivilDate,
  before: CivilDate = addDays(today, -longAgoDays),
): FieldError[] {
  if (day === undefined || day >= before || textOf(fields, 'sureOfDay') === 'yes') return []
  return [
    {
      field: 'sureOfDay',
      message: `${formatDate(day)}は、だいぶ前の日です。年を確かめてください。この日でよければ、印を入れて、もう一度押してください。`,
    },
  ]
}
