-- A next way of counting can be written by the council's office, tried, and taken back before its first day. Until now
-- it came with the council's folder only, and a decision on it stood for ever.
alter table figure_definitions
  add organization_id text references organizations,
  add account_id uuid references accounts,
  add recorded_at timestamptz not null default business_now();
comment on column figure_definitions.organization_id is '画面で書いた機関。空なら、協議会のフォルダーから';
comment on column figure_definitions.recorded_at is '書いたとき';
create policy draft on figure_definitions for insert to tsunagu_app
  with check (version > 1 and organization_id = acting_organization() and acting_for_office());
grant insert on figure_definitions to tsunagu_app;

create table figure_definition_withdrawals (
  kpi_code text not null,
  version smallint not null,
  reason text not null check (btrim(reason) <> '' and octet_length(reason) <= 102400),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  written_by xid8 not null default pg_current_xact_id(),
  primary key (kpi_code, version),
  foreign key (kpi_code, version) references figure_definitions
);
comment on table figure_definition_withdrawals is '使いはじめる前に取りやめた数え方の版';
create index figure_definition_withdrawals_written on figure_definition_withdrawals (written_by);
create index figure_definition_withdrawals_account on figure_definition_withdrawals (account_id);
alter table figure_definition_withdrawals enable row level security;
alter table figure_definition_withdrawals force row level security;
create policy owner_all on figure_definition_withdrawals for all to tsunagu_owner using (true) with check (true);
create policy read_all on figure_definition_withdrawals for select to tsunagu_app, tsunagu_stats using (true);
create policy withdraw on figure_definition_withdrawals for insert to tsunagu_app
  with check (organization_id = acting_organization() and acting_for_office());
grant select on figure_definition_withdrawals to tsunagu_app, tsunagu_stats;
grant insert on figure_definition_withdrawals to tsunagu_app;
