/** One thing that may be disposed of, in words: whose, what, since when. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { disposalKinds, termFrom } from '../retention.labels.ts'
import type { DisposableRow } from '../retention.queries.ts'
import { dayText } from '../../../casework/index.ts'
import { sharedName } from '../../../people/index.ts'

/** A restricted or disposed case has no name here, not even for who disposes of it. */
export const whoseText = (row: DisposableRow): string =>
  row.number === null ? '閲覧を限ったケース(名前は出ません)' : `${sharedName(row)} ${row.number}`

export const dueText = (row: DisposableRow, today: CivilDate): string =>
  `${disposalKinds[row.kind]}・${termFrom[row.kind]} ${dayText(row.endedOn, today)}から${row.termYears}年が過ぎました`
