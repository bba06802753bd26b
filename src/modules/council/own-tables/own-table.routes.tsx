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
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { findShownYear, listPlanYears } from '../council/index.ts'
import { figureSource, parseAsOf } from '../indicators/index.ts'
import { type CountedKpi, findPlaceNames, listCountedKpis } from '../releases/index.ts'
import { keepOwnTable, removeOwnTable, shareOwnTable } from './own-table.actions.ts'
import { keepTableForm, parseDefinition, queryOf, type TableDefinition } from './own-table.form.ts'
import { columnLabels, dimensionLabels } from './own-table.labels.ts'
import { countCross, listOwnTables, type OwnTable } from './own-table.queries.ts'
import { type CountedColumn, crossTable, keysIn, type Names } from './own-table.rules.ts'
import { type Choices, type CountedTable, NewTablePage, OwnTablePage, OwnTablesPage } from './pages/own-table-pages.tsx'

export const ownTableRoutes: Route[] = [
  get('/own-tables', 'table.own', noPerson, async (c) =>
    page(
      <OwnTablesPage path={c.path} shell={c.shell} tables={await listOwnTables(c.db)} accountId={c.actor.accountId} />,
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
  const definition = typed.one('rows') === '' ? null : await definitionOf(c, typed)
  const drawn = await newPage(c, typed, {}, [])
  return definition === null || !definition.ok
    ? page(drawn)
    : figurePage(c, drawn, sourceOf(c, definition.value, '自分の表', await countTable(c, definition.value)))
}

/** The year in the address, or the one that comes first. */
async function definitionOf(c: PageContext, typed: Typed) {
  const year = typed.one('year')
  const shown = year === '' ? String((await findShownYear(c.db, c)).fiscalYear) : year
  return parseDefinition({ ...typed, one: (name) => (name === 'year' ? shown : typed.one(name)) })
}

/** A rate is nothing that a table could add up. */
const listAddableKpis: typeof listCountedKpis = async (...asked) =>
  (await listCountedKpis(...asked)).filter((each) => each.ratioOf === null)

async function newPage(c: PageContext, typed: Typed, values: Fields, errors: FieldError[]) {
  const year = await findShownYear(c.db, c)
  const definition = typed.one('rows') === '' ? null : await definitionOf(c, typed)
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
      year={year.fiscalYear}
      choices={choices}
      typed={Object.fromEntries(
        ['rows', 'columns', 'area', 'organization', 'type', 'asOf'].map((name) => [name, typed.one(name)]),
      )}
      kpis={typed.all('kpis')}
      problems={definition !== null && !definition.ok ? definition.errors : []}
      definition={definition?.ok ? definition.value : null}
      counted={counted}
      values={values}
      errors={errors}
    />
  )
}

/** @throws NotFound where the year has no plan, or its plan no such KPI */
async function countTable(c: PageContext, definition: TableDefinition): Promise<CountedTable> {
  const years = await listPlanYears(c.db, c.clock.today())
  const own = years.find((year) => year.fiscalYear === definition.fiscalYear)
  if (own === undefined) throw new NotFound('plan')
  const parsed = parseAsOf(definition.asOf)
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

/** What is counted and how it is narrowed, a line each: on the page and in the files. */
function wordsOf(definition: TableDefinition, kpis: readonly CountedKpi[], names: Names): string[] {
  const narrowed = [
    ...(definition.area === ''
      ? []
      : [`圏域 ${names.areas.find((each) => each.key === definition.area)?.name ?? definition.area}`]),
    ...(definition.organization === ''
      ? []
      : [`機関 ${names.organizations.get(definition.organization) ?? definition.organization}`]),
    ...(definition.type === '' ? [] : [`類型 ${'①②③'[Number(definition.type) - 1] ?? ''}だけ`]),
  ]
  const unknown = [definition.rows, definition.columns].some((each) => ['type', 'age', 'municipality'].includes(each))
  return [
    `数えたもの: ${kpis.map((kpi) => `${kpi.label}(${kpi.unit})`).join('、')}`,
    `行は${dimensionLabels[definition.rows]}、列は${columnLabels[definition.columns]}。`,
    ...(narrowed.length === 0 ? [] : [`しぼりこみ: ${narrowed.join('、')}`]),
    ...(definition.type === ''
      ? unknown
        ? ['機関の報告は合計の数なので、類型・年齢・市町村が分かりません。']
        : []
      : ['類型でしぼったので、機関の報告の分は入っていません。']),
    ...(definition.columns === 'year' ? ['締めた年度は、締めたときの数です。'] : []),
    '小さい数も、そのまま出ています。配るときは、公表した号を使うと安全です。',
  ]
}

function sourceOf(c: PageContext, definition: TableDefinition, name: string, counted: CountedTable) {
  const parsed = parseAsOf(definition.asOf)
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
