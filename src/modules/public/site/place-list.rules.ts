/** Places and desks in the order and groups of the public pages. */
import { type FindAnswers, findHref } from './find.rules.ts'
import {
  type Desk,
  type Distance,
  type Municipality,
  alikeMunicipalities,
  distanceTo,
  greatCircleKm,
  placeLabel,
} from '../../council/index.ts'

export interface PlaceGroup {
  key: string
  name: string
  places: { code: string; label: string; /** Which other one it isn't. */ hint: string | null }[]
}

/** Municipalities by area, in the order of the areas; an area without any is left out. */
export function groupPlaces(
  found: readonly Municipality[],
  all: readonly Municipality[],
  areas: readonly { key: string; name: string }[],
): PlaceGroup[] {
  return areas.flatMap((area) => {
    const places = found.filter((place) => place.area === area.key)
    return places.length === 0
      ? []
      : [{ key: area.key, name: `${area.name}圏域`, places: places.map((place) => choiceOf(place, all)) }]
  })
}

function choiceOf(place: Municipality, all: readonly Municipality[]): PlaceGroup['places'][number] {
  const alike = alikeMunicipalities(place, all)
  const hint = alike.length === 0 ? null : `${alike.map((other) => placeLabel(other, true)).join('、')}とはちがいます`
  return { code: place.code, label: placeLabel(place, alike.length > 0), hint }
}

/** The page of a desk, with the answers so that it can say how far it is and lead back. */
export function deskHref(deskId: string, answers: Partial<FindAnswers>): string {
  return findHref(answers).replace(/^\/find/, `/find/${deskId}`)
}

export interface DeskGroup {
  key: string
  name: string
  desks: { desk: Desk; distance: Distance | null }[]
}

/** All desks: those for the whole prefecture, those of each area, those of several areas. */
export function groupByArea(desks: readonly Desk[], areas: readonly { key: string; name: string }[]): DeskGroup[] {
  const plain = (list: readonly Desk[]) => list.map((desk) => ({ desk, distance: null }))
  const groups: DeskGroup[] = [
    { key: 'all', name: '県全体', desks: plain(desks.filter((desk) => desk.areas.length === 0)) },
    ...areas.map((area) => ({
      key: area.key,
      name: `${area.name}圏域`,
      desks: plain(desks.filter((desk) => desk.areas.length === 1 && desk.areas[0] === area.key)),
    })),
    { key: 'several', name: 'いくつかの圏域', desks: plain(desks.filter((desk) => desk.areas.length > 1)) },
  ]
  return groups.filter((group) => group.desks.length > 0)
}

/** The desks for one municipality: those that name it, then those bound to no address, the nearest first. */
export function groupForPlace(
  desks: readonly Desk[],
  home: Municipality,
  municipalities: readonly Municipality[],
): DeskGroup[] {
  const near = desks
    .map((desk) => ({ desk, distance: distanceTo(desk, home, municipalities) }))
    .toSorted((a, b) => kmOf(a.distance) - kmOf(b.distance))
  const groups: DeskGroup[] = [
    { key: 'own', name: `${home.name}を受け持つ窓口`, desks: near.filter(({ desk }) => desk.covers.length > 0) },
    { key: 'open', name: '住所を問わない窓口', desks: near.filter(({ desk }) => desk.covers.length === 0) },
  ]
  return groups.filter((group) => group.desks.length > 0)
}

function kmOf(distance: Distance): number {
  if (distance.kind === 'same-municipality') return 0
  return distance.kind === 'apart' ? distance.km : Number.POSITIVE_INFINITY
}

/** Neighbors are named only where the map is near enough for their names to have room. */
const namedWithinKm = 18
const mostNamed = 5
const farKm = 30

/** What the map shows beside home: where the desks are, and the nearest neighbors of the same area. */
export function nearPlaces(
  home: Municipality,
  desks: readonly Pick<Desk, 'municipalityCode'>[],
  municipalities: readonly Municipality[],
): string[] {
  const deskPlaces = municipalities.filter(
    (place) => place.code !== home.code && desks.some((desk) => desk.municipalityCode === place.code),
  )
  const isFar = deskPlaces.some((place) => greatCircleKm(home, place) > farKm)
  const neighbors = municipalities
    .filter(
      (place) =>
        place.code !== home.code &&
        place.area === home.area &&
        !deskPlaces.includes(place) &&
        greatCircleKm(home, place) < namedWithinKm,
    )
    .toSorted((a, b) => greatCircleKm(home, a) - greatCircleKm(home, b))
  return [...deskPlaces, ...(isFar ? [] : neighbors.slice(0, mostNamed))].map((place) => place.code)
}
