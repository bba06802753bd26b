/** The connections of one council, by what must not wait for another. */
import pg from 'pg'
import { patienceOf, publicLimits, type TimeLimits } from './platform/database/opening.ts'
import { createPool } from './platform/database/pool.ts'

/** Whoever asks whether we are ready wants to know now. */
const readyWithin = 2_000

/**
 * One pool for each use that must not wait for another: staff, the public, figures of either, sign-in, duties, and the
 * question whether we are ready. A locked table or somebody's long work holds only the connections of its own use.
 */
export function openPools(url: string, work: TimeLimits, names: boolean) {
  const forPublic = patienceOf(publicLimits)
  return {
    staff: createPool(url, { names, applicationName: 'tsunagu' }),
    staffFigures: createPool(url, { names, max: 6, applicationName: 'tsunagu-statistics' }),
    public: createPool(url, {
      names,
      max: 4,
      applicationName: 'tsunagu-public',
      patience: forPublic,
      connectWithin: 3_000,
    }),
    publicFigures: createPool(url, {
      names,
      max: 4,
      applicationName: 'tsunagu-public-statistics',
      patience: forPublic,
      connectWithin: 3_000,
    }),
    signIn: createPool(url, {
      names,
      max: 6,
      applicationName: 'tsunagu-auth',
      patience: forPublic,
      connectWithin: 3_000,
    }),
    duties: createPool(url, { names, max: 4, applicationName: 'tsunagu-duties', patience: patienceOf(work) }),
    dutyFigures: createPool(url, {
      names,
      max: 2,
      applicationName: 'tsunagu-duties-statistics',
      patience: patienceOf(work),
    }),
    ready: createPool(url, {
      max: 1,
      applicationName: 'tsunagu-ready',
      patience: readyWithin,
      connectWithin: readyWithin,
    }),
  } satisfies Record<string, pg.Pool>
}
