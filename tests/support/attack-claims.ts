/** What somebody with all public downloads of a year takes for true (attack.ts). */
import { parse } from 'csv-parse/sync'

/** A release as it is downloaded, and the month that was running when it was counted. */
export interface Download {
  csv: string
  month: string
}

/** A number by its release, figure, table, row and column as the file names them. */
export interface Place {
  release: number
  figure: string
  table: string
  row: string
  column: string
}

export interface Assumptions {
  /** The 圏域 of each organization; none to attack without. */
  homeOf: ReadonlyMap<string, string>
  /** The 圏域 of each municipality by its code: on every map. */
  areaOf: ReadonlyMap<string, string>
  /** The code of each organization that is a municipality: it looks after its own people. */
  municipalityOf: ReadonlyMap<string, string>
  monthsStay: boolean
  /** Whether it isn't so, as corrections came: whoever believes in it there is wrong. */
  fell(before: Place, after: Place): boolean
  moved(before: Place, after: Place): boolean
  strays(of: {
    release: number
    figure: string
    organization: string
    column: string
    from: 'area' | 'municipality'
  }): boolean
}

export interface Line extends Place {
  value: number | null
  mark: string
}
export type Term = readonly [line: Line | undefined, times: number]
export interface Claim {
  terms: Term[]
  low: number
  high: number
}

const tables = { month: '月ごと', area: '圏域と類型', age: '年齢ごと', organization: '機関ごと', place: '市町村ごと' }
const sumRow = '計'

export function linesOf(csv: string, release: number): Line[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true })
  return rows.map((row) => ({
    release,
    figure: row['数字のコード'] ?? '',
    table: row['内訳'] ?? '',
    row: row['行のコード'] === '' && row['行'] === sumRow ? sumRow : (row['行のコード'] ?? '').replace(/^'/, ''),
    column: row['列'] ?? '',
    value: row['値'] === '' ? null : Number(row['値']),
    mark: row['印'] ?? '',
  }))
}

export function claimsOf(lines: readonly Line[], downloads: readonly Download[], knows: Assumptions): Claim[] {
  const releases = [...Map.groupBy(lines, (line) => line.release)]
  return [
    ...releases.flatMap(([release, all]) => tablesOf(release, all, knows)),
    ...releases.slice(1).flatMap(([, all], at) => growthOf(releases[at]?.[1] ?? [], all, downloads, knows)),
  ]
}

const equal = (whole: readonly Term[], parts: readonly (Line | undefined)[]): Claim => ({
  terms: [...whole.map(([line, times]): Term => [line, -times]), ...parts.map((part): Term => [part, 1])],
  low: 0,
  high: 0,
})

function tablesOf(release: number, all: readonly Line[], knows: Assumptions): Claim[] {
  const by = new Map(all.map((line) => [`${line.table}|${line.row}|${line.column}`, line]))
  const at = (table: string, row: string, column: string): Line | undefined => by.get(`${table}|${row}|${column}`)
  const [rowsOf, columnsOf] = [
    (table: string) =>
      [...new Set(all.filter((line) => line.table === table).map((line) => line.row))].filter((row) => row !== sumRow),
    (table: string) => [...new Set(all.filter((line) => line.table === table).map((line) => line.column))],
  ]
  const claims: Claim[] = []
  for (const table of new Set(all.map((line) => line.table))) {
    for (const column of columnsOf(table))
      claims.push(
        equal(
          [[at(table, sumRow, column), 1]],
          rowsOf(table).map((row) => at(table, row, column)),
        ),
      )
    const columns = columnsOf(table)
    if (columns.length > 1)
      for (const row of [...rowsOf(table), sumRow])
        claims.push(
          equal(
            [[at(table, row, sumRow), 1]],
            columns.filter((column) => column !== sumRow).map((column) => at(table, row, column)),
          ),
        )
  }
  const strays = (organization: string, column: string, from: 'area' | 'municipality'): boolean =>
    knows.strays({ release, figure: all[0]?.figure ?? '', organization, column, from })
  for (const row of rowsOf(tables.organization)) {
    const code = knows.municipalityOf.get(row)
    if (code === undefined || strays(row, 'ケースから', 'municipality')) continue
    const own = at(tables.organization, row, 'ケースから')
    claims.push({
      terms: [
        [own, 1],
        [at(tables.place, code, '人数'), -1],
      ],
      low: -Infinity,
      high: 0,
    })
  }
  const cases = at(tables.organization, sumRow, 'ケースから')
  const reports = at(tables.organization, sumRow, '報告から')
  const same = (one: Line | undefined, other: Line | undefined) => claims.push(equal([[one, 1]], [other]))
  same(at(tables.month, sumRow, 'その月'), at(tables.area, sumRow, sumRow))
  same(at(tables.month, sumRow, 'その月'), at(tables.organization, sumRow, sumRow))
  same(cases, at(tables.age, sumRow, '人数'))
  same(cases, at(tables.place, sumRow, '人数'))
  same(reports, at(tables.area, sumRow, '機関の報告'))
  const municipalities = Map.groupBy(rowsOf(tables.place), (row) => knows.areaOf.get(row) ?? row.slice(1))
  for (const area of rowsOf(tables.area)) {
    const report = at(tables.area, area, '機関の報告')
    claims.push(
      equal(
        [
          [at(tables.area, area, sumRow), 1],
          [report, -1],
        ],
        (municipalities.get(area) ?? []).map((row) => at(tables.place, row, '人数')),
      ),
    )
    for (const column of ['ケースから', '報告から'] as const) {
      const home = rowsOf(tables.organization).filter(
        (row) => knows.homeOf.get(row) === area && !strays(row, column, 'area'),
      )
      const there: Term[] =
        column === '報告から'
          ? [[report, -1]]
          : [
              [at(tables.area, area, sumRow), -1],
              [report, 1],
            ]
      claims.push({
        terms: [...home.map((row): Term => [at(tables.organization, row, column), 1]), ...there],
        low: -Infinity,
        high: 0,
      })
    }
  }
  return claims
}

function growthOf(
  before: readonly Line[],
  after: readonly Line[],
  downloads: readonly Download[],
  knows: Assumptions,
): Claim[] {
  const key = (line: Line): string => `${line.table}|${line.row}|${line.column}`
  const [then, now] = [
    new Map(before.map((line) => [key(line), line])),
    new Map(after.map((line) => [key(line), line])),
  ]
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((each) => {
    const [one, other] = [then.get(each), now.get(each)]
    if (other === undefined) return []
    // A row that wasn't there was 0.
    const was: Line = one ?? { ...other, release: other.release - 1, value: 0, mark: '' }
    const terms: Term[] = [
      [other, 1],
      [was, -1],
    ]
    const isOver =
      other.table === tables.month && other.row !== sumRow && other.row < (downloads[was.release]?.month ?? '')
    if (isOver && knows.monthsStay && !knows.moved(was, other)) return [{ terms, low: 0, high: 0 }]
    return knows.fell(was, other) ? [] : [{ terms, low: 0, high: Infinity }]
  })
}
