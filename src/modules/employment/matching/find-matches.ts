/** The best jobs for one person, each with its reasons: the same for every worker who sees the same records. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { type CaseHeader, listQualifications } from '../../casework/index.ts'
import { findJobWish, type JobWish } from '../job-wishes/index.ts'
import { listWeighedJobs, type WeighedJob } from '../jobs/index.ts'
import type { Match } from './job-index.ts'
import { keptJobs } from './kept-jobs.ts'
import { seekerOf } from './seeker.rules.ts'
import { type Experience, listExperiences } from './matching.queries.ts'
import { type Reasons, reasonsOf } from './reasons.rules.ts'

export const mostProposals = 20
export const mostNearMisses = 5

export interface Proposal {
  job: WeighedJob
  reasons: Reasons
}

export interface FoundMatches {
  /** Undefined: nobody has asked yet what they look for. */
  wish: JobWish | undefined
  proposals: Proposal[]
  nearMisses: Proposal[]
}

/** @param begins only jobs that begin with one of these; null for all */
export async function findMatches(
  db: ReadDb,
  council: Pick<Council, 'fold' | 'gateway'>,
  header: CaseHeader,
  today: CivilDate,
  begins: readonly string[] | null = null,
): Promise<FoundMatches> {
  const wish = await findJobWish(db, header.id)
  if (wish === undefined) return { wish, proposals: [], nearMisses: [] }
  const [index, experiences, qualifications] = await Promise.all([
    keptJobs(db, { council: council.gateway, fold: council.fold }),
    listExperiences(db, header.id),
    listQualifications(db, header.id),
  ])
  const seeker = seekerOf(wish, {
    birthDate: header.person === null ? null : header.person.birthDate,
    today,
    not: experiences.map((each) => each.jobId),
    fold: council.fold,
  })
  const found = index.match(seeker, today, {
    proposals: mostProposals,
    nearMisses: mostNearMisses,
    only: begins === null ? undefined : ({ offers }) => begins.some((each) => offers.includes(each)),
  })
  const weighed = await listWeighedJobs(
    db,
    [...found.proposals, ...found.nearMisses].map(({ job }) => job.id),
  )
  const whole = { wish, qualifications: qualifications.map(({ name }) => name), experiences }
  const told = (matches: readonly Match[]) => inWords(matches, weighed, whole)
  return { wish, proposals: told(found.proposals), nearMisses: told(found.nearMisses) }
}

function inWords(
  matches: readonly Match[],
  weighed: readonly WeighedJob[],
  whole: { wish: JobWish; qualifications: string[]; experiences: Experience[] },
): Proposal[] {
  const byId = new Map(weighed.map((job) => [job.id, job]))
  return matches.flatMap(({ job: { id }, answers }) => {
    const job = byId.get(id)
    return job === undefined ? [] : [{ job, reasons: reasonsOf(answers, whole.wish, job, whole) }]
  })
}
