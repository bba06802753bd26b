import type { ReadDb } from './database/handles.ts'

/** The council's own numbers (master data, `settings`), read with a type. */
export interface Settings {
  /** Business days a receiving desk has to answer a referral (contract: three). */
  respondBusinessDays: number
  /** Business days until the first contact after accepting (contract: ten). */
  firstContactBusinessDays: number
  /** Counts below this are hidden inside the service for readers outside the council's circle. */
  internalBelow: number
  /** Counts below this are hidden in public. */
  publicBelow: number
}

const keys = {
  respondBusinessDays: 'referral.respondBusinessDays',
  firstContactBusinessDays: 'referral.firstContactBusinessDays',
  internalBelow: 'suppression.internalBelow',
  publicBelow: 'suppression.publicBelow',
} as const satisfies Record<keyof Settings, string>

/** @throws when a setting is missing or not a number: a clock without a limit would run silently */
export async function readSettings(db: ReadDb): Promise<Settings> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute()
  const values = new Map(rows.map((row) => [row.key, row.value]))
  const number = (key: string): number => {
    const value = values.get(key)
    if (typeof value !== 'number') throw new Error(`setting ${key} is missing`)
    return value
  }
  return {
    respondBusinessDays: number(keys.respondBusinessDays),
    firstContactBusinessDays: number(keys.firstContactBusinessDays),
    internalBelow: number(keys.internalBelow),
    publicBelow: number(keys.publicBelow),
  }
}
