-- Tables of the office's own: what stands in rows and columns, of which KPIs, narrowed to what, as of when. Kept is the
-- question, never its numbers: they are counted anew when it is opened. Rows of before: none.
create table own_tables (
  id uuid primary key,
  name text not null check (btrim(name) <> '' and length(name) <= 100),
  definition jsonb not null check (jsonb_typeof(definition) = 'object' and octet_length(definition::text) <= 4000),
  is_shared boolean not null default false,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  kept_at timestamptz not null default business_now(),
  removed_at timestamptz
);
create index own_tables_of_account on own_tables (account_id);
comment on table own_tables is '事務局の人がとっておく表の形。数は開くたびに数え直す';
comment on column own_tables.definition is 'KPI・行・列・しぼりこみ・いつまでの記録か';
comment on column own_tables.is_shared is '事務局の中で見せる';
comment on column own_tables.removed_at is '片づけた時刻';
call protect_table('own_tables');
create policy read_office on own_tables for select to tsunagu_app
  using (acting_for_office() and (is_shared or account_id = acting_account()));
create policy keep_own on own_tables for insert to tsunagu_app
  with check (acting_for_office() and organization_id = acting_organization() and account_id = acting_account());
create policy change_own on own_tables for update to tsunagu_app
  using (acting_for_office() and account_id = acting_account());
grant select on own_tables to tsunagu_app;
grant insert (id, name, definition, is_shared, organization_id, account_id, kept_at) on own_tables to tsunagu_app;
grant update (is_shared, removed_at) on own_tables to tsunagu_app;
