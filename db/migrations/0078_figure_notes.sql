-- A word of the office on a figure (「12月が少ないわけ」), which travels with it: to page, paper, files and, where it says so,
-- to what is published. It is put right by a further row with its reason, so that what was read stays readable; taking it
-- back is a further row too. Rows of before: none, nothing is changed.
create table figure_notes (
  id uuid primary key,
  fiscal_year smallint not null,
  kpi_code text not null,
  -- '2025-12'; '' for the year as a whole.
  month text not null default '' check (month = '' or (month ~ '^\d{4}-(0[1-9]|1[0-2])$'
    and month between fiscal_year || '-04' and (fiscal_year + 1) || '-03')),
  note text not null check (length(note) <= 2000),
  is_public boolean not null,
  replaces_id uuid unique,
  reason text not null default '' check (length(reason) <= 2000),
  is_withdrawn boolean not null default false,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  unique (id, fiscal_year, kpi_code, month),
  foreign key (fiscal_year, kpi_code) references kpi_definitions,
  foreign key (replaces_id, fiscal_year, kpi_code, month) references figure_notes (id, fiscal_year, kpi_code, month),
  check (is_withdrawn = (btrim(note) = '')),
  check (not is_withdrawn or not is_public),
  check ((replaces_id is null) = (btrim(reason) = '')),
  check (replaces_id is not null or not is_withdrawn)
);
create index figure_notes_of_kpi on figure_notes (fiscal_year, kpi_code, recorded_at);
create index figure_notes_replaced on figure_notes (replaces_id, fiscal_year, kpi_code, month);
comment on table figure_notes is '数につけた事務局のことば。直しも取り消しも、わけのある次の行';
comment on column figure_notes.month is 'どの月のことか。空は年度のこと';
comment on column figure_notes.is_public is '公表してよい';
comment on column figure_notes.replaces_id is '直した、または取り消した前の行';
comment on column figure_notes.reason is '直した、または取り消したわけ';
call protect_table('figure_notes');
create policy read_here on figure_notes for select to tsunagu_app using (acting_organization() is not null);
create policy count_all on figure_notes for select to tsunagu_stats using (true);
create policy write_office on figure_notes for insert to tsunagu_app
  with check (organization_id = acting_organization() and acting_for_office());
grant select on figure_notes to tsunagu_app, tsunagu_stats;
grant insert (id, fiscal_year, kpi_code, month, note, is_public, replaces_id, reason, is_withdrawn, organization_id, account_id,
  recorded_at)
  on figure_notes to tsunagu_app;

-- What a release says beside its figures, as it was written when it was given out.
create table release_notes (
  release_id uuid not null,
  kpi_code text not null,
  position smallint not null check (position >= 0),
  month text not null check (month = '' or month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  note text not null check (btrim(note) <> '' and length(note) <= 2000),
  primary key (release_id, kpi_code, position),
  foreign key (release_id, kpi_code) references release_figures
);
comment on table release_notes is '号の数につけたことば。公表したときのまま';
call protect_table('release_notes');
create policy read_all on release_notes for select to tsunagu_app, tsunagu_stats using (true);
create policy publish_office on release_notes for insert to tsunagu_app with check (acting_for_office());
grant select on release_notes to tsunagu_app, tsunagu_stats;
grant insert on release_notes to tsunagu_app;
