-- 裏づけ: what a state of the 工程表 rests on is no longer words alone. A gathering that was held, a practice, a document is
-- recorded once and pointed to by any row; a KPI, an accepted monthly report, a release or an approved progress report is
-- pointed to where it stands.
create table activities (
  id uuid primary key,
  kind text not null check (kind in ('gathering', 'practice', 'document')),
  title text not null check (btrim(title) <> '' and length(title) <= 200),
  held_on date not null,
  municipality_code text references municipalities,
  people integer check (people between 0 and 1000000),
  summary text not null default '' check (octet_length(summary) <= 102400),
  address text not null default '' check (address = '' or (address ~* '^https?://.' and length(address) <= 2000)),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  version integer not null default 1,
  changed_by uuid references accounts,
  changed_at timestamptz not null default business_now(),
  withdrawn_at timestamptz,
  -- A practice or a document has no participants.
  check (kind = 'gathering' or people is null)
);
create index activities_held on activities (held_on desc, id desc) where withdrawn_at is null;
create index activities_of_kind on activities (kind, held_on desc, id desc) where withdrawn_at is null;
comment on table activities is '取組の記録。開いた集まり、事例、資料。工程表の状態の裏づけになる';
comment on column activities.held_on is '集まりを開いた日。事例と資料は、その日付';
comment on column activities.people is '集まりに参加した人の延べ人数';
comment on column activities.address is 'インターネットで読めるところ';
comment on column activities.withdrawn_at is '取り消した時刻。裏づけになっている記録は取り消せない';

create table activity_corrections (
  activity_id uuid not null references activities,
  version integer not null,
  title text not null,
  held_on date not null,
  municipality_code text references municipalities,
  people integer,
  summary text not null,
  address text not null,
  author_id uuid references accounts,
  written_at timestamptz not null,
  replaced_at timestamptz not null,
  primary key (activity_id, version)
);
comment on table activity_corrections is '取組の記録の、直される前の内容';
comment on column activity_corrections.replaced_at is '直された時刻';

-- Nothing is corrected without what it said before being kept, and what a state rests on can't be taken away.
create function keep_corrected_activity() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn activity does not change' using errcode = 'check_violation', constraint = 'activities_withdrawn_check';
  end if;
  if new.withdrawn_at is not null then
    if exists (select from roadmap_links l where l.activity_id = old.id) then
      raise exception 'an activity that a state rests on stays' using errcode = 'check_violation', constraint = 'activities_linked_check';
    end if;
    return new;
  end if;
  insert into activity_corrections (activity_id, version, title, held_on, municipality_code, people, summary, address, author_id, written_at, replaced_at)
  values (old.id, old.version, old.title, old.held_on, old.municipality_code, old.people, old.summary, old.address, case when old.version = 1 then old.account_id else old.changed_by end, old.changed_at, new.changed_at);
  new.version := old.version + 1;
  return new;
end $$;
comment on function keep_corrected_activity() is '直す前の内容を残す。裏づけになっている記録は取り消さない';
create trigger keep_corrected_activity before update on activities for each row execute function keep_corrected_activity();

-- A state's links are written with it and never after it: what it rested on is part of what was reported.
alter table roadmap_states add written_by xid8 not null default pg_current_xact_id();
create table roadmap_links (
  state_id uuid not null references roadmap_states,
  position smallint not null check (position between 1 and 20),
  activity_id uuid references activities,
  figure_year smallint,
  figure_code text,
  figure_shown integer check (figure_shown >= 0),
  report_organization_id text,
  report_code text,
  report_month date,
  report_source text generated always as (case when report_month is not null then 'report' end) stored,
  release_id uuid references releases,
  progress_report_id uuid references progress_reports,
  primary key (state_id, position),
  unique nulls not distinct (state_id, activity_id, figure_code, report_organization_id, report_code, report_month, release_id, progress_report_id),
  foreign key (figure_year, figure_code) references kpi_definitions,
  foreign key (report_organization_id, report_code, report_month, report_source) references figure_sources (organization_id, kpi_code, month, source),
  check (num_nonnulls(activity_id, figure_code, report_month, release_id, progress_report_id) = 1),
  check ((figure_code is null) = (figure_year is null) and (figure_shown is null or figure_code is not null)),
  check (num_nulls(report_organization_id, report_code, report_month) in (0, 3))
);
create index roadmap_links_of_activity on roadmap_links (activity_id) where activity_id is not null;
comment on table roadmap_links is '工程表の状態の裏づけ。取組の記録・KPI・月次報告・公表の号・進捗報告のどれか一つを指す';
comment on column roadmap_links.figure_shown is '報告したときの数。小さくて出せない数は空';

-- What is withdrawn at the same moment is seen: one of the two waits for the other.
create function link_what_stands() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.activity_id is not null then
    perform from activities a where a.id = new.activity_id and a.withdrawn_at is null for share;
    if not found then
      raise exception 'a withdrawn activity is no evidence' using errcode = 'check_violation', constraint = 'roadmap_links_activity_check';
    end if;
  end if;
  return new;
end $$;
comment on function link_what_stands() is '取り消した記録は裏づけにならない';
create trigger link_what_stands before insert on roadmap_links for each row execute function link_what_stands();

do $$
declare name text;
begin
  foreach name in array array['activities', 'activity_corrections', 'roadmap_links'] loop
    call protect_table(name);
    execute format('create policy read_all on %I for select to tsunagu_app, tsunagu_stats using (true)', name);
    execute format('grant select on %I to tsunagu_app, tsunagu_stats', name);
  end loop;
end $$;
create policy record_own on activities for insert to tsunagu_app with check (organization_id = acting_organization());
create policy correct_own on activities for update to tsunagu_app using (organization_id = acting_organization());
grant insert on activities to tsunagu_app;
grant update (title, held_on, municipality_code, people, summary, address, changed_by, changed_at, withdrawn_at) on activities to tsunagu_app;
-- Reports are pointed to by who can read them, and only once they are accepted; a draft of the office is nobody's evidence.
create policy link_own on roadmap_links for insert to tsunagu_app with check (
  exists (select from roadmap_states s where s.id = state_id and s.organization_id = acting_organization() and s.written_by = pg_current_xact_id() and (figure_year is null or s.fiscal_year = figure_year))
  and (report_month is null or exists (select from monthly_reports m where m.organization_id = report_organization_id and m.kpi_code = report_code and m.month = report_month and m.status = 'accepted'))
  and (progress_report_id is null or exists (select from progress_reports p where p.id = progress_report_id and p.approved_at is not null)));
grant insert (state_id, position, activity_id, figure_year, figure_code, figure_shown, report_organization_id, report_code, report_month, release_id, progress_report_id) on roadmap_links to tsunagu_app;
-- The 工程表 is read with the statistics role as well; of a progress report it needs the name.
create policy name_approved on progress_reports for select to tsunagu_stats using (approved_at is not null);
grant select (id, fiscal_year, period, edition, approved_at) on progress_reports to tsunagu_stats;
