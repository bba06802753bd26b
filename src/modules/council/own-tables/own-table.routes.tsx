/** Tables of one's own: put together in the address, kept under a name, shown to the office, opened again. */
import { figurePage } from '../../../figures/index.ts'
import {
  type Answer,
  type Fields,
  get,
  type GetContext,
  getFigures,
  listOf,
  type Making,
  page,
  type PageContext,
  post,
  redirect,
  refused,
  type Route,
  type SignedIn,
  textOf,
} from '../../../platform/http/room.ts'
import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import { type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { findShownYear, listPlanYears, type ShownYear } from '../council/index.ts'
import { figureSource, parseAsOf } from '../indicators/index.ts'
import { type CountedKpi, findPlaceNames, listCountedKpis } from '../releases/index.ts'
import { keepOwnTable, removeOwnTable, shareOwnTable } from './own-table.actions.ts'
import { keepTableForm, parseDefinition, queryOf, type TableDefinition } from './own-table.form.ts'
import { dimensionLabels } from './own-table.labels.ts'
import { wordsOf } from './own-table-words.rules.ts'
import { countCross, listOwnTables, type OwnTable } from './own-table.queries.ts'
import { type CountedColumn, crossTable, keysIn, type Names } from './own-table.rules.ts'
import { type Choices, type CountedTable, NewTablePage, OwnTablePage } from './pages/own-table-pages.tsx'
import { OwnTablesPage } from './pages/own-tables-page.tsx'

export const ownTableRoutes: Route[] = [
  get('/own-tables', 'table.own', noPerson, async (c) =>
    page(
      <OwnTablesPage
        path={c.path}
        shell={c.shell}
        year={await findShownYear(c.db, c)}
        tables={await listOwnTables(c.db)}
        accountId={c.actor.accountId}
      />,
    ),
  ),

  getFigures('/own-tables/new', 'table.own', noPerson, (c) => drawNew(c)),
  post('/own-tables/new', 'table.own', noPerson, async (c) => {
    const input = keepTableForm.parse(c.fields)
    const outcome = input.ok ? await keepOwnTable(c.action, input.value) : input
    return outcome.ok
      ? redirect(`/own-tables/${outcome.value.id}`, '表をとっておきました。')
      : refused(await newPage(c, typedIn(c.fields), c.fields, outcome.errors))
  }),

  getFigures('/own-tables/:id', 'table.own', noPerson, async (c) => {
    const table = await tableOf(c)
    const counted = await countTable(c, table.definition)
    return figurePage(
      c,
      <OwnTablePage
        path={c.path}
        shell={c.shell}
        kit={table.accountId === c.actor.accountId ? await c.form() : null}
        table={table}
        counted={counted}
        again={`/own-tables/new?${queryOf(table.definition).toString()}`}
      />,
      sourceOf(c, table.definition, table.name, counted),
    )
  }),
  post('/own-tables/:id/sharing', 'table.own', noPerson, async (c) => {
    const isShared = textOf(c.fields, 'isShared') === 'yes'
    const outcome = await shareOwnTable(c.action, c.id, isShared)
    const done = isShared ? '事務局のほかの人にも見せます。' : '自分だけの表にしました。'
    return redirect(`/own-tables/${c.id}`, outcome.ok ? done : outcome.errors[0]?.message)
  }),
  post('/own-tables/:id/removal', 'table.own', noPerson, async (c) => {
    const outcome = await removeOwnTable(c.action, c.id)
    return redirect('/own-tables', outcome.ok ? '表を片づけました。' : outcome.errors[0]?.message)
  }),
]

/** @throws NotFound where it is somebody else's own, or put away */
async function tableOf(c: PageContext): Promise<OwnTable> {
  const [table] = await listOwnTables(c.db, c.id)
  if (table === undefined) throw new NotFound('own table')
  return table
}

const shapeNames = ['rows', 'columns', 'area', 'organization', 'type', 'asOf'] as const

interface Typed {
  one(name: string): string
  all(name: string): string[]
}
const typedIn = (fields: Fields): Typed => ({
  one: (name) => textOf(fields, name),
  all: (name) => listOf(fields, name).filter((each) => each !== ''),
})

async function drawNew(c: SignedIn<GetContext>): Promise<Answer | Making> {
  const typed: Typed = { one: (name) => c.query.get(name) ?? '', all: (name) => c.query.getAll(name) }
  const year = await yearOf(c, typed)
  const definition = await definitionOf(c, year, typed)
  const drawn = await newPage(c, typed, {}, [])
  return definition === null || !definition.ok
    ? page(drawn)
    : figurePage(c, drawn, sourceOf(c, definition.value, '自分の表', await countTable(c, definition.value)))
}

/** The year that was asked for or sent, or the one that comes first. @throws NotFound where it has no plan */
const yearOf = (c: PageContext, typed: Typed): Promise<ShownYear> => {
  const year = typed.one('year')
  return findShownYear(c.db, { clock: c.clock, query: new URLSearchParams(year === '' ? {} : { year }) })
}

/** Null before anything is asked for. */
async function definitionOf(c: PageContext, { fiscalYear }: ShownYear, typed: Typed) {
  if (typed.one('rows') === '') return null
  const definition = parseDefinition(
    { ...typed, one: (name) => (name === 'year' ? String(fiscalYear) : typed.one(name)) },
    c.clock.today(),
  )
  if (!definition.ok) return definition
  const foreign = await kpisOfOthers(c, definition.value)
  return foreign.length === 0
    ? definition
    : invalid({ field: 'kpis', message: 'この年度では数えないKPIが入っています。選び直してください。' })
}

/** What the plans of other years count and this year's doesn't: chosen before the year was changed. */
async function kpisOfOthers(c: PageContext, { fiscalYear, kpis }: TableDefinition): Promise<string[]> {
  const years = await listPlanYears(c.db, c.clock.today())
  const codesOf = async (year: number): Promise<string[]> =>
    (await c.statistics((db) => listAddableKpis(db, year))).map((kpi) => kpi.code)
  const own = await codesOf(fiscalYear)
  const missing = kpis.filter((code) => !own.includes(code))
  if (missing.length === 0) return []
  const elsewhere = await Promise.all(years.map((year) => codesOf(year.fiscalYear)))
  return missing.filter((code) => elsewhere.some((codes) => codes.includes(code)))
}

/** A rate is nothing that a table could add up. */
const listAddableKpis: typeof listCountedKpis = async (...asked) =>
  (await listCountedKpis(...asked)).filter((each) => each.ratioOf === null)

async function newPage(c: PageContext, typed: Typed, values: Fields, errors: FieldError[]) {
  const year = await yearOf(c, typed)
  const definition = await definitionOf(c, year, typed)
  const kpis = await c.statistics((db) => listAddableKpis(db, year.fiscalYear))
  const names = await c.statistics((db) => findPlaceNames(db))
  const counted = definition?.ok ? await countTable(c, definition.value) : null
  const choices: Choices = {
    kpis: kpis.map((each) => ({ value: each.code, label: each.shortLabel })),
    areas: names.areas.map((each) => ({ value: each.key, label: each.name })),
    organizations: [...names.organizations].map(([value, label]) => ({ value, label })),
  }
  return (
    <NewTablePage
      path="/own-tables/new"
      shell={c.shell}
      kit={await c.form()}
      year={year}
      here={`/own-tables/new?${askedIn(typed).toString()}`}
      choices={choices}
      typed={Object.fromEntries(shapeNames.map((name) => [name, typed.one(name)]))}
      kpis={typed.all('kpis')}
      problems={definition !== null && !definition.ok ? definition.errors : []}
      definition={definition?.ok ? definition.value : null}
      counted={counted}
      values={values}
      errors={errors}
    />
  )
}

/** What the address of the same table in another year takes along. */
const askedIn = (typed: Typed): URLSearchParams =>
  new URLSearchParams([
    ...typed.all('kpis').map((code): [string, string] => ['kpis', code]),
    ...shapeNames.map((name): [string, string] => [name, typed.one(name)]).filter(([, value]) => value !== ''),
  ])

/** @throws NotFound where the year has no plan, or its plan no such KPI */
async function countTable(c: PageContext, definition: TableDefinition): Promise<CountedTable> {
  const years = await listPlanYears(c.db, c.clock.today())
  const own = years.find((year) => year.fiscalYear === definition.fiscalYear)
  if (own === undefined) throw new NotFound('plan')
  const parsed = parseAsOf(definition.asOf, c.clock.today())
  const asOf = parsed.ok ? parsed.asOf : null
  return c.statistics(async (db) => {
    const names: Names = await findPlaceNames(db)
    const counted = async (fiscalYear: number, code: string, at: Date | null) => {
      const kpi = (await listAddableKpis(db, fiscalYear, at)).find((each) => each.code === code)
      return kpi === undefined
        ? null
        : { kpi, cells: await countCross(db, { ...definition, code, fiscalYear, asOf: at }) }
    }
    const columns: CountedColumn[] = []
    const kpis: CountedKpi[] = []
    const add = (kpi: CountedKpi, key: string, label: string, cells: { row: string; value: number }[]): void => {
      if (!kpis.some((each) => each.code === kpi.code)) kpis.push(kpi)
      columns.push({ key, label, values: new Map(cells.map((cell) => [cell.row, cell.value])) })
    }
    if (definition.columns === 'year')
      for (const year of years.toReversed()) {
        const found = await counted(year.fiscalYear, definition.kpis[0] ?? '', year.closedAt)
        if (found !== null)
          add(
            found.kpi,
            String(year.fiscalYear),
            `${formatFiscalYear(year.fiscalYear)}(${found.kpi.unit})`,
            found.cells,
          )
      }
    else
      for (const code of definition.kpis) {
        const found = await counted(definition.fiscalYear, code, asOf)
        if (found === null) throw new NotFound('kpi')
        const { kpi, cells } = found
        if (definition.columns === 'kpi' || definition.columns === 'none')
          add(kpi, code, `${kpi.shortLabel}(${kpi.unit})`, cells)
        else
          for (const { key, label } of keysIn(definition.columns, names, new Set(cells.map((cell) => cell.column))))
            add(
              kpi,
              key === '' ? 'unknown' : key,
              label,
              cells.filter((cell) => cell.column === key),
            )
      }
    if (kpis.length === 0) throw new NotFound('kpi')
    const isSum = definition.columns in dimensionLabels
    return {
      table: crossTable('自分の表', definition.rows, columns, names, isSum),
      words: wordsOf(definition, kpis, names),
      kpis: kpis.map((kpi) => ({ label: kpi.label, unit: kpi.unit, definition: kpi })),
    }
  })
}

function sourceOf(c: PageContext, definition: TableDefinition, name: string, counted: CountedTable) {
  const parsed = parseAsOf(definition.asOf, c.clock.today())
  const source = figureSource({
    fiscalYear: definition.fiscalYear,
    what: name,
    asOf: parsed.ok ? parsed.asOf : null,
    now: c.clock.now(),
    below: 0,
    more: [
      ...counted.words,
      ...counted.kpis.map((kpi) => `${kpi.label} 数え方 第${kpi.definition.version}版: ${kpi.definition.description}`),
    ],
  })
  return source
}
