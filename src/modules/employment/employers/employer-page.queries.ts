/** All that the page of one employer shows, and what has to be known before it is called. */
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import type { Settings } from '../../../platform/settings.ts'
import {
  type Approach,
  countApproachesSince,
  findSilence,
  listAppeals,
  listApproaches,
  listBreaches,
  listMerges,
  type Silence,
} from './approach.queries.ts'
import { type Employer, getEmployer, listContacts, listWorkplaces } from './employer.queries.ts'
import { listAlikePairs } from './employers-alike.queries.ts'

export interface BeforeCalling {
  silence: Silence | null
  last: Approach | undefined
  /** Of any organization, within `days`. */
  recent: number
  cap: number
  days: number
}

export async function beforeCalling(
  db: ReadDb,
  employerId: string,
  { today, settings }: { today: CivilDate; settings: Settings },
): Promise<BeforeCalling> {
  const days = settings.approachDays
  const [last] = await listApproaches(db, employerId, 1)
  return {
    silence: await findSilence(db, employerId),
    last,
    recent: await countApproachesSince(db, employerId, addDays(today, 1 - days)),
    cap: settings.approachCap,
    days,
  }
}

export async function employerRecords(db: ReadDb, employer: Employer) {
  const { id } = employer
  return {
    employer,
    workplaces: await listWorkplaces(db, id),
    contacts: await listContacts(db, id),
    approaches: await listApproaches(db, id),
    appeals: await listAppeals(db, id),
    breaches: await listBreaches(db, id),
    merges: await listMerges(db, id),
    alike: (await listAlikePairs(db, id, 1)).length,
  }
}

/** Of a pair that looks alike, what lets somebody tell. */
export async function employerSide(db: ReadDb, id: string) {
  const [last] = await listApproaches(db, id, 1)
  return { employer: await getEmployer(db, id), workplaces: await listWorkplaces(db, id), last }
}
