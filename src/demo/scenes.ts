/**
 * What the demo shows besides the lives: done with the product's own actions, by the demo's accounts, on days that lie
 * behind the demo's own. A scene whose people or desk aren't there (another council) is left out.
 */
import { sql } from 'kysely'
import type { Role } from '../permissions.ts'
import type { ActionContext } from '../platform/action.ts'
import type { Actor } from '../platform/actor.ts'
import { addDays, type CivilDate, instantInTokyo } from '../platform/clock.ts'
import type { Council } from '../platform/council.ts'
import { nobody, ask } from '../platform/database/handles.ts'
import { log } from '../platform/log.ts'
import type { Outcome } from '../platform/outcome.ts'
import { assessmentScenes } from './scenes/assessments.ts'
import { caseScenes } from './scenes/cases.ts'
import { consentScenes } from './scenes/consents.ts'
import { findingScenes } from './scenes/findings.ts'
import { jobWishScenes } from './scenes/job-wishes.ts'
import { employerScenes } from './scenes/employers.ts'
import { jobScenes } from './scenes/jobs.ts'
import { introductionScenes } from './scenes/introductions.ts'
import { trialScenes } from './scenes/trials.ts'
import { trainingScenes } from './scenes/trainings.ts'
import { gatheringScenes } from './scenes/gatherings.ts'
import { jointSupportScenes } from './scenes/joint-supports.ts'
import { conferenceScenes } from './scenes/conferences.ts'
import { ownPageScenes } from './scenes/own-page.ts'
import { planScenes } from './scenes/plans.ts'
import { planVersionScenes } from './scenes/plan-versions.ts'
import { progressScenes } from './scenes/progress-reports.ts'
import { referralScenes } from './scenes/referral-words.ts'
import { releaseScenes } from './scenes/releases.ts'
import { retentionScenes } from './scenes/retention.ts'
import { roadmapScenes } from './scenes/roadmap.ts'
import { teamScenes } from './scenes/team.ts'

/** A person of the demo, found by name under the rights of who acts. */
export interface Found {
  caseId: string
  personId: string
  version: number
}

export interface Stage {
  today: CivilDate
  /** A day so many days before the demo's own. */
  ago: (days: number) => CivilDate
  /** Acts as the account with this address, `daysAgo` days ago. @throws when the action refuses */
  as: <T>(email: string, daysAgo: number, work: (ctx: ActionContext) => Promise<Outcome<T>>) => Promise<T>
  find: (email: string, familyName: string, givenName?: string) => Promise<Found>
  accountOf: (email: string) => Promise<string>
  /** Figures, as pages count them. */
  statistics: Council['gateway']['statistics']
}

export interface Scene {
  name: string
  play: (stage: Stage) => Promise<void>
}

const scenes: readonly Scene[] = [
  ...caseScenes,
  ...consentScenes,
  ...assessmentScenes,
  ...planScenes,
  ...ownPageScenes,
  ...referralScenes,
  ...conferenceScenes,
  ...jointSupportScenes,
  ...trainingScenes,
  ...employerScenes,
  ...jobWishScenes,
  ...gatheringScenes,
  ...jobScenes,
  ...trialScenes,
  ...introductionScenes,
  ...findingScenes,
  ...roadmapScenes,
  ...teamScenes,
  ...releaseScenes,
  ...progressScenes,
  ...planVersionScenes,
  ...retentionScenes,
]

export async function playScenes(
  council: Pick<Council, 'clock' | 'keys' | 'fold' | 'gateway' | 'settings'>,
): Promise<void> {
  const today = council.clock.today()
  const actors = new Map<string, Actor>()
  const actorOf = async (email: string): Promise<Actor> => {
    const known = actors.get(email)
    if (known) return known
    const row = await council.gateway.read(nobody, async (db) => {
      const rows = await ask(
        db,
        sql<{
          id: string
          name: string
          role: Role
          organization_id: string | null
          organization_name: string
          desk_id: string | null
          desk_name: string
        }>`
        select a.id, a.display_name as name, w.role, w.organization_id, w.organization_name, w.desk_id, w.desk_name
        from accounts a cross join lateral acting_membership(a.id) w
        where a.email = ${email}`,
      )
      return rows[0]
    })
    if (!row) throw new Error(`no account ${email}`)
    const actor: Actor = {
      accountId: row.id,
      name: row.name,
      email,
      role: row.role,
      organizationId: row.organization_id,
      organizationName: row.organization_name,
      deskId: row.desk_id,
      deskName: row.desk_name,
    }
    actors.set(email, actor)
    return actor
  }
  const stage: Stage = {
    today,
    ago: (days) => addDays(today, -days),
    as: async (email, daysAgo, work) => {
      const actor = await actorOf(email)
      const day = addDays(today, -daysAgo)
      const now = daysAgo === 0 ? council.clock.now() : instantInTokyo(day, '11:00')
      const outcome = await council.gateway.write(actor, (tx) =>
        work({ tx, actor, now, today: day, settings: council.settings, keys: council.keys, fold: council.fold }),
      )
      if (!outcome.ok) throw new Error(outcome.errors.map((error) => `${error.field} ${error.message}`).join(' '))
      return outcome.value
    },
    find: async (email, familyName, givenName) => {
      const actor = await actorOf(email)
      const row = await council.gateway.read(actor, (db) => {
        const query = db
          .selectFrom('people')
          .innerJoin('cases', 'cases.person_id', 'people.id')
          .where('family_name', '=', familyName)
          .select(['cases.id as caseId', 'people.id as personId', 'people.version'])
        return (givenName === undefined ? query : query.where('given_name', '=', givenName)).executeTakeFirst()
      })
      if (!row) throw new Error(`${familyName} is not there`)
      return row
    },
    statistics: council.gateway.statistics,
    accountOf: async (email) => (await actorOf(email)).accountId,
  }
  for (const scene of scenes) {
    try {
      await scene.play(stage)
    } catch (error) {
      // Another council's demo has other people; a scene that breaks in ours is seen by tests/actions/demo.test.ts.
      log.error('demo scene left out', { scene: scene.name, error })
    }
  }
}
