/**
 * The same attack on small councils by chance (decision 0064): few people, a small limit, organizations that stray,
 * months that are put right, people who are taken out again.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Breakdown, type Cell, keyOf } from '../../src/modules/council/releases/breakdown.rules.ts'
import { markFigures } from '../../src/modules/council/releases/index.ts'
import { figureFile } from '../../src/modules/council/releases/release-files.ts'
import { type FormerFigure, markedBy, type MarkingOrder } from '../../src/modules/council/releases/release.rules.ts'
import type { Home } from '../../src/modules/council/releases/secrecy/statements.rules.ts'
import { sheetsOf } from '../../src/modules/council/releases/sheets.rules.ts'
import { attack } from '../support/attack.ts'
import type { Assumptions, Place } from '../support/attack-claims.ts'
import { cellOf } from '../support/released-truth.ts'

/** Somebody counted, or a number that an organization reported, in the releases from `since` to before `until`. */
interface Counted {
  since: number
  until: number
  month: string
  organization: string
  strays: boolean
  area: string
  municipality: string
  type: string
  age: string
  reported: number
}

const below = 4
const months = ['2025-04', '2025-05', '2025-06', '2025-07']
const homeOf = new Map([
  ['a', 'nagano'],
  ['b', 'nagano'],
  ['c', 'ueda'],
  ['town', 'kiso'],
])
const municipalities = [
  { code: '1', name: '一', area: 'nagano' },
  { code: '2', name: '二', area: 'nagano' },
  { code: '3', name: '三', area: 'ueda' },
  { code: '4', name: '四', area: 'kiso' },
]
const areaOf = new Map(municipalities.map((each) => [each.code, each.area]))

const counted = (times: number): fc.Arbitrary<Counted> =>
  fc
    .record({
      since: fc.integer({ min: 0, max: times - 1 }),
      until: fc.oneof({ weight: 30, arbitrary: fc.constant(times) }, fc.integer({ min: 1, max: times })),
      late: fc.integer({ min: 0, max: 1 }),
      organization: fc.constantFrom('a', 'a', 'b', 'c', 'town', 'everywhere'),
      strays: fc.oneof({ weight: 12, arbitrary: fc.constant(false) }, fc.constant(true)),
      place: fc.constantFrom(...municipalities),
      isKnown: fc.integer({ min: 0, max: 9 }).map((number) => number > 0),
      type: fc.constantFrom('1', '1', '1', '2', '3', ''),
      age: fc.constantFrom('35-39', '40-44', '45-49'),
      reported: fc.constantFrom(0, 0, 0, 3, 7),
    })
    .map(({ late, place, isKnown, ...each }) => {
      const home = each.strays ? undefined : homeOf.get(each.organization)
      const area = home ?? place.area
      const inArea = municipalities.filter((one) => one.area === area).map((one) => one.code)
      const municipality = inArea.includes(place.code) ? place.code : (inArea[0] ?? '')
      // What is recorded late is of a month that was over.
      const month = months[Math.max(0, each.since + 1 - late)] ?? ''
      return { ...each, area, municipality: isKnown ? municipality : '', month }
    })
const council = fc
  .integer({ min: 2, max: 3 })
  .chain((times) => fc.array(counted(times), { minLength: 30, maxLength: 160 }).map((people) => ({ times, people })))

function cellsOf(people: readonly Counted[]): Cell[] {
  const cells = new Map<string, Cell>()
  const add = (breakdown: Breakdown, row: string, column: string, value: number): void => {
    const key = keyOf({ breakdown, row, column })
    cells.set(key, { breakdown, row, column, value: (cells.get(key)?.value ?? 0) + value })
  }
  add('total', '', '', 0)
  for (const { month, organization, area, municipality, type, age, reported } of people) {
    const [isReport, amount] = [reported > 0, reported > 0 ? reported : 1]
    const source = isReport ? 'report' : 'cases'
    add('total', '', '', amount)
    add('source', source, '', amount)
    add('month', month, '', amount)
    add('organization', organization, '', amount)
    add(`organization-${source}`, organization, '', amount)
    add('area', area, '', amount)
    add('type', isReport ? 'report' : type, '', amount)
    add('area-type', area, isReport ? 'report' : type, amount)
    if (!isReport) add('municipality', municipality, area, amount)
    if (!isReport) add('age', age, '', amount)
  }
  return [...cells.values()]
}

const sourceOf = (each: Counted): Home['source'] => (each.reported > 0 ? 'report' : 'cases')

function homesOf(people: readonly Counted[]): Home[] {
  const by = Map.groupBy(people, (each) => `${each.organization} ${sourceOf(each)}`)
  return [...by.values()].flatMap((all): Home[] => {
    const [{ organization } = { organization: '' }, area] = [all[0], homeOf.get(all[0]?.organization ?? '')]
    if (area === undefined || all.some((each) => each.area !== area)) return []
    const isTown = organization === 'town' && all.every((each) => each.municipality === '4')
    return [{ organization, source: sourceOf(all[0] as Counted), area, municipality: isTown ? '4' : null }]
  })
}

interface Published {
  releases: { figure: FormerFigure; people: Counted[]; csv: string }[]
  withheld: number
}

async function publishAll(people: readonly Counted[], times: number, rule: 1 | 2): Promise<Published> {
  const releases: Published['releases'] = []
  for (let time = 0; time < times; time += 1) {
    const known = people.filter((each) => each.since <= time && time < each.until)
    const order: MarkingOrder = {
      rule,
      cells: cellsOf(known),
      below,
      month: months[time + 1] ?? '',
      homes: homesOf(known),
      former: releases.map((each) => each.figure),
    }
    const marked = markedBy(order, (await markFigures([order]))[0] ?? null)
    if (marked === null) continue
    const figure = { ...marked, rule, number: time + 1, version: 1, month: order.month, homes: order.homes }
    releases.push({ figure, people: known, csv: csvOf(figure) })
  }
  return { releases, withheld: times - releases.length }
}

function csvOf(figure: FormerFigure): string {
  const areas = [...new Set(areaOf.values())].map((key) => ({ key, name: key }))
  const sheets = sheetsOf(
    figure.cells.map((cell) => ({ ...cell, value: cell.mark === null ? cell.value : null })),
    {
      fiscalYear: 2025,
      lastMonth: figure.month,
      isAboutPeople: true,
      isRate: false,
      names: { areas, municipalities, organizations: new Map() },
    },
  )
  const file = figureFile('figures.csv', { title: '', lines: [] }, [
    { code: 'kpi', label: '', unit: '人', version: 1, description: '', below, sheets, notes: [] },
  ])
  return 'body' in file && typeof file.body === 'string' ? file.body : ''
}

async function attacked({ releases }: Published) {
  const cells = releases.map(({ figure }) => new Map(figure.cells.map((cell) => [keyOf(cell), cell.value])))
  const valueAt = (place: Place): number => cells[place.release]?.get(cellOf(place, areaOf)) ?? 0
  const knows: Assumptions = {
    homeOf,
    areaOf,
    municipalityOf: new Map([['town', '4']]),
    monthsStay: true,
    fell: (before, after) => valueAt(before) > valueAt(after),
    moved: (before, after) => valueAt(before) !== valueAt(after),
    strays: ({ release, organization, column, from }) =>
      (releases[release]?.people ?? []).some(
        (each) =>
          each.organization === organization &&
          each.reported > 0 === (column === '報告から') &&
          (from === 'area' ? each.area !== homeOf.get(organization) : each.municipality !== '4'),
      ),
  }
  const found = await attack(
    releases.map(({ csv, figure }) => ({ csv, month: figure.month })),
    knows,
  )
  return {
    found,
    close: found.filter((each) => each.most - each.least < 2).map((each) => ({ ...each, truth: valueAt(each) })),
  }
}

it('finds nothing in the releases of small councils, which are nearly always published', async () => {
  let [offered, withheld, hidden, numbers] = [0, 0, 0, 0]
  await fc.assert(
    fc.asyncProperty(council, async ({ people, times }) => {
      const published = await publishAll(people, times, 2)
      const { found, close } = await attacked(published)
      expect(close).toEqual([])
      offered += times
      withheld += published.withheld
      hidden += found.length
      numbers += published.releases.reduce((sum, { figure }) => sum + figure.cells.length, 0)
    }),
    { numRuns: 15, seed: 64, endOnFailure: true },
  )
  console.info(`小さな協議会15: ${offered}号のうち出さない ${withheld}、数 ${numbers}、隠した欄 ${hidden}`)
  expect(hidden).toBeGreaterThan(0)
  expect(withheld / offered).toBeLessThan(0.15)
}, 60_000)

it('finds something where only the sums of the tables are looked at (the test of the test)', async () => {
  let close = 0
  await fc.assert(
    fc.asyncProperty(council, async ({ people, times }) => {
      close += (await attacked(await publishAll(people, times, 1))).close.length
    }),
    { numRuns: 5, seed: 64, endOnFailure: true },
  )
  expect(close).toBeGreaterThan(10)
}, 60_000)
