-- Sums of what was counted, by everything that a figure is shown by, facts and reports together.
create or replace function figure_totals(
    kpi text, definition_version integer, period_from date, period_to date, as_of timestamptz)
  returns table (level text, month date, organization_id text, area text, target_type smallint, age_group text,
    from_cases bigint, from_reports bigint, total bigint, cumulative bigint, reported_months bigint, last_reported date)
  language sql stable
as $$
  with parts as (
    select month_of(f.occurred_on) as month, f.organization_id, f.area, f.target_type, f.age_group,
      count(*) as from_cases, 0::bigint as from_reports, false as is_report
    from figure_facts(kpi, definition_version, period_from, period_to, as_of) f
    group by 1, 2, 3, 4, 5
    union all
    select r.month, r.organization_id, r.area, null::smallint, 'report', 0, r.value, true
    from figure_reports(kpi, definition_version, period_from, period_to, as_of) r
    union all
    -- Months without anything are shown as 0, not left out.
    select m::date, null, null, null, null, 0, 0, null
    from generate_series(month_of(period_from), period_to, interval '1 month') m
  ), grouped as (
    select case
        when grouping(p.month) = 0 then 'month'
        when grouping(p.organization_id) = 0 and grouping(p.area) = 0 then 'organization-area'
        when grouping(p.organization_id) = 0 then 'organization'
        when grouping(p.area) = 0 then 'area'
        when grouping(p.target_type) = 0 then 'type'
        when grouping(p.age_group) = 0 then 'age'
        else 'total'
      end as level,
      p.month, p.organization_id, p.area, p.target_type, p.age_group,
      sum(p.from_cases)::bigint as from_cases, sum(p.from_reports)::bigint as from_reports,
      sum(p.from_cases + p.from_reports)::bigint as total,
      count(distinct p.month) filter (where p.is_report) as reported_months,
      max(p.month) filter (where p.is_report) as last_reported,
      bool_or(p.is_report is not null) as is_counted
    from parts p
    group by grouping sets ((), (p.month), (p.organization_id), (p.area), (p.organization_id, p.area), (p.target_type),
      (p.age_group))
  )
  select g.level, g.month, g.organization_id, g.area, g.target_type, g.age_group, g.from_cases, g.from_reports, g.total,
    case when g.level = 'month' then sum(g.total) over (partition by g.level order by g.month) end::bigint,
    g.reported_months, g.last_reported
  from grouped g
  where g.level in ('total', 'month') or (g.age_group is distinct from 'report' and g.is_counted and (g.total > 0 or g.reported_months > 0))
$$;
comment on function figure_totals(text, integer, date, date, timestamptz) is
  'KPIの数。全体・月・機関・圏域・類型ごとに、ケースから数えた数、報告による数、合計、累計';
