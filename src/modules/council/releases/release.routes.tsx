/** 統計・公表: breakdowns of every figure, moves between the types, and the releases. */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { asksForFile, figurePage, figuresShown } from '../../../figures/index.ts'
import {
  type Answer,
  type Fields,
  getCostly,
  getFigures,
  type GetContext,
  making,
  type Making,
  page,
  post,
  redirect,
  refused,
  type Route,
  type SignedIn,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { formatDateTime, formatFiscalYear } from '../../../platform/japanese/index.ts'
import { type FieldError, wrongState } from '../../../platform/outcome.ts'
import { offload } from '../../../platform/offload/index.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { findShownYear, inYear } from '../council/index.ts'
import { councilMap } from '../desks/index.ts'
import {
  figureSource,
  findPublishedAsOf,
  noteLines,
  type Mark,
  parseAsOf,
  suppress,
  suppressList,
} from '../indicators/index.ts'
import { BreakdownPage } from './pages/breakdown-page.tsx'
import { NewReleasePage } from './pages/new-release-page.tsx'
import { StatisticsPage } from './pages/statistics-page.tsx'
import { type CountedRelease, countRelease, markingWork, type PreparedRelease, releasable } from './prepare-release.ts'
import { listNotYetClosed } from './closed-year.queries.ts'
import { publishRelease } from './release.actions.ts'
import { figureFile, type FileHeading } from './release-files.ts'
import { releaseForm } from './release.form.ts'
import { listReleases } from './release.queries.ts'
import { listCountedKpis, findBreakdownSheets } from './sheets.queries.ts'
import { listTypeMoves, listTypeStock } from './target-types.queries.ts'
import { seenNotes } from './release-notes.rules.ts'
import { startingValues } from '../../../forms/index.ts'

export const releaseRoutes: Route[] = [
  getFigures('/statistics', 'kpi.read', noPerson, async (c) => drawStatistics(c)),
  getCostly('/statistics/releases/new', 'release.publish', noPerson, async (c) => {
    const { counted, draw } = await releaseOf(c, c.query.get('until') ?? '', null, [])
    if (counted === null) return page(draw(null))
    // Whoever asks for a file has looked at the page, whose marks are kept.
    const prepared = asksForFile(c) ? await marked(counted) : null
    return prepared === null
      ? making(markingWork, counted.orders, (markings) => figuresShown(c, draw(counted.marked(markings))))
      : figurePage(
          c,
          draw(prepared),
          figureSource({
            fiscalYear: prepared.fiscalYear,
            what: `第${prepared.number}号の案`,
            asOf: prepared.asOf,
            now: c.clock.now(),
            below: Math.max(0, ...prepared.figures.map((each) => each.below)),
          }),
        )
  }),
  post('/statistics/releases/new', 'release.publish', noPerson, async (c) => {
    // The instant and the number that were looked at, so that what is published is what was seen.
    const [input, counted] = [releaseForm.parse(c.fields), parseAsOf(textOf(c.fields, 'asOf'), c.clock.today())]
    if (!input.ok || !counted.ok) return refused(await drawRelease(c, c.fields, input.ok ? [] : input.errors))
    const prepared = await marked(await count(c, counted.asOf))
    if (prepared !== null && 'seenNotes' in c.fields && seenNotes(prepared) !== textOf(c.fields, 'seenNotes'))
      return refused(await drawRelease(c, c.fields, notesMoved.errors))
    const outcome = prepared === null ? notSealed : await publishRelease(c.action, prepared, input.value)
    return outcome.ok
      ? redirect(inYear('/statistics', outcome.value.fiscalYear), `第${outcome.value.number}号を公表しました。`)
      : refused(await drawRelease(c, c.fields, outcome.errors))
  }),
  getFigures('/statistics/:code', 'kpi.read', noPerson, async (c) => drawBreakdown(c)),
  getCostly('/statistics/:code/:file', 'kpi.read', noPerson, (c) => breakdownFile(c)),
]

const notSealed = wrongState(
  '公表できる記録は、まだありません。記録が、書きかえられない形で残ったあとで公表できます。数分おいて、もう一度開いてください。',
)

const notesMoved = wrongState(
  'このあいだに、号にのる事務局のことばが変わりました。下のことばを確かめて、もう一度公表してください。',
)

/** The next release as it stands; null before anything was sealed. */
async function count(c: PageContext, wanted: Date | null): Promise<CountedRelease | null> {
  const { fiscalYear } = await findShownYear(c.db, c)
  return c.statistics(async (db) => {
    const sealed = await findPublishedAsOf(db)
    return sealed === null ? null : countRelease(db, fiscalYear, releasable(wanted, sealed))
  })
}

/** Whoever has looked at it finds its marks kept, so that a form that is sent waits for no search. */
const marked = async (counted: CountedRelease | null): Promise<PreparedRelease | null> =>
  counted === null ? null : counted.marked(await offload(markingWork, counted.orders).done)

async function releaseOf(c: PageContext, until: string, typed: Fields | null, errors: FieldError[]) {
  const today = c.clock.today()
  const [wanted, seen] = [parseAsOf(until, today), parseAsOf(typed === null ? '' : textOf(typed, 'asOf'), today)]
  const counted = await count(c, (seen.ok ? seen.asOf : null) ?? (wanted.ok ? wanted.asOf : null))
  const year = await findShownYear(c.db, c)
  const { fiscalYear } = year
  const kit = await c.form(`release:${fiscalYear}`)
  const [newest] = await listReleases(c.db, fiscalYear)
  const differences =
    counted === null ? [] : await c.statistics((db) => listNotYetClosed(db, { year, ...counted, now: c.clock.now() }))
  const draw = (prepared: PreparedRelease | null) => (
    <NewReleasePage
      path={inYear(c.path, fiscalYear)}
      shell={c.shell}
      kit={kit}
      prepared={prepared}
      year={year}
      differences={differences}
      isNothingNew={prepared !== null && newest !== undefined && newest.asOf >= prepared.asOf}
      until={until}
      untilError={wanted.ok ? undefined : wanted.message}
      values={typed ?? startingValues(kit.draft, {})}
      errors={errors}
      savedAt={savedAtOf(kit)}
    />
  )
  return { counted, draw }
}

async function drawRelease(c: PageContext, typed: Fields, errors: FieldError[]) {
  const { counted, draw } = await releaseOf(c, '', typed, errors)
  return draw(await marked(counted))
}

const typeLabels: Record<string, string> = { '0': '未判定', '1': '①不安定', '2': '②無業', '3': '③社会参加' }

async function drawStatistics(c: SignedIn<GetContext>) {
  const year = await findShownYear(c.db, c)
  const { fiscalYear } = year
  const threshold = may(c.actor, 'kpi.readExact') ? 1 : c.council.settings.internalBelow
  const known = await c.statistics(async (db) => ({
    stock: await listTypeStock(db),
    moves: await listTypeMoves(db, fiscalYear),
    kpis: await listCountedKpis(db, fiscalYear),
  }))
  const stock = suppressList(
    known.stock.map((row) => row.cases),
    threshold,
  )
  // Who came from a type and who went to it are the margins of one table.
  const types = Object.keys(typeLabels).map(Number)
  const people = (from: number, to: number): number =>
    known.moves.find((move) => move.from === from && move.to === to)?.people ?? 0
  const marks = suppress({ cells: types.map((from) => types.map((to) => people(from, to))) }, threshold)
  const shown = (value: number, mark: Mark | undefined) => ({
    value: (mark ?? null) === null ? value : null,
    mark: mark ?? null,
  })
  return figurePage(
    c,
    <StatisticsPage
      path={c.path}
      shell={c.shell}
      year={year}
      releases={await listReleases(c.db, fiscalYear)}
      publishes={may(c.actor, 'release.publish')}
      ownTables={may(c.actor, 'table.own')}
      kpis={known.kpis}
      below={threshold}
      stock={known.stock.map((row, index) => ({
        label: typeLabels[String(row.targetType ?? 0)] ?? '',
        shown: shown(row.cases, stock.values[index]),
      }))}
      moves={types.flatMap((from) =>
        types
          .filter((to) => people(from, to) > 0)
          .map((to) => ({
            from: typeLabels[from] ?? '',
            to: typeLabels[to] ?? '',
            shown: shown(people(from, to), marks.cells[from]?.[to]),
          })),
      )}
    />,
    figureSource({ fiscalYear, what: '類型の統計', asOf: null, now: c.clock.now(), below: threshold }),
  )
}

/** A figure with all breakdowns as this reader may see them, at the instant that the address names. */
async function breakdownOf(c: PageContext) {
  const [year, typed] = [await findShownYear(c.db, c), c.query.get('asOf') ?? '']
  const { fiscalYear } = year
  const wanted = parseAsOf(typed, c.clock.today())
  const asOf = wanted.ok ? wanted.asOf : null
  const threshold = may(c.actor, 'kpi.readExact') ? null : c.council.settings.internalBelow
  const known = await c.statistics(async (db) => ({
    kpis: await listCountedKpis(db, fiscalYear),
    kpi: await findBreakdownSheets(db, {
      fiscalYear,
      code: c.params['code'] ?? '',
      asOf,
      now: c.clock.now(),
      threshold,
    }),
  }))
  return { year, typed, error: wanted.ok ? undefined : wanted.message, until: asOf ?? c.clock.now(), ...known }
}

async function drawBreakdown(c: SignedIn<GetContext>) {
  const { until, typed, ...known } = await breakdownOf(c)
  const asOf = known.error === undefined && typed !== '' ? `?${new URLSearchParams({ asOf: typed }).toString()}` : ''
  return figurePage(
    c,
    <BreakdownPage
      path={c.path}
      shell={c.shell}
      {...known}
      typed={typed}
      asOf={until}
      topology={await councilMap(c.council.folder)}
      fileHref={(type) => inYear(`/statistics/${known.kpi.code}/figures.${type}${asOf}`, known.year.fiscalYear)}
    />,
    figureSource({
      fiscalYear: known.year.fiscalYear,
      item: { ...known.kpi, definition: known.kpi },
      asOf: until,
      now: until,
      below: known.kpi.below,
      more: noteLines(known.kpi.notes),
    }),
  )
}

async function breakdownFile(c: SignedIn<GetContext>): Promise<Answer | Making> {
  const {
    year: { fiscalYear },
    kpi,
    until,
  } = await breakdownOf(c)
  const heading: FileHeading = {
    title: `${formatFiscalYear(fiscalYear)} ${kpi.label}`,
    lines: [
      `${formatDateTime(until)}までに記録されたものを数えています。`,
      ...(kpi.below > 0
        ? [`${kpi.below}より小さい数は「<${kpi.below}」、それが計算で分かってしまう数は「＊」とし、出しません。`]
        : []),
    ],
  }
  return figureFile(c.params['file'] ?? '', heading, [kpi])
}
