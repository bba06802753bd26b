/** A case that may fall, as a line of the board: since when, whose, and the one click to act. */
import { type CivilDate, daysBetween } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { DueDay, DueLead, LinkButton, Row } from '../../../../ui/index.ts'
import type { GapRow, ListedGap } from '../gap.queries.ts'
import { sharedNameSan } from '../../../people/index.ts'

const nameOf = (row: GapRow): string =>
  row.familyName === null && row.number === null ? '非開示のケース' : sharedNameSan(row)

function GapLead({ gap, on, today }: { gap: ListedGap; on: CivilDate; today: CivilDate }) {
  switch (gap) {
    case 'silent':
      return <DueLead state="late" text={`${daysBetween(on, today)}日 連絡なし`} date={formatDay(on)} />
    case 'left-job':
      return <DueLead state="late" text={`離職から${daysBetween(on, today)}日`} date={formatDay(on)} />
    case 'left-training':
      return <DueLead state="late" text={`終わりから${daysBetween(on, today)}日`} date={formatDay(on)} />
    case 'no-room':
      return <DueLead state="today" text="空きなし" date={`${formatDay(on)}に送付`} />
    case 'age-limit':
      return <DueLead state="later" text={formatDay(on)} date="50歳になる日" />
    case 'overdue':
    case 'plan-review':
    case 'unanswered':
      return <DueDay on={on} today={today} />
  }
}

/** One click to act. */
function actOn(gap: ListedGap, row: GapRow): { href: string; label: string } | null {
  switch (gap) {
    case 'unanswered':
      return { href: `/referrals/${row.referralId}`, label: '返事をする' }
    case 'no-room':
      return { href: `/referrals/${row.referralId}`, label: 'つなぎを見る' }
    case 'silent':
    case 'left-job':
      return row.number === null ? null : { href: `/cases/${row.caseId}/notes`, label: '担当にひとこと' }
    case 'left-training':
      if (row.number === null) return null
      return row.trainingId
        ? { href: `/trainings/${row.trainingId}/end`, label: '終わりを記録' }
        : { href: `/cases/${row.caseId}/notes`, label: '担当にひとこと' }
    case 'plan-review':
      return row.number === null ? null : { href: `/cases/${row.caseId}/support-plans`, label: 'プランを見る' }
    case 'overdue':
      return row.number === null ? null : { href: `/cases/${row.caseId}/next-action`, label: 'すませる' }
    case 'age-limit':
      return row.number === null ? null : { href: `/cases/${row.caseId}/referrals/new`, label: 'つなぐ' }
  }
}

export function GapLine({ gap, row, today }: { gap: ListedGap; row: GapRow; today: CivilDate }) {
  const act = actOn(gap, row)
  return (
    <Row
      lead={<GapLead gap={gap} on={row.on} today={today} />}
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
