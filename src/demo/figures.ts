/**
 * What organizations that keep no cases here report by month, and what is counted without a person: so that the KPIs
 * stand where a council stands in January, most of it from reports, a part from cases.
 */
import type { CouncilFiles } from '../modules/council/council/index.ts'
import { addCalendarMonths } from '../platform/japanese/calendar.ts'
import { fiscalYearOf, fiscalYearRange } from '../platform/japanese/fiscal-year.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { FactKind } from '../platform/action.ts'
import type { Day } from './days.ts'
import type { DemoRows, FactRow, ReportRow } from './rows.ts'
import type { Teller } from './thread.ts'
import { apportion, peopleOf, spreadOverAreas } from './apportion.ts'

/** Where the figures stand after nine months of a year; `fact` is what counts from cases, once a person and year or day. */
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
  const planned = new Set(council.plans.map((plan) => plan.plan.fiscalYear))
  // Reports belong to KPIs of a plan; a year whose plan isn't there has none yet.
  const months = reportedMonths(teller).filter((month) => planned.has(fiscalYearOf(month)))
  const share = months.length / 9
  const reporters = (kinds: readonly string[]): Reporter[] => reportersOf(teller, council, kinds)
  for (const code of Object.keys(stands) as Counted[]) {
    const by =
      code === 'career-up-conversions'
        ? reporters(['labor-bureau'])
        : reporters(
            code === 'regular-employment' ? ['hello-work', 'new-graduate-hello-work'] : ['youth-support-station'],
          )
    const counted = countFromCases(teller, council, code, facts)
    reportFigure(teller, council, rows, code, by, months, Math.max(0, Math.round(stands[code].value * share) - counted))
  }
  confirmDesks(teller, council, rows, months)
  holdEvents(teller, council, rows)
}

/** Months of the running fiscal year whose report is due by now. */
function reportedMonths(teller: Teller): CivilDate[] {
  const { days } = teller
  const today = days.date(days.today)
  const months: CivilDate[] = []
  for (
    let month = `${fiscalYearOf(today)}-04-01`;
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

/** As the definitions in db/views count: the year's first hire or registration of a person, a person's talks once a day. */
function countFromCases(teller: Teller, council: CouncilFiles, code: Counted, facts: readonly FactRow[]): number {
  const { from, to } = fiscalYearRange(fiscalYearOf(teller.days.date(teller.days.today)))
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

interface Report {
  code: string
  organizationId: string
  areas: readonly string[]
  month: CivilDate
  value: number
  ending: 'accepted' | 'waiting' | 'returned-once'
}

/** Sent in the first days of the next month and accepted by the council's office soon after; one was sent back once. */
function report(teller: Teller, council: CouncilFiles, rows: DemoRows, told: Report): void {
  const { days, random } = teller
  const office = teller.world.accountOf('jimukyoku@roudoukyoku.example')
  const monthEnd = days.day(addCalendarMonths(told.month, 1)) - 1
  let on: Day = Math.min(days.business(monthEnd, random.int(2, 4)), teller.lastDay)
  let previous: string | null = null
  let revision = 0
  const add = (status: ReportRow['status'], value: number, account: string | null, note = ''): void => {
    const ms = days.instant(on, random.int(9 * 60, 16 * 60) + revision * 20)
    const id = teller.id(ms)
    const at = new Date(ms).toISOString()
    revision += 1
    if (revision === 1)
      rows.figure_sources.push({
        organization_id: told.organizationId,
        kpi_code: told.code,
        month: told.month,
        source: 'report',
        recorded_at: at,
      })
    rows.monthly_reports.push({
      id,
      organization_id: told.organizationId,
      kpi_code: told.code,
      fiscal_year: fiscalYearOf(told.month),
      month: told.month,
      revision,
      supersedes_id: previous,
      value,
      by_area: spreadOverAreas(value, told.areas, council),
      status,
      accepted_at: status === 'accepted' ? at : null,
      note,
      account_id: account,
      recorded_at: at,
    })
    previous = id
    on = Math.min(days.business(on, random.int(1, 2)), teller.lastDay)
  }
  if (told.ending === 'returned-once') {
    add('sent', told.value + 2, null)
    add('returned', told.value + 2, office, '圏域ごとの内訳を確かめてください。前の月の分が入っているようです。')
    add('sent', told.value, null, '前の月の2人を除きました。')
  } else {
    add('sent', told.value, null)
  }
  if (told.ending !== 'waiting') add('accepted', told.value, office)
}

/** All but six municipalities have confirmed their desk: those that keep cases here by a fact, the others by report. */
function confirmDesks(teller: Teller, council: CouncilFiles, rows: DemoRows, months: readonly CivilDate[]): void {
  const { days, random, world } = teller
  const year = `${fiscalYearOf(days.date(days.today))}-04-01`
  const open = council.municipalities
    .filter((row) => row.kind === 'village')
    .filter((_, index) => index % 6 === 2)
    .slice(0, 6)
  for (const place of council.municipalities.filter((row) => !open.includes(row))) {
    const organization = council.organizations.find(
      (row) => row.kind === 'municipality' && row.municipality_code === place.code,
    )
    if (organization === undefined) continue
    const desk = [...world.desks.values()].find((row) => row.organizationId === organization.id)
    if (desk === undefined) {
      // In the year's first weeks nobody has reported.
      if (months.length === 0) continue
      const month =
        months[
          random.weighted(
            months.map((_, index) => [index, [2, 6, 14, 12, 8, 10, 9, 5, 2, 1, 1, 1][index] ?? 1] as const),
          )
        ]
      if (month !== undefined)
        report(teller, council, rows, {
          code: 'municipal-desks',
          organizationId: organization.id,
          areas: [place.area],
          month,
          value: 1,
          ending: 'accepted',
        })
    } else {
      const on = days.onOrBefore(Math.min(days.day(year) + random.int(30, 180), teller.lastDay))
      countEvent(teller, rows, {
        kind: 'desk.confirmed',
        event: 'desk.confirmed',
        payload: { municipalityCode: place.code },
        on,
        organizationId: organization.id,
        deskId: desk.id,
        account: desk.workers[0]?.accountId ?? null,
        municipalityCode: place.code,
        area: place.area,
      })
    }
  }
}

/** Trainings and meetings of the plan (III 4), on the days they were held. */
function holdEvents(teller: Teller, council: CouncilFiles, rows: DemoRows): void {
  const { days } = teller
  const year = fiscalYearOf(days.date(days.today))
  const prefecture = council.organizations.find((row) => row.kind === 'prefecture')
  const welfare = council.organizations.find((row) => row.kind === 'social-welfare-council') ?? prefecture
  const center = council.organizations.find((row) => row.kind === 'hikikomori-center') ?? prefecture
  const held: readonly (readonly [FactKind, string, string | undefined])[] = [
    ['training.maisapo', `${year}-06-18`, welfare?.id],
    ['training.maisapo', `${year}-09-10`, welfare?.id],
    ['training.maisapo', `${year}-11-26`, welfare?.id],
    ['meeting.community', `${year}-06-25`, center?.id],
    ['meeting.community', `${year}-08-27`, prefecture?.id],
    ['meeting.community', `${year}-10-15`, center?.id],
    ['meeting.community', `${year}-11-19`, prefecture?.id],
    ['meeting.community', `${year}-12-17`, center?.id],
  ]
  for (const [kind, date, organizationId] of held) {
    const on = days.onOrAfter(days.day(date))
    if (on > teller.lastDay || organizationId === undefined) continue
    const event = kind === 'training.maisapo' ? 'training.held' : 'meeting.held'
    countEvent(teller, rows, {
      kind,
      event,
      payload: { kind },
      on,
      organizationId,
      deskId: null,
      account: teller.world.accountOf('jimukyoku@pref.example'),
      municipalityCode: null,
      area: null,
    })
  }
}

interface CountedEvent {
  kind: FactKind
  event: string
  payload: object
  on: Day
  organizationId: string
  deskId: string | null
  account: string | null
  municipalityCode: string | null
  area: string | null
}

function countEvent(teller: Teller, rows: DemoRows, told: CountedEvent): void {
  const ms = teller.days.instant(told.on, teller.random.int(15 * 60, 17 * 60))
  const [id, at, on] = [teller.id(ms), new Date(ms).toISOString(), teller.days.date(told.on)]
  rows.ledger.push({
    id,
    kind: told.event,
    case_id: null,
    subject_id: null,
    organization_id: told.organizationId,
    desk_id: told.deskId,
    account_id: told.account,
    occurred_on: on,
    recorded_at: at,
    payload: told.payload,
  })
  rows.facts.push({
    id: teller.id(ms),
    kind: told.kind,
    occurred_on: on,
    recorded_at: at,
    organization_id: told.organizationId,
    desk_id: told.deskId,
    municipality_code: told.municipalityCode,
    area: told.area,
    target_type: null,
    age_group: 'unknown',
    person_digest: null,
    quantity: 1,
    detail: '',
    ledger_id: id,
    case_id: null,
    source_id: null,
  })
}
