/**
 * Which desks fit a person who looks for one (public pages): at most three, each with the reason why. Pure, and made
 * only from what is known: an age limit nobody stated refuses nobody, a place nobody recorded has no distance.
 */
import type { DeskKind, Desk, Municipality } from './desk.types.ts'
import type { Worry } from '../council/index.ts'

export const ageBands = ['under-30', '30s', '40s', '50s', '60-plus', 'unknown'] as const
export type AgeBand = (typeof ageBands)[number]
export const seekers = ['self', 'family', 'supporter'] as const
/** Who looks: the person, somebody of the family, or a supporter. The age is always the person's. */
export type Seeker = (typeof seekers)[number]

export interface DeskQuestion {
  worry: Worry
  municipalityCode: string
  ageBand: AgeBand
  seeker: Seeker
}

export type Distance =
  /** Both offices are one: a figure would be a false 0 km. */
  | { kind: 'same-municipality'; municipality: Municipality }
  /** As the crow flies, from the municipality's office to that of the desk's municipality. */
  | { kind: 'apart'; km: number; from: Municipality; to: Municipality }
  | { kind: 'unknown' }

export interface DeskMatch {
  desk: Desk
  kind: DeskKind
  /** The first of the list fits best. */
  isBest: boolean
  reason: string
  /** The desk's stated limit, when it has one. */
  ages: { min: number | null; max: number | null } | null
  /** The desk names this municipality as its own. */
  covers: boolean
  distance: Distance
  /** True where the plan or a published page says that families may come alone. */
  familyWelcome: boolean
  /** Nobody has confirmed that, when and how this desk is open. */
  unconfirmed: boolean
}

export interface DeskMatches {
  matches: DeskMatch[]
  /** The person wants to write instead of speaking; which desks answer in writing is not known. */
  channelUnknown: boolean
}

export interface DeskDirectory {
  desks: readonly Desk[]
  kinds: readonly DeskKind[]
  municipalities: readonly Municipality[]
}

const bandYears: Record<AgeBand, { from: number; to: number } | null> = {
  'under-30': { from: 15, to: 29 },
  '30s': { from: 30, to: 39 },
  '40s': { from: 40, to: 49 },
  '50s': { from: 50, to: 59 },
  '60-plus': { from: 60, to: 120 },
  unknown: null,
}

const most = 3
/** Farther than this, a desk that isn't the person's own one stands two ranks lower: the journey is a hurdle itself. */
const farKm = 40
const farPenalty = 2
/** Where a family looks, a desk not known to receive families alone stands a little lower. */
const familyPenalty = 1.5

/** The desks that fit, best first; empty only where the municipality is unknown. Never more than one of a kind. */
export function matchDesks(question: DeskQuestion, directory: DeskDirectory): DeskMatches {
  const channelUnknown = question.worry === 'text-only'
  const worry = channelUnknown ? 'unsure' : question.worry
  const home = directory.municipalities.find((row) => row.code === question.municipalityCode)
  if (home === undefined) return { matches: [], channelUnknown }

  const kinds = new Map(directory.kinds.map((kind) => [kind.kind, kind]))
  const candidates = directory.desks.flatMap((desk) => {
    const kind = kinds.get(desk.kind)
    const served = kind?.worries.find((entry) => entry.worry === worry)
    if (kind === undefined || served === undefined) return []
    if (!fitsAge(desk, question.ageBand) || !fitsPlace(desk, home)) return []
    const distance = distanceTo(desk, home, directory.municipalities)
    return [{ desk, kind, served, distance, rank: rankOf(desk, kind, served.rank, distance, question, home) }]
  })
  candidates.sort((a, b) => a.rank - b.rank || kmOf(a.distance) - kmOf(b.distance) || (a.desk.id < b.desk.id ? -1 : 1))

  const seen = new Set<string>()
  const best = candidates.filter(({ desk }) => !seen.has(desk.kind) && seen.add(desk.kind)).slice(0, most)
  const matches = best.map(({ desk, kind, served, distance }, index): DeskMatch => ({
    desk,
    kind,
    isBest: index === 0,
    reason: served.reason,
    ages: desk.ageMin === null && desk.ageMax === null ? null : { min: desk.ageMin, max: desk.ageMax },
    covers: desk.covers.includes(home.code),
    distance,
    familyWelcome: kind.familyWelcome,
    unconfirmed: desk.certainty === 'U',
  }))
  return { matches, channelUnknown }
}

/** Some year of the band lies within the desk's limit. Without an answer or without a limit, everybody fits. */
function fitsAge(desk: Pick<Desk, 'ageMin' | 'ageMax'>, band: AgeBand): boolean {
  const years = bandYears[band]
  if (years === null) return true
  return (desk.ageMin === null || years.to >= desk.ageMin) && (desk.ageMax === null || years.from <= desk.ageMax)
}

/** A desk that names its municipalities is only for them; one that names none is for whoever can reach it. */
function fitsPlace(desk: Desk, home: Municipality): boolean {
  return desk.covers.length === 0 || desk.covers.includes(home.code)
}

function rankOf(
  desk: Desk,
  kind: DeskKind,
  rank: number,
  distance: Distance,
  question: DeskQuestion,
  home: Municipality,
): number {
  const isOwn = desk.covers.includes(home.code) || desk.areas.length === 0
  const far = !isOwn && distance.kind === 'apart' && distance.km > farKm ? farPenalty : 0
  const family = question.seeker === 'family' && !kind.familyWelcome ? familyPenalty : 0
  return rank + far + family
}

export function distanceTo(
  desk: Pick<Desk, 'municipalityCode'>,
  home: Municipality,
  municipalities: readonly Municipality[],
): Distance {
  const there = municipalities.find((row) => row.code === desk.municipalityCode)
  if (there === undefined) return { kind: 'unknown' }
  if (there.code === home.code) return { kind: 'same-municipality', municipality: home }
  return { kind: 'apart', km: greatCircleKm(home, there), from: home, to: there }
}

/** Haversine on a sphere of the earth's mean radius; inside one prefecture the flattening doesn't matter. */
export function greatCircleKm(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const rad = Math.PI / 180
  const half = (angle: number) => Math.sin((angle * rad) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * half(b.lng - a.lng)
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h))
}

function kmOf(distance: Distance): number {
  if (distance.kind === 'same-municipality') return 0
  return distance.kind === 'apart' ? distance.km : Number.POSITIVE_INFINITY
}
