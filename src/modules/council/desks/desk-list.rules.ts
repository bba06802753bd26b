/** The staff's list of desks: filters, order and page as they stand in the address. */
import type { DeskFilter } from './desk-search.rules.ts'
import type { Desk, TargetType } from './desk.types.ts'

const deskSortKeys = ['name', 'kind', 'area', 'ages'] as const
export type DeskSortKey = (typeof deskSortKeys)[number]
/** null: the order of the council's folder. */
export type DeskSort = { key: DeskSortKey; descending: boolean } | null

export interface DeskQuery {
  filter: DeskFilter
  sort: DeskSort
  page: number
}

const desksAPage = 50

/** Anything the list doesn't know counts as not asked for. */
export function parseDeskQuery(
  query: URLSearchParams,
  known: { areas: readonly { key: string }[]; kinds: readonly { kind: string }[] },
): DeskQuery {
  const [area, kind, type, sort] = [query.get('area'), query.get('kind'), query.get('type'), query.get('sort') ?? '']
  const key = deskSortKeys.find((each) => each === sort.replace(/^-/, ''))
  const page = Number(query.get('page') ?? '1')
  return {
    filter: {
      text: (query.get('q') ?? '').slice(0, 100),
      area: known.areas.some((each) => each.key === area) ? area : null,
      kind: known.kinds.some((each) => each.kind === kind) ? kind : null,
      targetType: type === '1' || type === '2' || type === '3' ? (Number(type) as TargetType) : null,
      municipalityCode: null,
    },
    sort: key === undefined ? null : { key, descending: sort.startsWith('-') },
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  }
}

/** The address of a list; what is left out is the default. */
export function deskListHref({ filter, sort, page }: DeskQuery): string {
  const query = new URLSearchParams()
  if (filter.text !== '') query.set('q', filter.text)
  if (filter.area !== null) query.set('area', filter.area)
  if (filter.kind !== null) query.set('kind', filter.kind)
  if (filter.targetType !== null) query.set('type', String(filter.targetType))
  if (sort !== null) query.set('sort', `${sort.descending ? '-' : ''}${sort.key}`)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? '/desks' : `/desks?${text}`
}

export function sortDesks(desks: readonly Desk[], sort: DeskSort, areas: readonly { key: string }[]): Desk[] {
  if (sort === null) return [...desks]
  const places = new Map(areas.map((area, index) => [area.key, index]))
  const compare: Record<DeskSortKey, (a: Desk, b: Desk) => number> = {
    name: (a, b) => readingOf(a).localeCompare(readingOf(b), 'ja') || a.publicName.localeCompare(b.publicName, 'ja'),
    kind: (a, b) => a.kindLabel.localeCompare(b.kindLabel, 'ja'),
    // The whole prefecture first, several areas after single ones.
    area: (a, b) => areaPlace(a, places) - areaPlace(b, places),
    ages: (a, b) => (a.ageMax ?? 999) - (b.ageMax ?? 999) || (a.ageMin ?? 0) - (b.ageMin ?? 0),
  }
  const sorted = desks.toSorted(compare[sort.key])
  return sort.descending ? sorted.reverse() : sorted
}

function readingOf(desk: Desk): string {
  return desk.organizationKana
}

function areaPlace(desk: Desk, places: ReadonlyMap<string, number>): number {
  if (desk.areas.length === 0) return -1
  const first = Math.min(...desk.areas.map((area) => places.get(area) ?? 999))
  return desk.areas.length === 1 ? first : 500 + first
}

export interface DeskListPart {
  desks: Desk[]
  total: number
  page: number
  pages: number
}

export function pageOfDesks(desks: readonly Desk[], page: number): DeskListPart {
  const pages = Math.max(1, Math.ceil(desks.length / desksAPage))
  const current = Math.min(page, pages)
  return {
    desks: desks.slice((current - 1) * desksAPage, current * desksAPage),
    total: desks.length,
    page: current,
    pages,
  }
}
