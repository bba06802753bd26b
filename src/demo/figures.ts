/**
 * What organizations that keep no cases here report by month, and what is counted without a person: so that the KPIs
 * stand where a council stands in January, most of it from reports, a part from cases.
 */
import type { CouncilFiles } from '../modules/council/council/index.ts'
import { addCalendarMonths } from '../platform/japanese/calendar.ts'
import { fiscalYearOf, fiscalYearRange } from '../platform/japanese/fiscal-year.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { DemoRows } from './rows.ts'
import type { FactRow } from './figure-rows.ts'
import type { Teller } from './thread.ts'
import { apportion, peopleOf } from './apportion.ts'
import { confirmDesks, holdEvents } from './counted-events.ts'
import { report } from './monthly-report.ts'

/**
 * Where the figures stand after nine months of a year; `fact` is what counts from cases, once a person and year or day.
 */
const stands = {
  'regular-employment': { value: 1327, curve: [115, 95, 98, 102, 86, 105, 112, 100, 87, 92, 96, 118] },
  'career-up-conversions': { value: 448, curve: [38, 44, 52, 49, 47, 55, 58, 54, 51, 50, 52, 60] },
  'saposute-registrations': { value: 371, curve: [36, 40, 44, 43, 38, 46, 48, 42, 34, 40, 42, 45] },
  'saposute-consultations': { value: 2046, curve: [190, 205, 228, 240, 212, 236, 255, 248, 232, 230, 235, 250] },
} as const
type Counted = keyof typeof stands

interface Reporter {
  organizationId: string
  areas: readonly string[]
  weight: number
}

export function tellFigures(teller: Teller, council: CouncilFiles, facts: readonly FactRow[], rows: DemoRows): void {
  const running = fiscalYearOf(teller.days.date(teller.days.today))
  // Reports belong to KPIs of a plan; a year whose plan isn't there has none yet.
  for (const year of council.plans.map((plan) => plan.plan.fiscalYear).toSorted((one, other) => one - other))
    if (year <= running) tellYear(teller, council, facts, rows, year)
}

function tellYear(
  teller: Teller,
  council: CouncilFiles,
  facts: readonly FactRow[],
  rows: DemoRows,
  fiscalYear: number,
): void {
  const months = reportedMonths(teller, fiscalYear)
  const share = months.length / 9
  const reporters = (kinds: readonly string[]): Reporter[] => reportersOf(teller, council, kinds)
  for (const code of Object.keys(stands) as Counted[]) {
    const by =
      code === 'career-up-conversions'
        ? reporters(['labor-bureau'])
        : reporters(
            code === 'regular-employment' ? ['hello-work', 'new-graduate-hello-work'] : ['youth-support-station'],
          )
    const counted = countFromCases(council, code, facts, fiscalYear)
    reportFigure(teller, council, rows, code, by, months, Math.max(0, Math.round(stands[code].value * share) - counted))
  }
  confirmDesks(teller, council, rows, fiscalYear, months)
  holdEvents(teller, council, rows, fiscalYear)
}

/** Months of the fiscal year whose report is due by now. */
function reportedMonths(teller: Teller, fiscalYear: number): CivilDate[] {
  const { days } = teller
  const months: CivilDate[] = []
  for (
    let month = `${fiscalYear}-04-01`;
    days.business(days.day(addCalendarMonths(month, 1)) - 1, 6) < days.today && months.length < 12;
    month = addCalendarMonths(month, 1)
  )
    months.push(month)
  return months
}

function reportersOf(teller: Teller, council: CouncilFiles, kinds: readonly string[]): Reporter[] {
  const keeping = new Set([...teller.world.desks.values()].map((desk) => desk.organizationId))
  const people = new Map(council.municipalities.map((row) => [row.code, peopleOf(row)]))
  return council.organizations
    .filter((row) => kinds.includes(row.kind) && !keeping.has(row.id))
    .map((row) => {
      const covers =
        row.covers.length > 0
          ? row.covers
          : (council.desks.find((desk) => desk.organization_id === row.id)?.covers ?? [])
      // Offices differ less than the people around them.
      return {
        organizationId: row.id,
        areas: row.areas,
        weight:
          (covers.reduce((sum, code) => sum + (people.get(code) ?? 0), 0) + 10_000) ** 0.9 *
          (row.kind === 'new-graduate-hello-work' ? 0.4 : 1),
      }
    })
}

/**
 * As the definitions of the KPIs count: the year's first hire or registration of a person, a person's talks once a day.
 */
function countFromCases(council: CouncilFiles, code: Counted, facts: readonly FactRow[], fiscalYear: number): number {
  const { from, to } = fiscalYearRange(fiscalYear)
  const stations = new Set(
    council.organizations.filter((row) => row.kind === 'youth-support-station').map((row) => row.id),
  )
  const found = new Set<string>()
  for (const fact of facts) {
    if (
      fact.occurred_on < from ||
      fact.occurred_on > to ||
      (code !== 'regular-employment' && !stations.has(fact.organization_id))
    )
      continue
    const person = fact.person_digest ?? fact.id
    if (code === 'regular-employment' && fact.kind === 'placement.regular') found.add(person)
    else if (code === 'saposute-registrations' && fact.kind === 'registration') found.add(person)
    else if (code === 'saposute-consultations' && fact.kind === 'consultation')
      found.add(`${fact.occurred_on}/${person}`)
  }
  return found.size
}

function reportFigure(
  teller: Teller,
  council: CouncilFiles,
  rows: DemoRows,
  code: Counted,
  reporters: readonly Reporter[],
  months: readonly CivilDate[],
  total: number,
): void {
  if (reporters.length === 0 || months.length === 0) return
  const { random } = teller
  const last = reporters.length - 1
  const cells = reporters.flatMap((reporter, which) =>
    months.map((month, index) => ({
      reporter,
      month,
      weight: reporter.weight * (stands[code].curve[index] ?? 100) * (0.75 + random.next() * 0.5),
      // One office's newest report has come in and waits for the council's office.
      waiting: reporters.length > 5 && which === last && index === months.length - 1,
      returned: reporters.length > 5 && which === 2 && index === 3,
    })),
  )
  const values = apportion(
    total,
    cells.map((cell) => (cell.waiting ? 0 : cell.weight)),
  )
  cells.forEach((cell, index) => {
    const value = cell.waiting ? Math.round((values[Math.max(0, index - 1)] ?? 3) * 0.9) : (values[index] ?? 0)
    report(teller, council, rows, {
      code,
      organizationId: cell.reporter.organizationId,
      areas: cell.reporter.areas,
      month: cell.month,
      value,
      ending: cell.waiting ? 'waiting' : cell.returned ? 'returned-once' : 'accepted',
    })
  })
}
