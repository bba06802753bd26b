/** What a KPI counted, as SQL to ask from: by the definition of the year at an instant. */
import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'

export interface CountedQuery {
  code: string
  fiscalYear: number
  /** Null is now. */
  asOf: Date | null
  /** Within the year; default: the whole of it. */
  from?: CivilDate | undefined
  to?: CivilDate | undefined
}

const firstDay = ({ fiscalYear, from }: CountedQuery): CivilDate => from ?? `${fiscalYear}-04-01`
const lastDay = ({ fiscalYear, to }: CountedQuery): CivilDate => to ?? `${fiscalYear + 1}-03-31`

const counting = (query: CountedQuery): RawBuilder<unknown> => sql`
  ${query.code}, figure_version(${query.code}, ${query.fiscalYear}::integer, ${query.asOf}::timestamptz),
  ${firstDay(query)}::date, ${lastDay(query)}::date, ${query.asOf}::timestamptz`

/** The counted facts: `from ${countedFacts(query)} f`. */
export const countedFacts = (query: CountedQuery): RawBuilder<unknown> => sql`figure_facts(${counting(query)})`

/** The accepted reports that stand beside them. */
export const countedReports = (query: CountedQuery): RawBuilder<unknown> => sql`figure_reports(${counting(query)})`
