/** Words and marks of a meeting that its list and its own page share. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { Tag } from '../../../../ui/index.ts'
import { conferenceStatuses } from '../conference.labels.ts'
import type { ConferenceRow } from '../conference.queries.ts'
import { sharedNameSan } from '../../../people/index.ts'

export const short = (day: CivilDate): string => formatDate(day).replace(/\(.\)$/, '')

export const whose = (row: ConferenceRow): string =>
  row.caseNumber === null ? '本人のことは、会議のあいだだけ見られます' : sharedNameSan(row)

export function StatusTag({ status }: { status: ConferenceRow['status'] }) {
  return (
    <Tag kind={status === 'open' ? 'now' : status === 'closed' ? 'ok' : 'neutral'}>{conferenceStatuses[status]}</Tag>
  )
}
