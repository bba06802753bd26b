/** Of the jobs of the last days, which fit whom: the worker's own people, or the whole organization's. */
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { ageOn } from '../../../platform/japanese/index.ts'
import { keywordsOf, occupationsOf } from '../job-wishes/index.ts'
import { listWeighedJobs, type WeighedJob } from '../jobs/index.ts'
import { keptJobs } from './kept-jobs.ts'
import { mostNewJobs, mostPeople, newDays } from './match.rules.ts'
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
      {
        occupations: occupationsOf(wish).map((occupation) => keywordsOf(occupation, council.fold)),
        regular: wish.regular,
        weeklyHours: wish.weeklyHours,
        payKind: wish.payKind,
        payLeast: wish.payLeast,
        municipalityCodes: wish.municipalityCodes,
        wants: wish.wants,
        musts: wish.musts,
        age: wish.birthDate === null ? null : ageOn(wish.birthDate, today),
        not: new Set(wish.not),
      },
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
