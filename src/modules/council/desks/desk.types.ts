import type { Worry } from '../council/index.ts'

export type TargetType = 1 | 2 | 3

export interface Desk {
  id: string
  organizationId: string
  organizationName: string
  organizationShortName: string
  /** How the organization's name is read, for searching. */
  organizationKana: string
  name: string
  /** Fits a thread or a list: サポステ・シナノ. */
  shortName: string
  /** As people know it: まいさぽ上田. */
  publicName: string
  kind: string
  kindLabel: string
  municipalityCode: string | null
  municipalityName: string | null
  /** The one area it works for; null for several or the whole prefecture. */
  area: string | null
  /** Empty: the whole prefecture. */
  areas: string[]
  targetTypes: TargetType[]
  ageMin: number | null
  /** Included. */
  ageMax: number | null
  /** How sure the limit is; null where there is none. */
  ageCertainty: 'P' | 'S' | 'U' | null
  /** Codes of municipalities; empty: not bound to an address as far as is known. */
  covers: string[]
  certainty: 'P' | 'S' | 'U'
}

export interface DeskKind {
  kind: string
  label: string
  headline: string
  forWhom: string
  description: string
  familyWelcome: boolean
  channelNote: string | null
  worries: { worry: Worry; rank: number; reason: string }[]
}

export interface Municipality {
  code: string
  name: string
  kana: string
  kind: 'city' | 'town' | 'village'
  /** 郡; null for a city. */
  district: string | null
  area: string
  areaName: string
  lat: number
  lng: number
  helloWorkId: string | null
  maisapoId: string | null
  /** Names that are easily taken for one another. */
  note: string | null
}
