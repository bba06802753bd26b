/** A case that may fall, as a line of the board: since when, whose, and the one click to act. */
import { LinkButton, Row } from '../../../../ui/index.ts'
import type { GapLimits, ListedGap } from '../../../casework/index.ts'
import { sharedNameSan } from '../../../people/index.ts'
import type { GapRow } from '../gap.queries.ts'

const nameOf = (row: GapRow): string =>
  row.familyName === null && row.number === null ? '非開示のケース' : sharedNameSan(row)

export function GapLine({ gap, row, limits }: { gap: ListedGap; row: GapRow; limits: GapLimits }) {
  const act = row.number === null && !gap.actsUnseen ? null : gap.act(row)
  return (
    <Row
      lead={gap.lead(row.on, limits)}
      title={nameOf(row)}
      {...(row.number === null ? {} : { href: `/cases/${row.caseId}` })}
      titleNote={row.number ?? ''}
      text={[row.deskShortName, row.workerName === null ? '担当なし' : `担当 ${row.workerName}`, row.note]
        .filter(Boolean)
        .join('・')}
      aside={
        act === null ? null : (
          <LinkButton href={act.href} kind="secondary" size="small">
            {act.label}
          </LinkButton>
        )
      }
    />
  )
}
