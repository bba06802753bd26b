-- The accepted numbers that stand beside the counted facts. What was reported under a definition that counted something
-- else isn't added; figures_apart tells of it.
create or replace function figure_reports(
    kpi text, definition_version integer, period_from date, period_to date, as_of timestamptz)
  returns table (month date, organization_id text, area text, value integer)
  language sql stable
as $$
  with asked as (
    select fiscal_year_of(period_from) as year, g.counted_from, g.counted_to
    from goal_period(kpi, fiscal_year_of(period_from)) g
  ), parts as (
    select p.code, part.reports_since, part.version, part.once_per, part.fact_kinds, part.organization_kinds, a.year,
      greatest(a.counted_from, g.counted_from) as counted_from,
      least(period_to, a.counted_to, g.counted_to) as counted_to,
      part.once_per in ('person-period', 'municipality-period') as is_once_a_period
    from asked a
    join figure_definitions d on d.kpi_code = kpi and d.version = definition_version
    cross join lateral unnest(case when d.sum_of = '{}' then array[kpi] else d.sum_of end) p (code)
    cross join lateral goal_period(p.code, a.year) g
    join figure_definitions part on part.kpi_code = p.code and part.version = case
      when d.sum_of = '{}' then definition_version else figure_version(p.code, a.year, as_of) end
  ), newest as (
    select distinct on (p.code, r.organization_id, r.month)
      p.*, r.organization_id, r.month, r.fiscal_year, r.value, r.by_area, o.kind, o.municipality_code
    from parts p
    join monthly_reports r on r.kpi_code = p.code and r.definition_version between p.reports_since and p.version
    join organizations o on o.id = r.organization_id
    where r.status = 'accepted'
      -- A month in which the period begins or ends is reported as a whole.
      and r.month between
        month_of(case when p.is_once_a_period then p.counted_from
          else greatest(p.counted_from, make_date(p.year, 4, 1)) end)
        and p.counted_to
      and (as_of is null or (r.accepted_at <= as_of and r.recorded_at <= as_of))
    order by p.code, r.organization_id, r.month, r.revision desc
  ), counted as (
    -- A municipality is one municipality however often it reports of itself: its first month in the year, or in the
    -- goal's period, counts.
    select n.*,
      n.kind = 'municipality' and n.once_per in ('municipality-year', 'municipality-period') as is_once,
      sum(case when n.value > 0 then 1 else 0 end)
        over (partition by n.code, n.organization_id, case when not n.is_once_a_period then n.fiscal_year end
          order by n.month) as positive_months
    from newest n
  )
  select c.month, c.organization_id, nullif(part.key, ''),
    coalesce(case
      when not c.is_once then part.value::integer
      when c.value > 0 and c.positive_months = 1
        -- A fact of a former year of the period has counted it.
        and not (c.is_once_a_period and exists (
          select from facts_as_of(as_of) f join organizations o on o.id = f.organization_id
          where f.kind = any (c.fact_kinds) and f.municipality_code = c.municipality_code
            and (c.organization_kinds = '{}' or o.kind = any (c.organization_kinds))
            and f.occurred_on >= c.counted_from and f.occurred_on < make_date(c.year, 4, 1)))
      then 1 else 0 end, 0)
  from counted c
  left join lateral jsonb_each_text(c.by_area) part on true
  where c.month >= month_of(greatest(period_from, c.counted_from))
$$;
comment on function figure_reports(text, integer, date, date, timestamptz) is '確定した月次報告の、最も新しい版の数。機関・月・圏域ごと';
