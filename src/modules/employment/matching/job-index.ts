/**
 * Jobs as they are held against what people look for: by the pairs of characters of what they say of themselves, and by
 * place. It knows no database; kept-jobs.ts fills it.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import {
  type Answers,
  answersOf,
  CompiledSeeker,
  type JobFacts,
  countOf,
  missedMusts,
  orderOf,
  type Seeker,
} from './match.rules.ts'

export interface Match {
  job: JobFacts
  answers: Answers
}

export interface Matches {
  /** All that isn't given up is met, the best first. */
  proposals: Match[]
  /** One thing that isn't given up is missing, the best first. */
  nearMisses: Match[]
}

interface Kept {
  job: JobFacts
  answers: number
  rank: number
  order: number
}

/** The best so many, in order. */
class Best {
  readonly kept: Kept[] = []
  readonly #most: number
  constructor(most: number) {
    this.#most = most
  }

  /** Whether one in that order could still be among them. */
  takes(order: number): boolean {
    const last = this.kept[this.kept.length - 1]
    return this.kept.length < this.#most || last === undefined || order >= last.order
  }

  add(one: Kept): void {
    const { kept } = this
    if (kept.length === this.#most) {
      const last = kept[kept.length - 1]
      if (last === undefined || comesBefore(last, one)) return
      kept.pop()
    }
    const at = kept.findLastIndex((each) => !comesBefore(one, each)) + 1
    kept.splice(at, 0, one)
  }
}

/** The same for everybody who looks: the newer job, then its id, decide between equals. */
function comesBefore(one: Kept, other: Kept): boolean {
  if (one.order !== other.order) return one.order > other.order
  if (one.job.listedOn !== other.job.listedOn) return one.job.listedOn > other.job.listedOn
  return one.job.id > other.job.id
}

const pairsOf = (text: string): Set<string> => {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2))
  return pairs
}

export class JobIndex {
  readonly #jobs: (JobFacts | null)[] = []
  readonly #places = new Map<string, number>()
  #byPair = new Map<string, number[]>()
  #byMunicipality = new Map<string, number[]>()
  /** Jobs by a word, as they were found last; gone as soon as a job changes. */
  #byWord = new Map<string, readonly number[]>()
  /** When a place was last looked at for one question: several words may lead to it. */
  #seen = new Int32Array(0)
  #question = 0

  get size(): number {
    return this.#places.size
  }

  /** Those that are listed since a day, as an index of their own. */
  since(day: CivilDate): JobIndex {
    const index = new JobIndex()
    for (const job of this.#jobs) if (job !== null && job.listedOn >= day) index.put(job)
    return index
  }

  /** As it stands now, instead of how it stood before. */
  put(job: JobFacts): void {
    this.remove(job.id)
    const place = this.#jobs.length
    this.#jobs.push(job)
    this.#places.set(job.id, place)
    for (const pair of pairsOf(job.text)) push(this.#byPair, pair, place)
    if (job.municipalityCode !== null) push(this.#byMunicipality, job.municipalityCode, place)
    this.#byWord = new Map()
  }

  remove(id: string): void {
    const place = this.#places.get(id)
    if (place === undefined) return
    this.#jobs[place] = null
    this.#places.delete(id)
    this.#byWord = new Map()
    // Places of jobs that are gone are given up together, before they are as many as the others.
    if (this.#jobs.length > 2 * this.#places.size + 1000) this.#rebuild()
  }

  #rebuild(): void {
    const jobs = this.#jobs.filter((job) => job !== null)
    this.#jobs.length = 0
    this.#places.clear()
    this.#byPair = new Map()
    this.#byMunicipality = new Map()
    for (const job of jobs) this.put(job)
  }

  /** @param word folded, of two characters or more */
  #saying(word: string): readonly number[] {
    const known = this.#byWord.get(word)
    if (known !== undefined) return known
    let rarest: readonly number[] | undefined
    for (const pair of pairsOf(word)) {
      const places = this.#byPair.get(pair) ?? []
      if (rarest === undefined || places.length < rarest.length) rarest = places
    }
    const found = (rarest ?? []).filter((place) => this.#jobs[place]?.text.includes(word) === true)
    this.#byWord.set(word, found)
    return found
  }

  /**
   * The best jobs for somebody, of those that are shown on that day.
   * @param most of proposals, and of near misses; `only` of these jobs
   */
  match(
    seeker: Seeker,
    today: CivilDate,
    most: { proposals: number; nearMisses: number; only?: ((job: JobFacts) => boolean) | undefined },
  ): Matches {
    const compiled = new CompiledSeeker(seeker)
    const proposals = new Best(most.proposals)
    const nearMisses = new Best(most.nearMisses)
    this.#question += 1
    if (this.#seen.length < this.#jobs.length) this.#seen = new Int32Array(this.#jobs.length * 2)
    const look = (place: number, rank: number): void => {
      if (this.#seen[place] === this.#question) return
      this.#seen[place] = this.#question
      const job = this.#jobs[place]
      if (job === null || job === undefined) return
      const answers = compiled.judge(job, rank)
      const missed = missedMusts(answers, compiled.musts)
      if (countOf(missed) > 1) return
      const best = missed === 0 ? proposals : nearMisses
      const order = orderOf(answers, rank)
      // Most jobs end here: days and names are compared only for what could still be among the best.
      if (!best.takes(order) || job.expiresOn < today || seeker.not.has(job.id)) return
      if (most.only === undefined || most.only(job)) best.add({ job, answers, rank, order })
    }
    for (const [rank, words] of seeker.occupations.entries())
      for (const word of words) for (const place of this.#saying(word)) look(place, rank)
    // Where no occupation was named, or too few jobs are of it, what is near them is looked at.
    if (seeker.municipalityCodes.length > 0)
      for (const code of seeker.municipalityCodes)
        for (const place of this.#byMunicipality.get(code) ?? []) look(place, -1)
    else if (seeker.occupations.length === 0) for (const place of this.#jobs.keys()) look(place, -1)
    const told = ({ job, answers, rank }: Kept): Match => ({ job, answers: answersOf(answers, rank) })
    return { proposals: proposals.kept.map(told), nearMisses: nearMisses.kept.map(told) }
  }
}

function push(lists: Map<string, number[]>, key: string, place: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [place])
  else list.push(place)
}
