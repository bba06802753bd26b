import type { CivilDate } from '../clock.ts'

/** Why nothing can be known as of this day yet; null where it can. */
export const whyToCome = (on: CivilDate, today: CivilDate): string | null =>
  on > today ? '先の日です。今日か、それより前の日を入れてください。' : null
