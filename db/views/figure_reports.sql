-- The accepted numbers that stand beside the counted facts. What was reported under a definition that counted something
-- else isn't added; figures_apart tells of it.
create or replace function figure_reports(
    kpi text, definition_version integer, period_from date, period_to date, as_of timestamptz)
  returns table (month date, organization_id text, area text, value integer)
  language sql stable
as $$
  with parts as (
    select p.code, part.reports_since, part.version, part.once_per
    from figure_definitions d
    cross join lateral unnest(case when d.sum_of = '{}' then array[kpi] else d.sum_of end) p (code)
    join figure_definitions part on part.kpi_code = p.code and part.version = case
      when d.sum_of = '{}' then definition_version
      else figure_version(p.code, fiscal_year_of(period_from), as_of) end
    where d.kpi_code = kpi and d.version = definition_version
  ), newest as (
    select distinct on (p.code, r.organization_id, r.month)
      p.code, p.once_per, r.organization_id, r.month, r.fiscal_year, r.value, r.by_area, o.kind
    from parts p
    join monthly_reports r on r.kpi_code = p.code and r.definition_version between p.reports_since and p.version
    join organizations o on o.id = r.organization_id
    where r.status = 'accepted'
      and r.month between make_date(fiscal_year_of(period_from), 4, 1) and period_to
      and (as_of is null or (r.accepted_at <= as_of and r.recorded_at <= as_of))
    order by p.code, r.organization_id, r.month, r.revision desc
  ), counted as (
    -- A municipality is one municipality however often it reports of itself: its first month in the year counts.
    select n.*,
      n.kind = 'municipality' and n.once_per = 'municipality-year' as is_once,
      sum(case when n.value > 0 then 1 else 0 end)
        over (partition by n.code, n.organization_id, n.fiscal_year order by n.month) as positive_months
    from newest n
  )
  select c.month, c.organization_id, nullif(part.key, ''),
    coalesce(case when c.is_once then case when c.value > 0 and c.positive_months = 1 then 1 else 0 end
      else part.value::integer end, 0)
  from counted c
  left join lateral jsonb_each_text(c.by_area) part on true
  where c.month >= month_of(period_from)
$$;
comment on function figure_reports(text, integer, date, date, timestamptz) is '確定した月次報告の、最も新しい版の数。機関・月・圏域ごと';
