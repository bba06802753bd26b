-- Who can report a KPI: organizations of the kinds whose facts the year's definition counts. One that names none takes
-- everybody's word.
create or replace function reports_on_kpi(organization text, kpi text, year integer) returns boolean
  language sql stable
as $$
  select coalesce((
    select d.organization_kinds = '{}' or exists (
      select from organizations o where o.id = organization and o.kind = any (d.organization_kinds))
    from figure_definitions d where d.kpi_code = kpi and d.version = figure_version(kpi, year, null)), true)
$$;
comment on function reports_on_kpi(text, text, integer) is 'その機関が、そのKPIの数を報告できるか';
