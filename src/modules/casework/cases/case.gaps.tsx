import { sql } from 'kysely'
import { daysBetween } from '../../../platform/clock.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { DueDay, DueLead } from '../../../ui/index.ts'
import { listedGap, noteToWorker } from './gap.ts'

export const overdueGap = listedGap({
  key: 'overdue',
  label: '次の予定を過ぎている',
  what: ({ overdueEscalationBusinessDays: days }) =>
    `期限から${days}開庁日をこえた予定です。すませるか、次を決めます。`,
  rows: ({ overdueBefore }) => sql`gap_overdue(${overdueBefore}::date)`,
  lead: (on, { today }) => <DueDay on={on} today={today} />,
  act: ({ caseId }) => ({ href: `/cases/${caseId}/next-action`, label: 'すませる' }),
})

export const silentGap = listedGap({
  key: 'silent',
  label: '連絡のないケース',
  what: ({ silenceDays }) => `${silenceDays}日のあいだ、だれとも話していません。`,
  rows: ({ silentBefore }) => sql`gap_silent(${silentBefore}::date)`,
  lead: (on, { today }) => <DueLead state="late" text={`${daysBetween(on, today)}日 連絡なし`} date={formatDay(on)} />,
  act: noteToWorker,
})

export const ageLimitGap = listedGap({
  key: 'age-limit',
  label: 'サポステの年齢の上限が近い',
  what: ({ ageNoticeDays, youthSupportStationMaxAge: most }) =>
    `${ageNoticeDays}日のうちに${most + 1}歳になります。次の窓口を、本人と早めに決めます。`,
  rows: ({ today, ageLimit, noticeDays }) =>
    sql`gap_age_limit(${today}::date, ${ageLimit}::integer, ${noticeDays}::integer)`,
  lead: (on, { ageLimit }) => <DueLead state="later" text={formatDay(on)} date={`${ageLimit + 1}歳になる日`} />,
  act: ({ caseId }) => ({ href: `/cases/${caseId}/referrals/new`, label: 'つなぐ' }),
})
