/**
 * Whether a job fits what somebody looks for: criterion by criterion, each with its answer, so that a page can say why,
 * why not and what would have to change. No number stands behind it: more that fits comes first, then the wish that was
 * named first, then less that has to be asked, then the newer job.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Must, PayKind, RegularWish, Want } from '../job-wishes/index.ts'
import type { JobKind, WageForm } from '../jobs/index.ts'

export const criteria = ['occupation', 'regular', 'hours', 'pay', 'place', 'wants', 'age'] as const
export type Criterion = (typeof criteria)[number]

/** A bit for each criterion: answers of millions of pairs are numbers. */
const bit = Object.fromEntries(criteria.map((each, at) => [each, 1 << at])) as Record<Criterion, number>

/** Of a job, what is compared. */
export interface JobFacts {
  id: string
  /** Folded: its title and what its occupation is called. */
  text: string
  municipalityCode: string | null
  kind: JobKind
  weeklyHours: number | null
  wageForm: WageForm
  /** Yen, of that form. */
  wageLeast: number
  offers: readonly string[]
  ageLeast: number | null
  ageMost: number | null
  listedOn: CivilDate
  expiresOn: CivilDate
}

/** Of a person, what is compared. */
export interface Seeker {
  /** Folded words of the wishes named first, second and third; none where nobody said. */
  occupations: readonly (readonly string[])[]
  regular: RegularWish
  /** So many a week, and no more. */
  weeklyHours: number | null
  payKind: PayKind | null
  payLeast: number | null
  municipalityCodes: readonly string[]
  wants: readonly Want[]
  musts: readonly Must[]
  /** On the day of looking; null where their birthday isn't known. */
  age: number | null
  /** Jobs that they won't have, and those to which they were introduced. */
  not: ReadonlySet<string>
}

export interface Answers {
  fits: Criterion[]
  /** What doesn't. */
  against: Criterion[]
  /** What nobody can say from what is written. */
  ask: Criterion[]
  /** Which of the wished occupations: 0 the first; null where it is none of them, or none was named. */
  rank: number | null
}

const mustOf: Partial<Record<Must, Criterion>> = { regular: 'regular', hours: 'hours', pay: 'pay', place: 'place' }

/** A job that is limited by age is for whom it says, and an occupation that was wished for is the point of looking. */
const alwaysMust = bit.age | bit.occupation

export const weeksInMonth = 52 / 12

/** Yen a month or an hour, as the wish counts; null where the job doesn't say how. */
function payAs(kind: PayKind, { wageForm, wageLeast, weeklyHours }: JobFacts): number | null {
  if (wageForm === kind) return wageLeast
  const monthly =
    wageForm === 'month'
      ? wageLeast
      : wageForm === 'year'
        ? wageLeast / 12
        : wageForm === 'hour' && weeklyHours !== null
          ? wageLeast * weeklyHours * weeksInMonth
          : null
  if (kind === 'month') return monthly
  return monthly === null || weeklyHours === null ? null : monthly / (weeklyHours * weeksInMonth)
}

/** As compared again and again: sets and bits instead of lists and names. */
export class CompiledSeeker {
  readonly seeker: Seeker
  readonly #places: ReadonlySet<string>
  /** Bits of what isn't given up. */
  readonly musts: number

  constructor(seeker: Seeker) {
    this.seeker = seeker
    this.#places = new Set(seeker.municipalityCodes)
    this.musts = seeker.musts.reduce((bits, must) => {
      const criterion = mustOf[must]
      return criterion === undefined ? bits : bits | bit[criterion]
    }, alwaysMust)
  }

  /**
   * @param rank which of the wished occupations the job is; -1 where none
   * @returns bits: what fits, what doesn't (from bit 8), what has to be asked (from bit 16); none for what nobody
   *   wished for
   */
  judge(job: JobFacts, rank: number): number {
    const { regular, weeklyHours, payKind, payLeast, wants, age, occupations } = this.seeker
    let fits = 0
    let against = 0
    let ask = 0
    if (occupations.length > 0) {
      if (rank >= 0) fits |= bit.occupation
      else against |= bit.occupation
    }
    if (regular !== 'any') {
      if ((job.kind === 'regular') === (regular === 'regular')) fits |= bit.regular
      else against |= bit.regular
    }
    if (weeklyHours !== null) {
      if (job.weeklyHours === null) ask |= bit.hours
      else if (job.weeklyHours <= weeklyHours) fits |= bit.hours
      else against |= bit.hours
    }
    if (payKind !== null && payLeast !== null) {
      const pay = payAs(payKind, job)
      if (pay === null) ask |= bit.pay
      else if (pay >= payLeast) fits |= bit.pay
      else against |= bit.pay
    }
    if (this.#places.size > 0) {
      if (job.municipalityCode === null) ask |= bit.place
      else if (this.#places.has(job.municipalityCode)) fits |= bit.place
      else against |= bit.place
    }
    if (wants.length > 0) {
      if (wants.some((want) => job.offers.includes(want))) fits |= bit.wants
      else ask |= bit.wants
    }
    if (job.ageLeast !== null || job.ageMost !== null) {
      if (age === null) ask |= bit.age
      else if (age >= (job.ageLeast ?? 0) && age <= (job.ageMost ?? 999)) fits |= bit.age
      else against |= bit.age
    }
    return fits | (against << 8) | (ask << 16)
  }
}

export const fitsIn = (answers: number): number => answers & 0xff
export const againstIn = (answers: number): number => (answers >> 8) & 0xff
export const askIn = (answers: number): number => (answers >> 16) & 0xff

/** How many bits are set, of eight. */
export function countOf(bits: number): number {
  const pairs = bits - ((bits >> 1) & 0x55)
  const fours = (pairs & 0x33) + ((pairs >> 2) & 0x33)
  return (fours + (fours >> 4)) & 0x0f
}

const named = (bits: number): Criterion[] => criteria.filter((each) => (bits & bit[each]) !== 0)

export const answersOf = (answers: number, rank: number): Answers => ({
  fits: named(fitsIn(answers)),
  against: named(againstIn(answers)),
  ask: named(askIn(answers)),
  rank: rank < 0 ? null : rank,
})

/** What comes first: more that fits; the wish named first; less to ask. Higher is better; the newer job decides between equals. */
export const orderOf = (answers: number, rank: number): number =>
  countOf(fitsIn(answers)) * 64 + (rank < 0 ? 0 : 3 - rank) * 8 + (7 - countOf(askIn(answers)))

/** Which criteria aren't given up, though the job doesn't meet them: none makes it a proposal, one a near miss. */
export const missedMusts = (answers: number, musts: number): number => againstIn(answers) & musts

/** Days for which a job is new. */
export const newDays = 7
/** As many people as one desk looks after; and of each the best of the new jobs. */
export const [mostPeople, mostNewJobs] = [300, 3] as const
