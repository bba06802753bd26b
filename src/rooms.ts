/**
 * TABLE 4: all rooms, wing by wing. A room may know those above it in its wing, and of the wings above it what their
 * index gives (scripts/boundary-rules.ts reads this order). A new room is a line here, its rights in `permissions.ts`,
 * its events in `events.ts`, a migration, and its own folder.
 */
import { wordsRoom } from './modules/council/words/index.ts'
import { councilRoom } from './modules/council/council/index.ts'
import { desksRoom } from './modules/council/desks/index.ts'
import { planRoom } from './modules/council/plan/index.ts'
import { activitiesRoom } from './modules/council/activities/index.ts'
import { indicatorsRoom } from './modules/council/indicators/index.ts'
import { kpiDefinitionsRoom } from './modules/council/kpi-definitions/index.ts'
import { releasesRoom } from './modules/council/releases/index.ts'
import { ownTablesRoom } from './modules/council/own-tables/index.ts'
import { reportsRoom } from './modules/council/reports/index.ts'
import { progressReportsRoom } from './modules/council/progress-reports/index.ts'
import { planVersionsRoom } from './modules/council/plan-versions/index.ts'
import { yearsRoom } from './modules/council/years/index.ts'
import { officeRoom } from './modules/council/office/index.ts'
import { accountsRoom } from './modules/access/accounts/index.ts'
import { serviceRoom } from './modules/access/service/index.ts'
import { peopleRoom } from './modules/people/people/index.ts'
import { casesRoom } from './modules/casework/cases/index.ts'
import { careersRoom } from './modules/casework/careers/index.ts'
import { assessmentsRoom } from './modules/casework/assessments/index.ts'
import { consentsRoom } from './modules/casework/consents/index.ts'
import { referralsRoom } from './modules/casework/referrals/index.ts'
import { supportPlansRoom } from './modules/casework/support-plans/index.ts'
import { conferencesRoom } from './modules/casework/conferences/index.ts'
import { importsRoom } from './modules/casework/imports/index.ts'
import { employersRoom } from './modules/employment/employers/index.ts'
import { jobWishesRoom } from './modules/employment/job-wishes/index.ts'
import { placementsRoom } from './modules/employment/placements/index.ts'
import { trainingsRoom } from './modules/employment/trainings/index.ts'
import { jobCardsRoom } from './modules/employment/job-cards/index.ts'
import { gatheringsRoom } from './modules/employment/gatherings/index.ts'
import { jobsRoom } from './modules/employment/jobs/index.ts'
import { introductionsRoom } from './modules/employment/introductions/index.ts'
import { matchingRoom } from './modules/employment/matching/index.ts'
import { trialsRoom } from './modules/employment/trials/index.ts'
import { closuresRoom } from './modules/continuity/closures/index.ts'
import { retentionRoom } from './modules/continuity/retention/index.ts'
import { myRoom } from './modules/continuity/my/index.ts'
import { oversightRoom } from './modules/continuity/oversight/index.ts'
import { workbenchRoom } from './modules/continuity/workbench/index.ts'
import { siteRoom } from './modules/public/site/index.ts'
import type { Endpoint } from './platform/api/index.ts'
import type { Duty, Room } from './platform/room.ts'

/** The first whose path fits answers; the navigation has an order of its own. */
export const rooms: readonly Room[] = [
  wordsRoom,
  councilRoom,
  desksRoom,
  planRoom,
  activitiesRoom,
  indicatorsRoom,
  kpiDefinitionsRoom,
  releasesRoom,
  ownTablesRoom,
  reportsRoom,
  progressReportsRoom,
  planVersionsRoom,
  yearsRoom,
  officeRoom,
  accountsRoom,
  serviceRoom,
  peopleRoom,
  casesRoom,
  careersRoom,
  assessmentsRoom,
  consentsRoom,
  referralsRoom,
  supportPlansRoom,
  conferencesRoom,
  importsRoom,
  employersRoom,
  jobWishesRoom,
  placementsRoom,
  trainingsRoom,
  jobCardsRoom,
  gatheringsRoom,
  jobsRoom,
  introductionsRoom,
  matchingRoom,
  trialsRoom,
  closuresRoom,
  retentionRoom,
  myRoom,
  oversightRoom,
  workbenchRoom,
  siteRoom,
]

export const apiEndpoints: readonly Endpoint[] = rooms.flatMap((room) => room.endpoints ?? [])

/** What rooms do by the clock; worker.ts adds what the process itself does. */
export const roomDuties: Readonly<Record<string, Duty>> = Object.assign({}, ...rooms.map((room) => room.duties ?? {}))

const sentences = Object.assign({}, ...rooms.map((room) => room.sentences ?? {})) as Readonly<
  Record<string, (told: Record<string, unknown>) => string>
>

/** What an entry of a case's ledger says to its reader; nothing where an event isn't told of. */
export const sentenceOf = (kind: string, told: Record<string, unknown>): string => sentences[kind]?.(told) ?? ''

const drafts = rooms
  .flatMap((room) => Object.entries(room.drafts ?? {}))
  .toSorted(([one], [other]) => other.length - one.length)

/** What a draft is called in the list of 今日, by the key of its form. */
export const draftTitle = (key: string): string => drafts.find(([start]) => key.startsWith(start))?.[1] ?? '書きかけ'
