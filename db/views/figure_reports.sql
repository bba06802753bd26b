create or replace function figure_reports(
    kpi text, definition_version integer, period_from date, period_to date, as_of timestamptz)
  returns table (month date, organization_id text, area text, value integer)
  language sql stable
as $$
  with newest as (
    select distinct on (r.organization_id, r.month)
      r.organization_id, r.month, r.fiscal_year, r.value, r.by_area, o.kind
    from monthly_reports r
    join organizations o on o.id = r.organization_id
    where r.kpi_code = kpi and r.status = 'accepted'
      and r.month between make_date(fiscal_year_of(period_from), 4, 1) and period_to
      and (as_of is null or (r.accepted_at <= as_of and r.recorded_at <= as_of))
    order by r.organization_id, r.month, r.revision desc
  ), counted as (
    -- A municipality is one municipality however often it reports of itself: its first month in the year counts.
    select n.*,
      n.kind = 'municipality' and d.once_per = 'municipality-year' as is_once,
      sum(case when n.value > 0 then 1 else 0 end)
        over (partition by n.organization_id, n.fiscal_year order by n.month) as positive_months
    from newest n
    join figure_definitions d on d.kpi_code = kpi and d.version = definition_version
  )
  select c.month, c.organization_id, nullif(part.key, ''),
    coalesce(case when c.is_once then case when c.value > 0 and c.positive_months = 1 then 1 else 0 end
      else part.value::integer end, 0)
  from counted c
  left join lateral jsonb_each_text(c.by_area) part on true
  where c.month >= month_of(period_from)
$$;
comment on function figure_reports(text, integer, date, date, timestamptz) is '確定した月次報告の、最も新しい版の数。機関・月・圏域ごと';
