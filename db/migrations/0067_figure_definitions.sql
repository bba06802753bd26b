-- What a KPI counts is data of the council (councils/NAME/definitions.json), carried out by one function, figure_facts. Until
-- now each version was a function of its own, and what it counted was read out of its text.
drop view if exists figure_versions;
drop function if exists kpi_regular_employment_v1(date, date, timestamptz);
drop function if exists kpi_career_up_conversions_v1(date, date, timestamptz);
drop function if exists kpi_saposute_registrations_v1(date, date, timestamptz);
drop function if exists kpi_saposute_consultations_v1(date, date, timestamptz);
drop function if exists kpi_saposute_consultations_v2(date, date, timestamptz);
drop function if exists kpi_municipal_desks_v1(date, date, timestamptz);
drop function if exists kpi_community_meetings_v1(date, date, timestamptz);
drop function if exists kpi_maisapo_training_v1(date, date, timestamptz);
drop function if exists figure_reports(text, date, date, timestamptz);

create table figure_definitions (
  kpi_code text not null,
  version smallint not null check (version > 0),
  fact_kinds text[] not null check (cardinality(fact_kinds) > 0),
  organization_kinds text[] not null default '{}',
  once_per text not null check (once_per in ('occurrence', 'person-day', 'person-year', 'municipality-year')),
  description text not null check (description <> ''),
  terms jsonb not null,
  primary key (kpi_code, version)
);
comment on table figure_definitions is 'KPIの数え方の版。何を、どの機関について、何につき1回数えるか';
comment on column figure_definitions.fact_kinds is '数える事実の種類';
comment on column figure_definitions.organization_kinds is 'どの種類の機関の事実を数えるか。空なら、どの機関でも';
comment on column figure_definitions.once_per is '何につき1回数えるか';
comment on column figure_definitions.terms is '数え方を項目ごとに書いたもの';
alter table figure_definitions enable row level security;
alter table figure_definitions force row level security;
create policy read_all on figure_definitions for select to tsunagu_app, tsunagu_stats using (true);
create policy owner_all on figure_definitions for all to tsunagu_owner using (true) with check (true);
grant select on figure_definitions to tsunagu_app, tsunagu_stats;
