/** What a check of the plan found, with what was answered. */
import { sql } from 'kysely'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import type { FindingStatus } from './finding.rules.ts'
import type { PlanDocument } from './plan.queries.ts'

export interface Finding {
  fiscalYear: number
  code: string
  kind: 'number' | 'time' | 'scope' | 'organization' | 'wording' | 'missing'
  foundBy: 'rule' | 'person'
  /** Whether the rules find it in the plan as it is now; null where no rule knows of it. */
  foundNow: boolean | null
  title: string
  text: string
  places: { document: PlanDocument; place: string; quote: string }[]
  status: FindingStatus
  /** The newest first; an answer is added, never changed. */
  answers: FindingAnswer[]
  measureIds: string[]
  roadmapRowIds: string[]
  kpiCodes: string[]
  annexNumbers: number[]
}

export interface FindingAnswer {
  status: FindingStatus
  note: string
  fixedIn: string
  answeredOn: string
  authorName: string | null
}

/**
 * What the rules find, put into words by the folder where it does; what the folder says besides; what people have
 * entered. Each with where it stands now.
 * @param authors who answered, for readers that may know of accounts; figures are drawn by a role that may not
 */
export async function listFindings(db: ReadDb | WriteTx, fiscalYear: number, authors = false): Promise<Finding[]> {
  const rows = await ask(
    db,
    sql<Finding>`with f as (
      select p.code, p.kind, case when jsonb_array_length(p.rules) > 0 then 'rule' else p.found_by end as found_by,
        p.title, p.text, p.places, p.status, p.measure_ids, p.roadmap_row_ids, p.kpi_codes, p.annex_numbers,
        p.position::integer,
        (select bool_or(r.gone_on is null) from rule_findings r
          where r.fiscal_year = p.fiscal_year
            and p.rules @> jsonb_build_array(jsonb_build_object('rule', r.rule, 'subject', r.subject))) as found_now
      from plan_findings p
      where p.fiscal_year = ${fiscalYear} and p.retired_on is null
      union all
      select r.code, r.kind, 'rule', r.title, r.text, r.places, 'open', r.measure_ids, r.roadmap_row_ids, r.kpi_codes,
        '{}', 1000 + r.position, r.gone_on is null
      from rule_findings r
      where r.fiscal_year = ${fiscalYear}
        and not exists (select from plan_findings p
          where p.fiscal_year = r.fiscal_year and p.retired_on is null
            and p.rules @> jsonb_build_array(jsonb_build_object('rule', r.rule, 'subject', r.subject)))
      union all
      select code, kind, 'person', title, text, places, 'open',
        case when measure_id is null then '{}' else array[measure_id] end, '{}', '{}', '{}', 10000, null
      from entered_findings
      where fiscal_year = ${fiscalYear}
    ) select ${fiscalYear}::integer as "fiscalYear", f.code, f.kind, f.found_by as "foundBy", f.found_now as "foundNow", f.title, f.text, f.places,
      coalesce(a.list -> 0 ->> 'status', f.status) as status, coalesce(a.list, '[]') as answers,
      f.measure_ids as "measureIds", f.roadmap_row_ids as "roadmapRowIds", f.kpi_codes as "kpiCodes",
      f.annex_numbers as "annexNumbers"
    from f
    left join lateral (
      select jsonb_agg(jsonb_build_object('status', x.status, 'note', x.note, 'fixedIn', x.fixed_in,
        'answeredOn', x.answered_on,
        'authorName', ${authors ? sql`(select display_name from accounts where id = x.account_id)` : sql`null`})
        order by x.answered_at desc, x.id desc) as list
      from finding_answers x
      where x.fiscal_year = ${fiscalYear} and x.code = f.code) a on true
    order by f.position, f.code`,
  )
  return rows
}
