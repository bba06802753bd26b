/** For whom a job could be: the same rule as the other way round, so that neither shows what the other doesn't. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import type { Folder } from '../../../platform/japanese/index.ts'
import { type Job, listWeighedJobs } from '../jobs/index.ts'
import { JobIndex } from './job-index.ts'
import { jobText } from './kept-jobs.ts'
import type { Answers, JobFacts } from './match.rules.ts'
import { seekerOf } from './seeker.rules.ts'
import { municipalityNames } from './matching.queries.ts'
import { listOwnSeekers, listSeekersElsewhere, type OwnSeeker, type SeekerElsewhere } from './seekers.queries.ts'
import { type Reasons, reasonsOf } from './reasons.rules.ts'

/** Of wishes with one of the words; the newest are looked at. */
const mostLookedAt = 500
export const mostSeekers = 20

export interface FoundSeeker<Of> {
  seeker: Of & { municipalityNames: string[] }
  reasons: Reasons
}

export interface FoundSeekers {
  own: FoundSeeker<OwnSeeker>[]
  elsewhere: FoundSeeker<SeekerElsewhere>[]
}

/** Every run of two to twelve characters: a wished word is one of them where the job says it. */
export function runsOf(text: string): string[] {
  const runs = new Set<string>()
  for (const line of text.split('\n'))
    for (let at = 0; at < line.length; at += 1)
      for (let long = 2; long <= 12 && at + long <= line.length; long += 1) runs.add(line.slice(at, at + long))
  return [...runs]
}

/** Undefined: it isn't open, so it is for nobody. */
function factsOf(job: Job, fold: Folder): JobFacts | undefined {
  const { kind, wageForm, wageLeast, occupation, publishedOn } = job
  if (job.state !== 'open' || kind === null || wageForm === null || wageLeast === null || occupation === null)
    return undefined
  return {
    id: job.id,
    text: jobText(job.title, occupation, fold),
    municipalityCode: job.municipalityCode,
    kind,
    weeklyHours: job.weeklyHours,
    wageForm,
    wageLeast,
    offers: job.offers,
    ageLeast: job.ageLeast,
    ageMost: job.ageMost,
    listedOn: publishedOn ?? job.receivedOn,
    expiresOn: job.expiresOn,
  }
}

/** @param readsCases whether the reader's role reads cases; else all are without a name */
export async function findSeekers(
  db: ReadDb,
  { job, today, fold, readsCases }: { job: Job; today: CivilDate; fold: Folder; readsCases: boolean },
): Promise<FoundSeekers> {
  const facts = factsOf(job, fold)
  const [weighed] = await listWeighedJobs(db, [job.id])
  if (facts === undefined || weighed === undefined) return { own: [], elsewhere: [] }
  const words = runsOf(facts.text)
  const [own, elsewhere] = await Promise.all([
    readsCases ? listOwnSeekers(db, { jobId: job.id, words, place: facts.municipalityCode }, mostLookedAt) : [],
    listSeekersElsewhere(db, words, mostLookedAt),
  ])
  const index = new JobIndex()
  index.put(facts)
  const best = <Of extends OwnSeeker | SeekerElsewhere>(
    seekers: readonly Of[],
    bornOn: (seeker: Of) => CivilDate | null,
  ): Fitting<Of>[] =>
    seekers
      .flatMap((seeker) => {
        const compared = seekerOf(seeker, { birthDate: bornOn(seeker), today, not: [], fold })
        const [match] = index.match(compared, today, { proposals: 1, nearMisses: 0 }).proposals
        return match === undefined ? [] : [{ seeker, answers: match.answers }]
      })
      // The sort is stable: of those who fit alike, the newer wish stays first.
      .toSorted((one, other) => other.answers.fits.length - one.answers.fits.length)
      .slice(0, mostSeekers)
  const [mine, others] = [
    best(own, ({ birthDate }) => birthDate),
    // Of those elsewhere no age is told, and a job with an age limit asks for it.
    best(elsewhere, () => null),
  ]
  const codes = [...mine, ...others].flatMap(({ seeker }) => seeker.municipalityCodes)
  const names = await municipalityNames(db, [...new Set(codes)])
  const told = <Of extends OwnSeeker | SeekerElsewhere>(found: readonly Fitting<Of>[]): FoundSeeker<Of>[] =>
    found.map(({ seeker, answers }) => {
      const places = { municipalityNames: seeker.municipalityCodes.map((code) => names.get(code) ?? '') }
      const named = { ...seeker, ...places }
      return { seeker: named, reasons: reasonsOf(answers, named, weighed, null) }
    })
  return { own: told(mine), elsewhere: told(others) }
}

interface Fitting<Of> {
  seeker: Of
  answers: Answers
}
