/** The state of an introduction as a tag and in words, wherever it is listed. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { Tag } from '../../../../ui/index.ts'
import { type Result, results } from '../introduction.labels.ts'
import type { Introduction } from '../introduction.queries.ts'
import { reasonLabels } from '../introduction.rules.ts'

export function ResultTag({
  result,
  dueOn,
  today,
}: {
  result: Result | null
  dueOn: CivilDate | null
  today: CivilDate
}) {
  if (result !== null) return <Tag kind={result === 'hired' ? 'ok' : 'neutral'}>{results[result]}</Tag>
  return dueOn !== null && dueOn < today ? <Tag kind="late">返事がない</Tag> : <Tag kind="info">返事待ち</Tag>
}

/** 「賃金: 思っていたより低かった」 */
export const reasonText = (of: Introduction): string =>
  [reasonLabels(of).join('・'), of.resultNote].filter((part) => part !== '').join(': ')

export const interviewText = (each: Introduction['interviews'][number]): string =>
  [
    `面接 ${formatDay(each.heldOn)}`,
    each.startsAt ?? '',
    each.place,
    each.isAccompanied ? '支援者がいっしょに行く' : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
