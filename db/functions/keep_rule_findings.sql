-- 規則による点検: what the rules find is kept by one function, for the folder and for a version that has come into force.
create or replace function keep_rule_findings(year smallint, found_now jsonb, day date) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  insert into rule_findings (fiscal_year, code, rule, subject, kind, title,
    text, places, measure_ids, roadmap_row_ids, kpi_codes, position, found_on)
  select year, 'R' || lpad(n::text, greatest(2, length(n::text)), '0'), f ->> 'key', f ->> 'subject',
    f ->> 'kind', f ->> 'title', f ->> 'text', f -> 'places', texts_of(f -> 'measureIds'),
    texts_of(f -> 'roadmapRowIds'), texts_of(f -> 'kpiCodes'), ordinality - 1, day
  from (
    select (select count(*) from rule_findings where fiscal_year = year) + row_number() over (order by ordinality) as n,
      f, ordinality
    from jsonb_array_elements(found_now) with ordinality as l (f, ordinality)
    where not exists (
      select from rule_findings k
      where k.fiscal_year = year and k.rule = f ->> 'key' and k.subject = f ->> 'subject')) fresh;
  update rule_findings r set kind = f ->> 'kind', title = f ->> 'title', text = f ->> 'text', places = f -> 'places',
    measure_ids = texts_of(f -> 'measureIds'), roadmap_row_ids = texts_of(f -> 'roadmapRowIds'),
    kpi_codes = texts_of(f -> 'kpiCodes'), position = ordinality - 1, gone_on = null
  from jsonb_array_elements(found_now) with ordinality as l (f, ordinality)
  where r.fiscal_year = year and r.rule = f ->> 'key' and r.subject = f ->> 'subject';
  update rule_findings r set gone_on = greatest(day, r.found_on) where r.fiscal_year = year and r.gone_on is null
    and not exists (
      select from jsonb_array_elements(found_now) f where f ->> 'key' = r.rule and f ->> 'subject' = r.subject);
end $$;
