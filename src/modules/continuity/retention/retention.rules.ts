/** Which terms hold, and whether something stops disposal on a day. Pure. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Settings } from '../../../platform/settings.ts'

export interface Terms {
  case: number
  anonymous: number
  minutes: number
  readLog: number
}

export const termsOf = (settings: Settings): Terms => ({
  case: settings.retentionCaseYears,
  anonymous: settings.retentionAnonymousYears,
  minutes: settings.retentionConferenceYears,
  readLog: settings.retentionReadLogYears,
})

/** Up to and with its last day; as `is_held` of the database. */
export const isActive = (hold: { liftedAt: Date | null; until: CivilDate | null }, today: CivilDate): boolean =>
  hold.liftedAt === null && (hold.until === null || hold.until >= today)
