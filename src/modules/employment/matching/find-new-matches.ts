/** Of the jobs of the last days, which fit whom: the worker's own people, or the whole organization's. */
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { listWeighedJobs, type WeighedJob } from '../jobs/index.ts'
import { keptJobs } from './kept-jobs.ts'
import { mostNewJobs, mostPeople, newDays } from './match.rules.ts'
import { seekerOf } from './seeker.rules.ts'
import { listOwnWishes, type OwnWish } from './seekers.queries.ts'

export interface NewMatch {
  wish: OwnWish
  jobs: WeighedJob[]
}

export async function findNewMatches(
  db: ReadDb,
  council: Pick<Council, 'fold' | 'gateway'>,
  of: { organizationId: string; accountId: string | null },
  today: CivilDate,
): Promise<NewMatch[]> {
  const [kept, wishes] = await Promise.all([
    keptJobs(db, { council: council.gateway, fold: council.fold }),
    listOwnWishes(db, of, mostPeople),
  ])
  const index = kept.since(addDays(today, -newDays))
  const found = wishes.flatMap((wish) => {
    const { proposals } = index.match(
      seekerOf(wish, { birthDate: wish.birthDate, today, not: wish.not, fold: council.fold }),
      today,
      { proposals: mostNewJobs, nearMisses: 0 },
    )
    return proposals.length === 0 ? [] : [{ wish, ids: proposals.map(({ job }) => job.id) }]
  })
  const weighed = await listWeighedJobs(db, [...new Set(found.flatMap(({ ids }) => ids))])
  const byId = new Map(weighed.map((job) => [job.id, job]))
  return found.map(({ wish, ids }) => ({
    wish,
    jobs: ids.flatMap((id) => {
      const job = byId.get(id)
      return job === undefined ? [] : [job]
    }),
  }))
}
