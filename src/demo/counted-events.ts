/** What is counted without a person: confirmed desks, trainings and meetings. */
import type { CouncilFiles } from '../modules/council/council/index.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { FactKind } from '../platform/action.ts'
import type { Day } from './days.ts'
import type { DemoRows } from './rows.ts'
import type { Teller } from './thread.ts'
import { report } from './monthly-report.ts'

/** All but six municipalities have confirmed their desk: those that keep cases here by a fact, the others by report. */
export function confirmDesks(
  teller: Teller,
  council: CouncilFiles,
  rows: DemoRows,
  fiscalYear: number,
  months: readonly CivilDate[],
): void {
  const { days, random, world } = teller
  const year = `${fiscalYear}-04-01`
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
export function holdEvents(teller: Teller, council: CouncilFiles, rows: DemoRows, year: number): void {
  const { days } = teller
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
