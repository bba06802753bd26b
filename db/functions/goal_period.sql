-- The days of a KPI's goal as the year's plan says them; the fiscal year where it says none. A figure counts within it.
create or replace function goal_period(kpi text, year integer, out counted_from date, out counted_to date)
  language sql stable
as $$
  select coalesce(min(k.goal_from), make_date(year, 4, 1)), coalesce(min(k.goal_to), make_date(year + 1, 3, 31))
  from kpi_definitions k where k.fiscal_year = year and k.code = kpi
$$;
comment on function goal_period(text, integer) is 'KPIの目標の期間。計画になければ年度';
