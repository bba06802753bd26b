/** What stands in a form's boxes before anybody typed. */
import { addDays, type CivilDate } from '../platform/clock.ts'
import type { Fields } from '../platform/http/room.ts'
import { dateBoxesOf } from '../ui/inputs/index.ts'

/** Where a form continues from: as typed, from the draft, or with what is usual. */
export function startingValues(draft: { fields: Fields } | undefined, usual: Fields): Fields {
  return draft ? draft.fields : usual
}

/** Of a day that lies ahead, the year is nearly always known: that of `days` from now. */
export const yearAhead = (name: string, today: CivilDate, days = 14): Fields =>
  dateFields(name, { ...dateBoxesOf(addDays(today, days)), month: '', day: '' })

/** The boxes of a date as form fields. */
export function dateFields(name: string, boxes: { year: string; month: string; day: string }): Fields {
  return { [`${name}.year`]: boxes.year, [`${name}.month`]: boxes.month, [`${name}.day`]: boxes.day }
}

export const optionsOf = (labels: Record<string, string>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
