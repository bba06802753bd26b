import type { ReadDb } from './database/handles.ts'

/** The council's own numbers (master data, `settings`), read with a type. */
export interface Settings {
  /** Business days a receiving desk has to answer a referral (contract: three). */
  respondBusinessDays: number
  /** Business days until the first contact after accepting (contract: ten). */
  firstContactBusinessDays: number
  /** Days without contact after which a case stands on the gap board. */
  silenceDays: number
  /** Business days after which an overdue next action stands there. */
  overdueEscalationBusinessDays: number
  /** Days after sending by which an outcome is expected back. */
  outcomeDays: number
  youthSupportStationMaxAge: number
  ageNoticeDays: number
  /** Days for which the sending desk still sees the whole case after a hand-over. */
  overlapDays: number
  /** Weights of a worker's cases by type in percent, and what a new one adds. */
  weightType1: number
  weightType2: number
  weightType3: number
  weightUntyped: number
  weightRecent: number
  /** Counts below this are hidden inside the service for readers outside the council's circle. */
  internalBelow: number
  /** Counts below this are hidden in public. */
  publicBelow: number
  /** The day of the next month on which a month's report is due. */
  reportDueDay: number
  /** So many approaches to one employer in so many days, by all together, before whoever calls next is warned. */
  approachCap: number
  approachDays: number
  /** Days a draft is kept after it was last written. */
  draftKeepDays: number
  /**
   * Years until what was written may be disposed of: after closing, after an anonymous caller's last word,
   * after the day of a conference.
   */
  retentionCaseYears: number
  retentionAnonymousYears: number
  retentionConferenceYears: number
  retentionReadLogYears: number
}

const keys = {
  respondBusinessDays: 'referral.respondBusinessDays',
  firstContactBusinessDays: 'referral.firstContactBusinessDays',
  silenceDays: 'cases.silenceDays',
  overdueEscalationBusinessDays: 'cases.overdueEscalationBusinessDays',
  outcomeDays: 'referral.outcomeDays',
  youthSupportStationMaxAge: 'ages.youthSupportStationMax',
  ageNoticeDays: 'ages.noticeDaysBefore',
  overlapDays: 'referral.overlapDays',
  weightType1: 'team.weightType1',
  weightType2: 'team.weightType2',
  weightType3: 'team.weightType3',
  weightUntyped: 'team.weightUntyped',
  weightRecent: 'team.weightRecent',
  internalBelow: 'suppression.internalBelow',
  publicBelow: 'suppression.publicBelow',
  reportDueDay: 'reports.dueDayOfMonth',
  approachCap: 'employers.approachCap',
  approachDays: 'employers.approachDays',
  draftKeepDays: 'drafts.keepDays',
  retentionCaseYears: 'retention.caseYears',
  retentionAnonymousYears: 'retention.anonymousYears',
  retentionConferenceYears: 'retention.conferenceYears',
  retentionReadLogYears: 'retention.readLogYears',
} as const satisfies Record<keyof Settings, string>

/** @throws when a setting is missing or not a number: a clock without a limit would run silently */
export async function findSettings(db: ReadDb): Promise<Settings> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute()
  const values = new Map(rows.map((row) => [row.key, row.value]))
  const number = (key: string): number => {
    const value = values.get(key)
    if (typeof value !== 'number') throw new Error(`setting ${key} is missing`)
    return value
  }
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, number(key)])) as unknown as Settings
}
