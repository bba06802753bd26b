-- Definitions are found by the names of their functions: a new version is a new file, and nothing else to be edited.
create or replace view figure_versions as
  select replace(matched[1], '_', '-') as kpi_code, matched[2]::integer as version, p.proname::text as function_name,
    split_part(said.words, E'\n', 1) as description,
    -- What a definition counts is read from its own text, so that a kept result knows which new facts concern it.
    array(select found[1] from regexp_matches(p.prosrc, '\mf\.kind = ''([a-z.-]+)''', 'g') found) as fact_kinds,
    -- Its parts stand below the sentence, a line each.
    jsonb_build_object('event', substring(said.words from '(?n)^数えること: (.*)$'), 'whose', substring(said.words from '(?n)^だれの: (.*)$'), 'oncePer', substring(said.words from '(?n)^何につき1回: (.*)$'),
      'countedOn', substring(said.words from '(?n)^いつの数: (.*)$'), 'countedFor', substring(said.words from '(?n)^どこの数: (.*)$'), 'source', substring(said.words from '(?n)^もとの記録: (.*)$')) as terms
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace and n.nspname = current_schema(),
  lateral regexp_match(p.proname::text, '^kpi_([a-z_]+)_v(\d+)$') matched,
  lateral (select coalesce(obj_description(p.oid, 'pg_proc'), '') as words) said
  where p.proname like 'kpi\_%' and matched is not null;
comment on view figure_versions is 'KPIの数え方の版と、その説明';
grant select on figure_versions to tsunagu_app, tsunagu_stats;

-- The version that counts on a day: the first one, or a later one that was decided to be used from then on. One without a
-- decision is a draft (案) and counts nothing. A decision is always older than its first day, so a day alone tells it.
create or replace function figure_version(kpi text, on_day date) returns integer
  language sql stable
  as $$
    select max(v.version) from figure_versions v
    where v.kpi_code = kpi and (v.version = 1 or exists (select from kpi_definition_periods p where p.kpi_code = v.kpi_code and p.version = v.version and p.valid_from <= on_day))
  $$;
comment on function figure_version(text, date) is 'その日に使う数え方の版';
-- Of a fiscal year's figure at an instant: a year that is over keeps the version it ended with.
create or replace function figure_version(kpi text, year integer, as_of timestamptz) returns integer
  language sql stable
  as $$ select figure_version(kpi, least((coalesce(as_of, business_now()) at time zone 'Asia/Tokyo')::date, make_date(year + 1, 3, 31))) $$;
comment on function figure_version(text, integer, timestamptz) is '年度の数を、その時点で数える版';
create or replace function figure_version(kpi text) returns integer
  language sql stable
  as $$ select figure_version(kpi, (business_now() at time zone 'Asia/Tokyo')::date) $$;
comment on function figure_version(text) is '今の数え方の版';
