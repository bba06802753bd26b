/** Matching against an oracle that looks at every job for everybody and shares no code with it. */
import { describe, expect, test } from 'vitest'
import { JobIndex } from './job-index.ts'
import type { JobFacts, Seeker } from './match.rules.ts'

const today = '2026-01-20'

/** A generator with a seed (mulberry32): a failing case comes again. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const places = ['20201', '20202', '20203', '20204']
const trades = ['倉庫', '介護', '清掃', '事務', '検査', '調理']
const wants = ['tour', 'experience', 'practice'] as const
const musts = ['regular', 'hours', 'pay', 'place', 'days'] as const

function someJob(random: () => number, n: number): JobFacts {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const maybe = <T>(value: T): T | null => (random() < 0.2 ? null : value)
  const wageForm = pick(['month', 'hour', 'day', 'year'] as const)
  const limited = random() < 0.15
  return {
    id: `0000${n}`.slice(-5),
    text: `${pick(trades)}と${pick(trades)}\n${pick(trades)}の職業`,
    municipalityCode: maybe(pick(places)),
    kind: pick(['regular', 'contract', 'part-time'] as const),
    weeklyHours: maybe(pick([12, 20, 30, 38.5, 40])),
    wageForm,
    wageLeast: { month: 180_000, hour: 1_100, day: 9_000, year: 2_600_000 }[wageForm] + Math.floor(random() * 5) * 10,
    offers: wants.filter(() => random() < 0.3),
    ageLeast: limited ? 35 : null,
    ageMost: limited ? 59 : null,
    listedOn: `2026-01-${String(1 + Math.floor(random() * 19)).padStart(2, '0')}`,
    expiresOn: random() < 0.1 ? '2026-01-19' : '2026-03-31',
  }
}

function someSeeker(random: () => number): Seeker {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const paid = random() < 0.6
  return {
    occupations: Array.from({ length: Math.floor(random() * 4) }, () => [pick(trades)]),
    regular: pick(['regular', 'any', 'other'] as const),
    weeklyHours: random() < 0.5 ? pick([20, 30, 40]) : null,
    payKind: paid ? pick(['month', 'hour'] as const) : null,
    payLeast: paid ? pick([1_000, 1_100, 1_110, 170_000, 180_010]) : null,
    municipalityCodes: places.filter(() => random() < 0.4),
    wants: wants.filter(() => random() < 0.2),
    musts: musts.filter(() => random() < 0.25),
    age: random() < 0.1 ? null : 25 + Math.floor(random() * 45),
    not: new Set(random() < 0.3 ? ['00001', '00002', '00003'] : []),
  }
}

type Told = Record<
  'occupation' | 'regular' | 'hours' | 'pay' | 'place' | 'wants' | 'age',
  'yes' | 'no' | 'ask' | 'free'
>

/** Each question asked in its plainest form. */
function answersTo(seeker: Seeker, job: JobFacts): { told: Told; rank: number } {
  const rank = seeker.occupations.findIndex((words) => words.some((word) => job.text.includes(word)))
  const yes = (is: boolean) => (is ? 'yes' : 'no') as 'yes' | 'no'
  const monthly = (): number | null => {
    if (job.wageForm === 'month') return job.wageLeast
    if (job.wageForm === 'year') return job.wageLeast / 12
    if (job.wageForm === 'hour' && job.weeklyHours !== null) return job.wageLeast * job.weeklyHours * (52 / 12)
    return null
  }
  const pay = (): number | null => {
    if (seeker.payKind === job.wageForm) return job.wageLeast
    const month = monthly()
    if (seeker.payKind === 'month') return month
    return month === null || job.weeklyHours === null ? null : month / (job.weeklyHours * (52 / 12))
  }
  const offered = pay()
  return {
    rank,
    told: {
      occupation: seeker.occupations.length === 0 ? 'free' : yes(rank >= 0),
      regular: seeker.regular === 'any' ? 'free' : yes((seeker.regular === 'regular') === (job.kind === 'regular')),
      hours:
        seeker.weeklyHours === null
          ? 'free'
          : job.weeklyHours === null
            ? 'ask'
            : yes(job.weeklyHours <= seeker.weeklyHours),
      pay: seeker.payLeast === null ? 'free' : offered === null ? 'ask' : yes(offered >= seeker.payLeast),
      place:
        seeker.municipalityCodes.length === 0
          ? 'free'
          : job.municipalityCode === null
            ? 'ask'
            : yes(seeker.municipalityCodes.includes(job.municipalityCode)),
      wants:
        seeker.wants.length === 0 ? 'free' : seeker.wants.some((want) => job.offers.includes(want)) ? 'yes' : 'ask',
      age:
        job.ageLeast === null
          ? 'free'
          : seeker.age === null
            ? 'ask'
            : yes(seeker.age >= job.ageLeast && seeker.age <= (job.ageMost ?? 0)),
    },
  }
}

function oracle(seeker: Seeker, jobs: JobFacts[], missing: number): string[] {
  const counted = (told: Told, what: string): number => Object.values(told).filter((each) => each === what).length
  return jobs
    .filter((job) => job.expiresOn >= today && !seeker.not.has(job.id))
    .map((job) => ({ job, ...answersTo(seeker, job) }))
    .filter(({ told }) => {
      const needed = ['occupation', 'age', ...seeker.musts.filter((must) => must in told)] as (keyof Told)[]
      return needed.filter((each) => told[each] === 'no').length === missing
    })
    .filter(
      ({ job, rank }) =>
        // What is neither of the trade nor at the place isn't looked at.
        rank >= 0 ||
        (seeker.municipalityCodes.length > 0
          ? job.municipalityCode !== null && seeker.municipalityCodes.includes(job.municipalityCode)
          : seeker.occupations.length === 0),
    )
    .toSorted((one, other) => {
      const keys = ({ told, rank, job }: typeof one): (number | string)[] => [
        counted(told, 'yes'),
        rank < 0 ? 0 : 3 - rank,
        -counted(told, 'ask'),
        job.listedOn,
        job.id,
      ]
      const [mine, theirs] = [keys(one), keys(other)]
      const at = mine.findIndex((key, place) => key !== theirs[place])
      return at === -1 ? 0 : (mine[at] as number) > (theirs[at] as number) ? -1 : 1
    })
    .map(({ job }) => job.id)
}

describe('the best jobs for somebody', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('seed %i: the same as by looking at every job', (seed) => {
    const random = generator(seed + 1)
    const jobs = Array.from({ length: 120 }, (_, n) => someJob(random, n))
    const index = new JobIndex()
    for (const job of jobs) index.put(job)
    // Changed, taken off and put in again: the index says only how things stand.
    for (let n = 0; n < 60; n += 1) {
      const at = Math.floor(random() * jobs.length)
      const job = jobs[at] as JobFacts
      if (random() < 0.3) index.remove(job.id)
      jobs[at] = { ...someJob(random, at), id: job.id }
      index.put(jobs[at])
    }
    expect(index.size).toBe(120)
    for (let n = 0; n < 30; n += 1) {
      const seeker = someSeeker(random)
      const found = index.match(seeker, today, { proposals: 20, nearMisses: 5 })
      const context = JSON.stringify({ seed, n, seeker })
      expect(
        found.proposals.map(({ job }) => job.id),
        context,
      ).toEqual(oracle(seeker, jobs, 0).slice(0, 20))
      expect(
        found.nearMisses.map(({ job }) => job.id),
        context,
      ).toEqual(oracle(seeker, jobs, 1).slice(0, 5))
    }
  })

  test('what is left of many jobs that are gone is right and small', () => {
    const random = generator(7)
    const index = new JobIndex()
    const all = Array.from({ length: 4000 }, (_, n) => ({ ...someJob(random, n), id: `j${n}` }))
    for (const job of all) index.put(job)
    for (const job of all.slice(10)) index.remove(job.id)
    expect(index.size).toBe(10)
    const seeker = { ...someSeeker(random), occupations: [], municipalityCodes: [], musts: [], not: new Set<string>() }
    const found = index.match(seeker, today, { proposals: 20, nearMisses: 0 })
    expect(found.proposals.map(({ job }) => job.id).toSorted()).toEqual(oracle(seeker, all.slice(0, 10), 0).toSorted())
  })
})
