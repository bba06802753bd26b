/** Definitions and goals as a load of the council's folder leaves them. */
import type { CivilDate } from '../../src/platform/clock.ts'
import type { TestCouncil } from '../support/db.ts'

export interface Definition {
  kpi_code: string
  version?: number
  fact_kinds?: string[]
  organization_kinds?: string[]
  desk_kinds?: string[]
  target_types?: number[]
  age_groups?: string[]
  once_per?: string
  sum_of?: string[]
  ratio_of?: string
  ratio_to?: string
  decimals?: number
  unit?: string
  reports_since?: number
}

export async function define(test: TestCouncil, row: Definition): Promise<void> {
  await test.ownerQuery(
    `insert into figure_definitions (kpi_code, version, fact_kinds, organization_kinds, desk_kinds, target_types,
       age_groups, once_per, sum_of, ratio_of, ratio_to, decimals, unit, reports_since, description, terms)
     select kpi_code, coalesce(version, 1), coalesce(fact_kinds, '{}'), coalesce(organization_kinds, '{}'),
       coalesce(desk_kinds, '{}'), coalesce(target_types, '{}'), coalesce(age_groups, '{}'),
       coalesce(once_per, 'occurrence'), coalesce(sum_of, '{}'), ratio_of, ratio_to, decimals, unit,
       coalesce(reports_since, version, 1), 'x', '{}'
     from jsonb_to_record($1::jsonb) as r(kpi_code text, version smallint, fact_kinds text[], organization_kinds text[],
       desk_kinds text[], target_types smallint[], age_groups text[], once_per text, sum_of text[], ratio_of text,
       ratio_to text, decimals smallint, unit text, reports_since smallint)`,
    [JSON.stringify(row)],
  )
  await loadedAnew(test)
}

export interface Goal {
  code: string
  fiscalYear: number
  value?: number
  comparator?: 'ge' | 'le' | 'all'
  kind?: 'quantitative' | 'coverage'
  from?: CivilDate
  to?: CivilDate
  unit?: string
}

/** A KPI of a year's plan. */
export async function setGoal(test: TestCouncil, goal: Goal): Promise<void> {
  const value = goal.value ?? null
  await test.ownerQuery(
    `insert into kpi_definitions (fiscal_year, code, plan_id, label, short_label, unit, kind, comparator, goal_value,
       goal_basis, goal_from, goal_to, target_types, contradictions, position)
     values ($1, $2, 'KX', $2, $2, $3, $4, $5, $6, $7, $8, $9, '{}', '{}', 90)`,
    [
      goal.fiscalYear,
      goal.code,
      goal.unit ?? '人',
      goal.kind ?? 'quantitative',
      goal.comparator ?? 'ge',
      value,
      value === null ? 'none' : 'stated',
      goal.from ?? null,
      goal.to ?? null,
    ],
  )
  if (value !== null)
    await test.ownerQuery(
      `insert into kpi_stated_values (fiscal_year, kpi_code, position, document, place, value, comparator, measured_as,
         quote)
       values ($1, $2, 0, 'body', 'II 5', $3, $4, 'x', 'x')`,
      [goal.fiscalYear, goal.code, value, goal.comparator === 'le' ? 'le' : 'ge'],
    )
  await loadedAnew(test)
}

/** A year's plan that has nothing in it yet. */
export const planYear = (test: TestCouncil, fiscalYear: number): Promise<unknown> =>
  test.ownerQuery(
    `insert into plans (fiscal_year, title, valid_from, valid_to, issued_month, issued_label, target_types, goals,
       source)
     select $1::smallint, title, make_date($1, 4, 1), make_date($1 + 1, 3, 31), issued_month, issued_label,
       target_types, '[]', source
     from plans where fiscal_year = 2025`,
    [fiscalYear],
  )

/** What is kept of figures is forgotten with it, as after a load. */
const loadedAnew = (test: TestCouncil) =>
  test.ownerQuery(`update council set loaded_at = loaded_at + interval '1 second'`)
