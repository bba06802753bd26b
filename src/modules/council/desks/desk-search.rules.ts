/** Finding desks in the list of all: by words in kana or kanji, by area, by kind, by municipality. */
import type { Desk, Municipality, TargetType } from './desk.types.ts'

export interface DeskFilter {
  /** Words as typed; each must be found. */
  text: string
  area: string | null
  kind: string | null
  targetType: TargetType | null
  /** Code of a municipality whose people the desk receives: it names it, or names none. */
  municipalityCode: string | null
}

export const everyDesk: DeskFilter = { text: '', area: null, kind: null, targetType: null, municipalityCode: null }

/**
 * The desks that fit, in the order given. Areas are those of the desk's work: one for the whole prefecture is in each.
 */
export function searchDesks(
  desks: readonly Desk[],
  municipalities: readonly Municipality[],
  filter: DeskFilter,
  fold: (text: string) => string,
): Desk[] {
  const words = filter.text
    .split(/\s+/u)
    .map(fold)
    .filter((word) => word !== '')
  const places = new Map(municipalities.map((place) => [place.code, place]))
  return desks.filter((desk) => {
    if (filter.kind !== null && desk.kind !== filter.kind) return false
    if (filter.targetType !== null && !desk.targetTypes.includes(filter.targetType)) return false
    if (filter.area !== null && desk.areas.length > 0 && !desk.areas.includes(filter.area)) return false
    if (filter.municipalityCode !== null && !servesPlace(desk, filter.municipalityCode)) return false
    if (words.length === 0) return true
    const key = searchKey(desk, places, fold)
    return words.every((word) => key.includes(word))
  })
}

/** A desk that names its municipalities is only for them; one that names none is for whoever can reach it. */
function servesPlace(desk: Pick<Desk, 'covers'>, code: string): boolean {
  return desk.covers.length === 0 || desk.covers.includes(code)
}

/** Municipalities by name or reading; the whole list where nothing was typed. */
export function searchMunicipalities(
  municipalities: readonly Municipality[],
  text: string,
  fold: (text: string) => string,
): Municipality[] {
  const key = fold(text)
  return key === ''
    ? [...municipalities]
    : municipalities.filter(
        (place) =>
          fold(place.name).includes(key) || fold(place.kana).includes(key) || fold(place.district ?? '').includes(key),
      )
}

/** Others whose name is easily taken for this one: the council's note names them (松川町 and 松川村). */
export function alikeMunicipalities(place: Municipality, all: readonly Municipality[]): Municipality[] {
  const { note } = place
  return note === null ? [] : all.filter((other) => other.code !== place.code && note.includes(other.name))
}

/** Parts stand apart, so that no word is found across two of them. */
function searchKey(desk: Desk, places: ReadonlyMap<string, Municipality>, fold: (text: string) => string): string {
  const around = [desk.municipalityCode, ...desk.covers].flatMap((code) =>
    code === null ? [] : (places.get(code) ?? []),
  )
  const parts = [
    desk.publicName,
    desk.name,
    desk.shortName,
    desk.kindLabel,
    desk.organizationName,
    desk.organizationKana,
    ...around.flatMap((place) => [place.name, place.kana]),
  ]
  return parts.map(fold).join('\n')
}
