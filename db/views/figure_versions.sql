-- Definitions are found by the names of their functions: a new version is a new file, and nothing else to be edited.
create or replace view figure_versions as
  select replace(matched[1], '_', '-') as kpi_code, matched[2]::integer as version, p.proname::text as function_name,
    coalesce(obj_description(p.oid, 'pg_proc'), '') as description,
    -- What a definition counts is read from its own text, so that a kept result knows which new facts concern it.
    array(select found[1] from regexp_matches(p.prosrc, '\mf\.kind = ''([a-z.-]+)''', 'g') found) as fact_kinds
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace and n.nspname = current_schema(),
  lateral regexp_match(p.proname::text, '^kpi_([a-z_]+)_v(\d+)$') matched
  where p.proname like 'kpi\_%' and matched is not null;
comment on view figure_versions is 'KPIの数え方の版と、その説明';
grant select on figure_versions to tsunagu_app, tsunagu_stats;

create or replace function figure_version(kpi text) returns integer
  language sql stable
  as $$ select max(version) from figure_versions where kpi_code = kpi $$;
comment on function figure_version(text) is '今の数え方の版';
