import type { AgeBand, Distance, Seeker } from './desk-match.rules.ts'
import type { Desk, Municipality } from './desk.types.ts'

export const ageBandLabels: Record<AgeBand, string> = {
  'under-30': '20代まで',
  '30s': '30代',
  '40s': '40代',
  '50s': '50代',
  '60-plus': '60代以上',
  unknown: '答えない',
}

export const seekerLabels: Record<Seeker, string> = {
  self: '自分のこと',
  family: '家族のこと',
  supporter: '支えている人のこと',
}

/** 役所 of a city, 役場 of a town or village. */
function officeName(municipality: Pick<Municipality, 'name' | 'kind'>): string {
  return `${municipality.name}${municipality.kind === 'city' ? '役所' : '役場'}`
}

const inside: Record<Municipality['kind'], string> = { city: '市内', town: '町内', village: '村内' }

/** 「上田市(市内)」, 「長野市・上田市役所から直線で約27km」; null where the place is not known. */
export function distanceLabel(distance: Distance): string | null {
  if (distance.kind === 'unknown') return null
  if (distance.kind === 'same-municipality')
    return `${distance.municipality.name}(${inside[distance.municipality.kind]})`
  return `${distance.to.name}・${officeName(distance.from)}から直線で約${Math.max(1, Math.round(distance.km))}km`
}

/** 「15歳から49歳まで」; null where no limit is known. */
export function agesLabel(ages: { min: number | null; max: number | null } | null): string | null {
  if (ages === null || (ages.min === null && ages.max === null)) return null
  if (ages.min === null) return `${ages.max}歳まで`
  if (ages.max === null) return `${ages.min}歳から`
  return `${ages.min}歳から${ages.max}歳まで`
}

/** The ages of one desk as people read them; an unconfirmed limit says so. Null where no limit is known. */
export function deskAgesLabel(desk: Pick<Desk, 'ageMin' | 'ageMax' | 'ageCertainty'>): string | null {
  const label = agesLabel({ min: desk.ageMin, max: desk.ageMax })
  return label === null || desk.ageCertainty !== 'U' ? label : `${label}がめやす(窓口に確かめてください)`
}

/** 「松川町(下伊那郡)」 where another one is easily taken for it; else the name alone. */
export function placeLabel(place: Pick<Municipality, 'name' | 'district'>, isAlike: boolean): string {
  return isAlike && place.district !== null ? `${place.name}(${place.district})` : place.name
}

/** 「佐久・上田」, 「県全体」 for a desk that is bound to no area. */
export function areasLabel(areas: readonly string[], names: ReadonlyMap<string, string>): string {
  return areas.length === 0 ? '県全体' : areas.map((area) => names.get(area) ?? area).join('・')
}
