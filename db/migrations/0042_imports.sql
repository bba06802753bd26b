-- People and cases that came in a sheet. How a sender's columns are to be read is kept with the sender; of each row that made
-- a case its key stays, so that the same row never makes a second one. What the row said stands in the case alone.
create table import_sources (
  id uuid primary key,
  organization_id text not null references organizations,
  name text not null check (length(btrim(name)) between 1 and 100),
  columns jsonb not null default '{}',
  updated_at timestamptz not null default business_now(),
  updated_by uuid references accounts,
  unique (organization_id, name)
);
comment on table import_sources is '読みこむ表の出どころ。どの見出しをどの項目に読むかを覚えている';
comment on column import_sources.columns is '見出し → 項目';

create table imports (
  id uuid primary key,
  organization_id text not null references organizations,
  source_id uuid not null references import_sources,
  account_id uuid references accounts,
  file_name text not null check (length(file_name) <= 255),
  rows integer not null check (rows > 0),
  made integer not null check (made between 0 and rows),
  done_at timestamptz not null default business_now()
);
create index imports_newest on imports (organization_id, done_at desc);
comment on table imports is '表からの読みこみ。すべてか、何もなしか';

create table imported_rows (
  source_id uuid not null references import_sources,
  row_key bytea not null,
  import_id uuid not null references imports,
  organization_id text not null references organizations,
  row_number integer not null check (row_number > 0),
  -- Disposed of with its case: then nobody can tell any more that the row was here.
  case_id uuid not null references cases,
  primary key (source_id, row_key)
);
create index imported_rows_case on imported_rows (case_id);
comment on table imported_rows is '読みこんだ行と、できたケース。同じ行は二度読みこまない';
comment on column imported_rows.row_key is '出どころの番号、または行の中身の照合値(元に戻せない)';

call protect_table('import_sources');
call protect_table('imports');
call protect_table('imported_rows');
create policy read_own on import_sources for select to tsunagu_app using (organization_id = acting_organization());
create policy write_own on import_sources for insert to tsunagu_app with check (organization_id = acting_organization());
create policy change_own on import_sources for update to tsunagu_app using (organization_id = acting_organization());
create policy read_own on imports for select to tsunagu_app using (organization_id = acting_organization());
create policy write_own on imports for insert to tsunagu_app with check (organization_id = acting_organization());
create policy read_own on imported_rows for select to tsunagu_app using (organization_id = acting_organization());
create policy write_own on imported_rows for insert to tsunagu_app with check (organization_id = acting_organization());
grant select, insert on import_sources, imports, imported_rows to tsunagu_app;
grant update (columns, updated_at, updated_by) on import_sources to tsunagu_app;
-- Who may read the rows of a case is refreshed once a statement, however many doors it opens: row by row, 100,000 cases took
-- 8 ms each, most of it for tables that had no row of theirs yet.
create function refresh_readers_of_opened_cases() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare place case_parts;
begin
  -- A row that is written at this moment takes its case for sharing: it waits for us, or we for it.
  perform from cases where id in (select case_id from opened) order by id for update;
  update cases set readers = now_read.readers from (select id, case_readers(id, null, null) as readers from (select distinct case_id as id from opened) each) now_read
    where cases.id = now_read.id and cases.readers is distinct from now_read.readers;
  update people set readers = now_read.readers from (select person_id, person_readers(person_id) as readers from cases where id in (select case_id from opened)) now_read
    where people.id = now_read.person_id and people.readers is distinct from now_read.readers;
  for place in select * from case_parts loop
    execute format('update %I set readers = case_readers(case_id, %s, %s) where case_id in (select case_id from opened)', place.table_name,
      case when place.by_row then 'part' else '$1' end, case when place.has_author then 'organization_id' else 'null' end)
      using place.part;
  end loop;
  return null;
end $$;
drop trigger refresh_readers on case_access;
create trigger refresh_readers after update on case_access for each row execute function refresh_readers_of_case();
create trigger refresh_readers_of_opened after insert on case_access
  referencing new table as opened for each statement execute function refresh_readers_of_opened_cases();
