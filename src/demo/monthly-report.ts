/** One monthly report on its way from an organization to the council's office. */
import type { CouncilFiles } from '../modules/council/council/index.ts'
import { addCalendarMonths } from '../platform/japanese/calendar.ts'
import { fiscalYearOf } from '../platform/japanese/fiscal-year.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { Day } from './days.ts'
import type { DemoRows } from './rows.ts'
import type { ReportRow } from './figure-rows.ts'
import type { Teller } from './thread.ts'
import { spreadOverAreas } from './apportion.ts'

interface Report {
  code: string
  organizationId: string
  areas: readonly string[]
  month: CivilDate
  value: number
  ending: 'accepted' | 'waiting' | 'returned-once'
}

/** Sent in the first days of the next month and accepted by the council's office soon after; one was sent back once. */
export function report(teller: Teller, council: CouncilFiles, rows: DemoRows, told: Report): void {
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
