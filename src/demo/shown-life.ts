/** How a life is written by hand: first word, what was agreed, and steps in the order of their days. */
import type { CivilDate } from '../platform/clock.ts'
import { firstScenes } from './words/first.ts'
import { met, money, unmet } from './words/home.ts'
import { arrival } from './words/new-start.ts'
import { ready } from './words/ready.ts'
import { search } from './words/search.ts'

/** A date of the fiscal year of the demo's own day, or a number of business days from today. */
export type When = CivilDate | number

export interface ShownNext {
  kind: string
  on: When
  time?: string
  note: string
}
export interface ShownTalk {
  on: When
  time?: string
  minutes?: number
  channel?: string
  speaker?: string
  relation?: string
  topics?: string[]
  note: string
  next: ShownNext
}
interface ShownSending {
  on: When
  to: string
  reason: string
  requests: string
  urgency?: 'today' | 'week' | 'normal'
  basis?: string
  givenOn?: When
  until?: CivilDate
  shares?: string[]
}

export type Step =
  | ({ do: 'talk' } & ShownTalk)
  | { do: 'plan'; on: When; next: ShownNext; done?: string }
  | { do: 'type'; on: When; to: 1 | 2 | 3; reason: string; code?: string; provisional?: boolean }
  | ({ do: 'send' } & ShownSending)
  | { do: 'accept'; on: When; firstOn: When; time?: string; note: string; seenOn?: When }
  | { do: 'decline'; on: When; reason: string; suggestion: string; seenOn?: When }
  | { do: 'withdraw'; on: When; reason: string }
  | { do: 'escalate' }
  | { do: 'report'; on: When; result: string; note: string; seenOn?: When }
  | { do: 'hire'; on: When; startedOn: When; employer: string; regular: boolean; hours: number; route: string }
  | {
      do: 'check'
      on: When
      with: 'person' | 'employer' | 'both'
      status: 'working' | 'moved' | 'left' | 'unknown'
      note: string
      endedOn?: When
      endReason?: string
    }
  | { do: 'close'; on: When; reason: string; summary: string; hint?: string }

export interface Shown {
  desk: string
  number?: number
  /** Family name, given name and their kana; null where no name was asked. */
  name: readonly [string, string, string, string] | null
  alias?: string
  gender: 'male' | 'female'
  born: CivilDate | null
  place: string | null
  phone?: string
  first: { on: When; why: keyof typeof firstScenes } & Partial<Omit<ShownTalk, 'on' | 'next'>>
  type?: { to: 1 | 2 | 3; reason: string; provisional?: boolean }
  cautions?: readonly string[]
  cautionNote?: string
  /** Talks in the words of a stage, spread between the first word and `next`'s making. */
  between?: { stage: keyof typeof stages; talks: number; until: When }
  /** What was agreed at the end of the first word or of the talks in between. */
  next: ShownNext
  steps?: readonly Step[]
}

export const stages = { ready, search, met, unmet, money, arrival: [arrival] } as const

export const ownDay = '2026-01-20'
