import { may } from '../../../permissions.ts'
import { type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import type { GetContext, SignedIn } from '../../../platform/http/room.ts'
import { findShownYear, inYear, type ShownYear } from '../council/index.ts'
import { type ParsedAsOf, parseAsOf } from './as-of.form.ts'
import type { OverviewQuery } from './kpi-overview.queries.ts'

/** What a page of figures is asked for: the fiscal year, the instant, and how exact this reader may see it. */
export async function asked(
  c: SignedIn<GetContext>,
): Promise<{ parsed: ParsedAsOf; query: OverviewQuery; year: ShownYear }> {
  const parsed = parseAsOf(c.query.get('asOf'), c.clock.today())
  const year = await findShownYear(c.db, c)
  return {
    parsed,
    year,
    query: {
      fiscalYear: year.fiscalYear,
      closedAt: year.closedAt,
      asOf: parsed.ok ? parsed.asOf : null,
      now: c.clock.now(),
      exact: may(c.actor, 'kpi.readExact'),
    },
  }
}

export function dayOf(query: OverviewQuery): CivilDate {
  return civilDateOf(query.asOf ?? query.now)
}

export const addressOf = (path: string, { fiscalYear }: ShownYear, query: Record<string, string>): string =>
  inYear(`${path}?${new URLSearchParams(query).toString()}`, fiscalYear)
