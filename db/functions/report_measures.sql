-- What a number of a monthly report can be held against where its organization has reported none before: the goal (its
-- own part, the decided one, else the largest stated; none where the year counts by another unit), what others
-- have in a month, and what the organization's own cases counted, of the four months before. Others are told as their
-- middle, and only where there are five of them: nobody's own number is.
create or replace function report_measures(of_organization text, of_kpi text, of_month date)
  returns table (goal integer, others integer, cases integer)
  language plpgsql stable security definer set search_path from current
as $$
declare
  year integer := fiscal_year_of(of_month);
  since date := of_month - interval '4 months';
begin
  if acting_organization() is distinct from of_organization and not acting_for_office() then return; end if;
  return query
    with monthly as (
      select n.organization_id, n.month, n.value::numeric as value, true as is_reported from (
        select distinct on (r.organization_id, r.month) r.organization_id, r.month, r.value
        from monthly_reports r
        -- What was reported under another way of counting is another number.
        join figure_definitions d on d.kpi_code = of_kpi and d.version = figure_version(of_kpi, year, null)
          and r.definition_version between d.reports_since and d.version
        where r.kpi_code = of_kpi and r.month >= since and r.month < of_month and r.status = 'accepted'
        order by r.organization_id, r.month, r.revision desc) n
      union all
      select f.organization_id, date_trunc('month', f.occurred_on)::date, count(*), false
      from figure_facts(of_kpi, figure_version(of_kpi, year, null), since, of_month - 1, null) f
      where f.organization_id is not null
      group by 1, 2
    ), means as (
      select m.organization_id, avg(m.value) as value from monthly m group by 1
    )
    select
      (select round(coalesce(
          (select g.value from kpi_organization_goals g
            where g.fiscal_year = k.fiscal_year and g.kpi_code = k.code and g.organization_id = of_organization),
          (select d.value from kpi_goal_decisions d
            where d.fiscal_year = k.fiscal_year and d.kpi_code = k.code order by d.recorded_at desc, d.id desc limit 1),
          k.goal_value,
          (select max(v.value) from kpi_stated_values v where v.fiscal_year = k.fiscal_year and v.kpi_code = k.code))
          -- Of a goal over several years, a year's part.
          * coalesce(least(1, 365.25 / (k.goal_to - k.goal_from + 1)), 1))::integer
        from kpi_definitions k
        where k.fiscal_year = year and k.code = of_kpi and coalesce(figure_unit(k.code, year), k.unit) = k.unit),
      (select case when count(*) >= 5
          then round(percentile_cont(0.5) within group (order by m.value)::numeric)::integer end
        from means m where m.organization_id <> of_organization),
      (select round(avg(m.value))::integer from monthly m
        where m.organization_id = of_organization and not m.is_reported);
end $$;
comment on function report_measures(text, text, date) is 'はじめての月次報告の数を比べるもの(目標、ほかの機関の中ほど、自分のケースの数)';
revoke all on function report_measures(text, text, date) from public;
grant execute on function report_measures(text, text, date) to tsunagu_app;
