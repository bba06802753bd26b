-- What was reported in a year under a definition that counted something else than the one that counts now: shown apart,
-- never added, and asked for again.
create or replace function reports_apart(kpi text, definition_version integer, year integer, as_of timestamptz)
  returns table (organization_id text, month date, version integer, value integer)
  language sql stable
as $$
  select n.organization_id, n.month, n.definition_version, n.value
  from (
    select distinct on (r.organization_id, r.month) r.organization_id, r.month, r.definition_version, r.value, r.status
    from monthly_reports r
    where r.kpi_code = kpi and r.fiscal_year = year and r.status = 'accepted'
      and (as_of is null or (r.accepted_at <= as_of and r.recorded_at <= as_of))
    order by r.organization_id, r.month, r.revision desc) n
  join figure_definitions d on d.kpi_code = kpi and d.version = reports_apart.definition_version
  where n.definition_version not between d.reports_since and d.version
$$;
comment on function reports_apart(text, integer, integer, timestamptz) is '前の数え方で報告された数。足さずに、分けて示す';
