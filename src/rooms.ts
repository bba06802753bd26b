/**
 * TABLE 4: all rooms, a line each. A new one stands here, in `permissions.ts`, `events.ts` and a migration, and nowhere else
 * outside its own folder.
 */
import { desksRoom } from './modules/desks/index.ts'
import { planRoom } from './modules/plan/index.ts'
import { peopleRoom } from './modules/people/index.ts'
import { casesRoom } from './modules/cases/index.ts'
import { careersRoom } from './modules/careers/index.ts'
import { assessmentsRoom } from './modules/assessments/index.ts'
import { consentsRoom } from './modules/consents/index.ts'
import { referralsRoom } from './modules/referrals/index.ts'
import { placementsRoom } from './modules/placements/index.ts'
import { trainingsRoom } from './modules/trainings/index.ts'
import { supportPlansRoom } from './modules/support-plans/index.ts'
import { conferencesRoom } from './modules/conferences/index.ts'
import { closuresRoom } from './modules/closures/index.ts'
import { retentionRoom } from './modules/retention/index.ts'
import { activitiesRoom } from './modules/activities/index.ts'
import { indicatorsRoom } from './modules/indicators/index.ts'
import { releasesRoom } from './modules/releases/index.ts'
import { reportsRoom } from './modules/reports/index.ts'
import { progressReportsRoom } from './modules/progress-reports/index.ts'
import { planVersionsRoom } from './modules/plan-versions/index.ts'
import { officeRoom } from './modules/office/index.ts'
import { serviceRoom } from './modules/service/index.ts'
import { accountsRoom } from './modules/accounts/index.ts'
import { myRoom } from './modules/my/index.ts'
import { oversightRoom } from './modules/oversight/index.ts'
import { workbenchRoom } from './modules/workbench/index.ts'
import { siteRoom } from './modules/site/index.ts'
import type { Endpoint } from './platform/api/index.ts'
import type { Duty, Room } from './platform/room.ts'

/** The first whose path fits answers; the navigation has an order of its own. */
export const rooms: readonly Room[] = [
  desksRoom,
  planRoom,
  peopleRoom,
  casesRoom,
  careersRoom,
  assessmentsRoom,
  consentsRoom,
  referralsRoom,
  placementsRoom,
  trainingsRoom,
  supportPlansRoom,
  conferencesRoom,
  closuresRoom,
  retentionRoom,
  activitiesRoom,
  indicatorsRoom,
  releasesRoom,
  reportsRoom,
  progressReportsRoom,
  planVersionsRoom,
  officeRoom,
  serviceRoom,
  accountsRoom,
  myRoom,
  oversightRoom,
  workbenchRoom,
  siteRoom,
]

export const apiEndpoints: readonly Endpoint[] = rooms.flatMap((room) => room.endpoints ?? [])

/** What rooms do by the clock; worker.ts adds what the process itself does. */
export const roomDuties: Readonly<Record<string, Duty>> = Object.assign({}, ...rooms.map((room) => room.duties ?? {}))

const drafts = rooms
  .flatMap((room) => Object.entries(room.drafts ?? {}))
  .toSorted(([one], [other]) => other.length - one.length)

/** What a draft is called in the list of 今日, by the key of its form. */
export const draftTitle = (key: string): string => drafts.find(([start]) => key.startsWith(start))?.[1] ?? '書きかけ'
