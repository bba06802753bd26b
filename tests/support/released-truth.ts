/** What stands behind the marks of public downloads, and what is true of those who count: for tests of their secrecy. */
import type { Assumptions, Place } from './attack-claims.ts'
import type { TestCouncil } from './db.ts'

export interface Truth {
  /** The number that was counted, whether it is shown or not. */
  valueAt(place: Place): number
  /** What is public of who works where, and where it doesn't hold. */
  knows: Assumptions
}

const types: Record<string, string> = {
  '①不安定な就労': '1',
  '②長期の無業': '2',
  '③社会参加': '3',
  未判定: '',
  機関の報告: 'report',
}
const sources: Record<string, string> = { ケースから: 'cases', 報告から: 'report' }

/** Where a number of a download stands among the cells of a release: breakdown, row and column. */
export function cellOf({ table, row, column }: Place, areaOf: ReadonlyMap<string, string>): string {
  const isSum = row === '計'
  if (table === '月ごと') return isSum ? 'total||' : `month|${row}|`
  if (table === '年齢ごと') return isSum ? 'source|cases|' : `age|${row}|`
  if (table === '市町村ごと')
    return isSum
      ? 'source|cases|'
      : row.startsWith('?')
        ? `municipality||${row.slice(1)}`
        : `municipality|${row}|${areaOf.get(row) ?? ''}`
  if (isSum && column === '計') return 'total||'
  if (table === '機関ごと') {
    const source = sources[column]
    if (isSum) return `source|${source ?? ''}|`
    return source === undefined ? `organization|${row}|` : `organization-${source}|${row}|`
  }
  if (isSum) return `type|${types[column] ?? ''}|`
  return column === '計' ? `area|${row}|` : `area-type|${row}|${types[column] ?? ''}`
}

/** @param releases their numbers, in the order of the downloads */
export async function truthOf(test: TestCouncil, releases: readonly number[]): Promise<Truth> {
  const cells = new Map(
    (
      await test.ownerQuery<{ key: string; value: number }>(
        `select concat_ws('|', array_position($1::int[], r.number) - 1, kpi_code, breakdown, row_key, column_key) as key,
           value
         from release_cells c join releases r on r.id = c.release_id where r.number = any ($1::int[])`,
        [releases],
      )
    ).map((row) => [row.key, row.value]),
  )
  const organizations = await test.ownerQuery<{ id: string; area: string | null; kind: string; code: string | null }>(
    'select id, area, kind, municipality_code as code from organizations',
  )
  const areaOf = new Map(
    (await test.ownerQuery<{ code: string; area: string }>('select code, area from municipalities')).map((row) => [
      row.code,
      row.area,
    ]),
  )
  const valueAt = (place: Place): number => cells.get(`${place.release}|${place.figure}|${cellOf(place, areaOf)}`) ?? 0
  const strays = await straysOf(test, releases)
  return {
    valueAt,
    knows: {
      homeOf: new Map(organizations.flatMap(({ id, area }) => (area === null ? [] : [[id, area]]))),
      areaOf,
      municipalityOf: new Map(
        organizations.flatMap(({ id, kind, code }) => (kind === 'municipality' && code !== null ? [[id, code]] : [])),
      ),
      monthsStay: true,
      fell: (before, after) => valueAt(before) > valueAt(after),
      moved: (before, after) => valueAt(before) !== valueAt(after),
      strays: ({ release, figure, organization, column, from }) =>
        strays.has([release, figure, organization, column, from].join('|')),
    },
  }
}

/** Organizations that counted somebody of elsewhere. */
async function straysOf(test: TestCouncil, releases: readonly number[]): Promise<Set<string>> {
  const rows = await test.ownerQuery<{ key: string }>(
    `with published as (
      select array_position($1::int[], r.number) - 1 as at, r.as_of, r.fiscal_year as year, f.kpi_code as code,
        f.definition_version as version
      from releases r join release_figures f on f.release_id = r.id where r.number = any ($1::int[])
    ), counted as (
      select p.at, p.code, c.organization_id, 'ケースから' as source, c.area, c.municipality_code
      from published p,
        figure_facts(p.code, p.version, make_date(p.year, 4, 1), make_date(p.year + 1, 3, 31), p.as_of) c
      union all
      select p.at, p.code, c.organization_id, '報告から', c.area, null
      from published p,
        figure_reports(p.code, p.version, make_date(p.year, 4, 1), make_date(p.year + 1, 3, 31), p.as_of) c
      where c.value > 0
    )
    select concat_ws('|', c.at, c.code, c.organization_id, c.source, f.kind) as key
    from counted c join organizations o on o.id = c.organization_id, (values ('area'), ('municipality')) f (kind)
    where case when f.kind = 'area' then c.area is distinct from o.area
      else c.municipality_code is distinct from o.municipality_code end`,
    [releases],
  )
  return new Set(rows.map((row) => row.key))
}
