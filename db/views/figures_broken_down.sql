-- Every number that a figure is broken down into, all from the one list of what was counted. Reports know organization,
-- month and area; type, age and municipality are known of cases alone.
create or replace function figure_breakdown(
    kpi text, definition_version integer, period_from date, period_to date, as_of timestamptz)
  returns table (breakdown text, row_key text, column_key text, value bigint)
  language sql stable
as $$
  with counted as (
    select to_char(f.occurred_on, 'YYYY-MM') as month, f.organization_id, coalesce(f.area, '') as area,
      coalesce(f.municipality_code, '') as municipality, coalesce(f.target_type::text, '') as type,
      x.age_group as age, 'cases' as source, 1::bigint as amount
    from figure_facts(kpi, definition_version, period_from, period_to, as_of) f
    join facts x on x.id = f.fact_id
    union all
    select to_char(r.month, 'YYYY-MM'), r.organization_id, coalesce(r.area, ''), null, 'report', null, 'report', r.value
    from figure_reports(kpi, definition_version, period_from, period_to, as_of) r
    where r.value > 0
  ), grouped as (
    select grouping(c.source) as no_source, grouping(c.month) as no_month,
      grouping(c.organization_id) as no_organization, grouping(c.area) as no_area,
      grouping(c.municipality) as no_municipality, grouping(c.type) as no_type, grouping(c.age) as no_age,
      c.source, c.month, c.organization_id, c.area, c.municipality, c.type, c.age, sum(c.amount)::bigint as value
    from counted c
    group by grouping sets ((c.source), (c.month), (c.organization_id), (c.organization_id, c.source),
      (c.area), (c.type), (c.area, c.type), (c.source, c.area, c.municipality), (c.source, c.age))
  )
  select 'total', '', '', coalesce((select sum(c.amount) from counted c), 0)::bigint
  union all
  select case
      when g.no_age = 0 then 'age' when g.no_municipality = 0 then 'municipality' when g.no_month = 0 then 'month'
      when g.no_area = 0 and g.no_type = 0 then 'area-type'
      when g.no_area = 0 then 'area' when g.no_type = 0 then 'type'
      when g.no_organization = 0 and g.no_source = 0 then 'organization-' || g.source
      when g.no_organization = 0 then 'organization' else 'source'
    end,
    case
      when g.no_age = 0 then g.age when g.no_municipality = 0 then g.municipality when g.no_month = 0 then g.month
      when g.no_area = 0 then g.area when g.no_type = 0 then g.type
      when g.no_organization = 0 then g.organization_id else g.source
    end,
    case when g.no_municipality = 0 then g.area when g.no_area = 0 and g.no_type = 0 then g.type else '' end,
    g.value
  from grouped g
  where (g.no_age = 1 or g.source = 'cases') and (g.no_municipality = 1 or g.source = 'cases')
$$;
comment on function figure_breakdown(text, integer, date, date, timestamptz) is
  'KPIの内訳。全体・もと・月・機関・圏域・類型・圏域と類型・市町村・年齢ごとの数';
