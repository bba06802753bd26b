/**
 * A way to fall between desks, as the board こぼれ防止 shows it: whom it finds, in words, and the one click to act. Each is
 * declared by the room whose records it comes from; db/functions has its rule, once for the list and for the counts.
 */
import type { RawBuilder } from 'kysely'
import type { ReactNode } from 'react'
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import { addBusinessDays } from '../../../platform/japanese/calendar.ts'
import type { Settings } from '../../../platform/settings.ts'

export interface GapLimits {
  today: CivilDate
  silentBefore: CivilDate
  overdueBefore: CivilDate
  ageLimit: number
  noticeDays: number
}

export const limitsOf = (settings: Settings, today: CivilDate): GapLimits => ({
  today,
  silentBefore: addDays(today, -settings.silenceDays),
  overdueBefore: addBusinessDays(today, -settings.overdueEscalationBusinessDays),
  ageLimit: settings.youthSupportStationMaxAge,
  noticeDays: settings.ageNoticeDays,
})

/** What its line leads to. */
export interface GapSubject {
  caseId: string
  referralId: string | null
  /** The training whose end nobody has recorded. */
  trainingId: string | null
}

export interface ListedGap<Key extends string = string> {
  key: Key
  label: string
  /** Whom it finds, and what is done about it. */
  what: (settings: Settings) => string
  /** Who they are: a function of db/functions that begins with gap_. */
  rows: (limits: GapLimits) => RawBuilder<unknown>
  /** Since when, or until when. */
  lead: (on: CivilDate, limits: GapLimits) => ReactNode
  act: (row: GapSubject) => { href: string; label: string }
  /** Whether that is for the reader even where the case may not be seen. */
  actsUnseen?: true
}

export const listedGap = <Key extends string>(gap: ListedGap<Key>): ListedGap<Key> => gap

/** One click to a word for whoever answers for the case. */
export const noteToWorker = ({ caseId }: GapSubject): { href: string; label: string } => ({
  href: `/cases/${caseId}/notes`,
  label: '担当にひとこと',
})
