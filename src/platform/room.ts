/**
 * What a room gives to the whole. The composition, the API, the navigation and the tests
 * that ask every door know no other list.
 */
import type { Permission } from '../permissions.ts'
import type { IconName } from '../ui/index.ts'
import type { Endpoint } from './api/index.ts'
import type { Council } from './council.ts'
import type { Disclosed } from './disclosure.ts'
import type { Route } from './http/room.ts'
import type { Sentences } from './sentences.ts'

export interface Room {
  routes?: readonly Route[]
  endpoints?: readonly Endpoint[]
  /** What a form that isn't finished is called in 今日, by the beginning of its draft's key; the longest that fits. */
  drafts?: Readonly<Record<string, string>>
  navigation?: readonly NavigationEntry[]
  /** What happened, in words, for the course of a case. */
  sentences?: Sentences
  /** What is handed out of its tables to whom they are about. */
  disclosed?: Disclosed
  duties?: Readonly<Record<string, Duty>>
}

/** Groups of the navigation, in their order; without a label, what is above all of them. */
export const navigationGroups = {
  work: null,
  own: null,
  jobs: '仕事と企業',
  council: '協議会',
  region: '地域',
  administration: '管理',
} as const

export interface NavigationEntry {
  group: keyof typeof navigationGroups
  /** Among those of its group. */
  place: number
  href: string
  label: string
  needs: Permission
  icon: IconName
  /** What waits for this worker there (shell.ts counts it). */
  count?: 'referrals' | 'followUps'
}

/** What time alone brings about. It looks again at the data each time and is safe to run twice, or by two at once. */
export interface Duty {
  pace: 'minute' | 'hour'
  /** What it does, for しくみの様子. */
  label: string
  run: (council: Council) => Promise<unknown>
}
