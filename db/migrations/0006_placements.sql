-- 就職 and 定着.
create table placements (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  episode integer not null,
  employer_name text not null check (length(employer_name) between 1 and 300),
  started_on date not null,
  regular boolean not null,
  weekly_hours numeric(4, 1) not null check (weekly_hours > 0 and weekly_hours <= 100),
  route text not null check (route in ('hello-work', 'job-fair', 'job-cafe', 'support-station', 'trial', 'own-search', 'acquaintance', 'other')),
  ended_on date,
  end_reason text check (end_reason in ('own-wish', 'employer', 'end-of-term', 'health', 'other', 'unknown')),
  recorded_at timestamptz not null default business_now(),
  readers jsonb not null default '{}',
  check ((ended_on is null) = (end_reason is null)),
  check (ended_on is null or ended_on >= started_on)
);
create index placements_case on placements (case_id, started_on);
create index placements_organization on placements (organization_id, started_on desc);
comment on table placements is '就職。雇入れ日・正規かどうか・時間・見つけた道すじ';

create table follow_ups (
  id uuid primary key,
  placement_id uuid not null references placements,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  month smallint not null check (month in (1, 3, 6, 12)),
  due_on date not null,
  held_on date,
  held_with text check (held_with in ('person', 'employer', 'both')),
  status text check (status in ('working', 'moved', 'left', 'unknown')),
  note text not null default '' check (octet_length(note) <= 102400),
  account_id uuid references accounts,
  cancelled_on date,
  cancel_reason text,
  readers jsonb not null default '{}',
  unique (placement_id, month),
  check ((held_on is null) = (status is null) and (held_on is null) = (held_with is null)),
  check ((cancelled_on is null) = (cancel_reason is null)),
  check (held_on is null or cancelled_on is null)
);
create index follow_ups_desk_due on follow_ups (desk_id, due_on) where held_on is null and cancelled_on is null;
create index follow_ups_organization_due on follow_ups (organization_id, due_on) where held_on is null and cancelled_on is null;
create index follow_ups_case on follow_ups (case_id);
comment on table follow_ups is '定着の確認。1・3・6・12か月';

insert into case_parts values ('placements', 'work-history'), ('follow_ups', 'work-history');
do $$
declare name text;
begin
  foreach name in array array['placements', 'follow_ups'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
    execute format('create trigger set_readers before insert on %I for each row execute function set_readers_of_case_row()', name);
    execute format('create policy read_own on %I for select to tsunagu_app using (may_read(readers))', name);
    execute format('create policy write_responsible on %I for insert to tsunagu_app with check (organization_id = acting_organization()
      and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()))', name);
    execute format('create policy change_responsible on %I for update to tsunagu_app
      using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()))', name);
  end loop;
end $$;
grant select, insert on placements, follow_ups to tsunagu_app;
grant update (ended_on, end_reason) on placements to tsunagu_app;
grant update (held_on, held_with, status, note, account_id, cancelled_on, cancel_reason) on follow_ups to tsunagu_app;
