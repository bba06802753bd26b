-- The version of what public pages show: a page is kept until it moves. A row for each table, so that two writers wait for
-- one another only where they write the same one. Which tables, says the file of move_public_data().
create table public_data (
  of_table text primary key,
  version bigint not null default 0
);
comment on table public_data is '公開ページに出るデータの版。変わるまで、できたページを取っておく';
alter table public_data enable row level security;
alter table public_data force row level security;
create policy read_all on public_data for select to tsunagu_app, tsunagu_stats using (true);
create policy owner_all on public_data for all to tsunagu_owner using (true) with check (true);
grant select on public_data to tsunagu_app, tsunagu_stats;
