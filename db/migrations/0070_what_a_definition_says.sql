-- A definition says more of what it counts: of which desks, types and ages, in which unit, or only what is reported, or the
-- sum of others. And a report belongs to the definition under which it was asked for: what was reported as talks was
-- added to people until now when the definition changed.
alter table figure_definitions
  add desk_kinds text[] not null default '{}',
  add target_types smallint[] not null default '{}' check (target_types <@ '{1,2,3}'),
  add age_groups text[] not null default '{}'
    check (age_groups <@ '{-34,35-39,40-44,45-49,50-54,55-59,60-,unknown}'),
  add unit text check (unit <> ''),
  add sum_of text[] not null default '{}' check (not kpi_code = any (sum_of)),
  add reports_since smallint;
update figure_definitions set reports_since = version;
alter table figure_definitions
  alter reports_since set not null,
  add check (reports_since between 1 and version),
  drop constraint figure_definitions_fact_kinds_check,
  -- A sum has no facts of its own; only reported is what names neither.
  add check (sum_of = '{}' or fact_kinds = '{}');
comment on column figure_definitions.desk_kinds is 'どの種類の窓口の事実を数えるか。空なら、どの窓口でも';
comment on column figure_definitions.target_types is 'どの類型の人を数えるか。空なら、どの類型でも(未判定も)';
comment on column figure_definitions.age_groups is 'どの年齢の人を数えるか(事実の日の年齢)。空なら、どの年齢でも(不明も)';
comment on column figure_definitions.unit is '数の単位。空なら、計画のKPIの単位';
comment on column figure_definitions.sum_of is 'ほかのKPIの合計のとき、そのKPI';
comment on column figure_definitions.reports_since is '同じものを数えた報告は、どの版からか';

-- They tell the age of what they count as well; the files of db/views make them anew.
drop function if exists figure_facts(text, integer, date, date, timestamptz);
drop function if exists figure_totals(text, integer, date, date, timestamptz);

alter table monthly_reports add definition_version smallint;
update monthly_reports r set definition_version = coalesce((
  select max(p.version) from kpi_definition_periods p
  where p.kpi_code = r.kpi_code and p.valid_from <= (r.recorded_at at time zone 'Asia/Tokyo')::date), 1);
alter table monthly_reports alter definition_version set not null, alter definition_version set default 1, add check (definition_version > 0);
comment on column monthly_reports.definition_version is 'どの数え方の版による数か';
grant select (definition_version) on monthly_reports to tsunagu_app, tsunagu_stats;
