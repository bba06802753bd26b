-- The version that counts on a day: the first one, or a later one that was decided to be used from then on. One without
-- a decision is a draft (案) and counts nothing. A decision is always older than its first day, and taken back before it,
-- so a day alone tells it.
create or replace function figure_version(kpi text, on_day date) returns integer
  language sql stable
  as $$
    select max(v.version) from figure_definitions v
    where v.kpi_code = kpi
      and not exists (
        select from figure_definition_withdrawals w where w.kpi_code = v.kpi_code and w.version = v.version)
      and (v.version = 1 or exists (
        select from kpi_definition_periods p
        where p.kpi_code = v.kpi_code and p.version = v.version and p.valid_from <= on_day))
  $$;
comment on function figure_version(text, date) is 'その日に使う数え方の版';
-- Of a fiscal year's figure at an instant: a year that is over keeps the version it ended with.
create or replace function figure_version(kpi text, year integer, as_of timestamptz) returns integer
  language sql stable
  as $$
    select figure_version(kpi,
      least((coalesce(as_of, business_now()) at time zone 'Asia/Tokyo')::date, make_date(year + 1, 3, 31)))
  $$;
comment on function figure_version(text, integer, timestamptz) is '年度の数を、その時点で数える版';
create or replace function figure_version(kpi text) returns integer
  language sql stable
  as $$ select figure_version(kpi, (business_now() at time zone 'Asia/Tokyo')::date) $$;
comment on function figure_version(text) is '今の数え方の版';
create or replace function figure_unit(kpi text, year integer) returns text
  language sql stable
  as $$
    select d.unit from figure_definitions d where d.kpi_code = kpi and d.version = figure_version(kpi, year, null)
  $$;
comment on function figure_unit(text, integer) is '年度の数の単位。計画の単位のままなら空';
