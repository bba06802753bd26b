/** What a table of cases' counts says of itself when it is taken along. */
import type { FigureSource } from '../../../figures/index.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { formatDate } from '../../../platform/japanese/index.ts'

export const sourceOf = (subject: string, today: CivilDate, lines: readonly string[]): FigureSource => ({
  subject,
  day: `${formatDate(today)}現在`,
  lines: [`${formatDate(today)}の時点の数です。`, '単位: 件', ...lines],
})
