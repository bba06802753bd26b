-- What was agreed with somebody is a record of its own, kept until it is held, moved, called off or missed: whatever else is
-- written about the case leaves it alone. The next action goes on being the promise that an open case is never without one.
create table appointments (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  on_day date not null,
  at_time time,
  minutes integer check (minutes between 1 and 1440),
  way text not null default 'visit' check (way in ('visit', 'outreach', 'phone', 'online', 'other')),
  -- Where it is, or which number is called.
  place text not null default '' check (length(place) <= 300),
  who text not null default '' check (length(who) <= 200),
  reminder text not null default 'none' check (reminder in ('none', 'phone', 'message', 'letter')),
  note text not null check (length(btrim(note)) between 1 and 2000),
  status text not null default 'planned' check (status in ('planned', 'held', 'missed', 'cancelled', 'moved')),
  ended_at timestamptz,
  ended_by uuid references accounts,
  ended_note text not null default '' check (length(ended_note) <= 2000),
  moved_to uuid references appointments,
  created_at timestamptz not null default business_now(),
  created_by uuid references accounts,
  readers jsonb not null default '{}',
  check ((status = 'planned') = (ended_at is null)),
  check ((status = 'moved') = (moved_to is not null))
);
comment on table appointments is '約束。会えた・日を変えた・取りやめた・来なかった、のどれかになるまで残る';
comment on column appointments.who is 'だれが来るか。空は本人';
call protect_case_table('appointments', 'plan');
create index appointments_desk on appointments (organization_id, on_day) where status = 'planned';
create unique index appointments_moved on appointments (moved_to) where moved_to is not null;
create policy write_own on appointments for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id));
create policy end_own on appointments for update to tsunagu_app using (may_read(readers) and organization_id = acting_organization());
grant select, insert on appointments to tsunagu_app;
grant update (status, ended_at, ended_by, ended_note, moved_to) on appointments to tsunagu_app;

alter table next_actions add appointment_id uuid references appointments;
create index next_actions_appointment on next_actions (appointment_id) where ended_at is null and appointment_id is not null;

-- A next step that is an appointment is one: written with the step, by whatever sets it.
create function make_appointment() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.appointment_id := gen_random_uuid();
  insert into appointments (id, case_id, organization_id, desk_id, account_id, on_day, at_time, note, created_at, created_by)
    values (new.appointment_id, new.case_id, new.organization_id, new.desk_id, new.account_id, new.due_on, new.due_at, new.note, new.created_at, new.created_by);
  return new;
end $$;
create trigger make_appointment before insert on next_actions for each row
  when (new.kind = 'appointment' and new.appointment_id is null and new.ended_at is null) execute function make_appointment();

-- For what was written without triggers: the open steps of before, and those of a demo.
create function adopt_appointments() returns integer
  language plpgsql security definer set search_path from current
as $$
declare many integer;
begin
  with adopted as (
    insert into appointments (id, case_id, organization_id, desk_id, account_id, on_day, at_time, note, created_at, created_by)
      select gen_random_uuid(), n.case_id, n.organization_id, n.desk_id, n.account_id, n.due_on, n.due_at, n.note, n.created_at, n.created_by
      from next_actions n where n.ended_at is null and n.kind = 'appointment' and n.appointment_id is null
      returning id, case_id
  )
  update next_actions n set appointment_id = a.id from adopted a where n.case_id = a.case_id and n.ended_at is null;
  get diagnostics many = row_count;
  return many;
end $$;
revoke all on function make_appointment(), adopt_appointments() from public;
select adopt_appointments();

-- A case that ends has nothing agreed any more; one that was merged goes on in the other, and so does what was agreed.
create function end_appointments_of_case() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update appointments set status = 'cancelled', ended_at = business_now(), ended_by = acting_account(), ended_note = 'ケースを終結した'
    where case_id in (select id from cases where id = new.id or merged_into = new.id) and status = 'planned';
  return null;
end $$;
create trigger end_appointments after update of status on cases for each row
  when (old.status = 'open' and new.status = 'closed' and new.closure_reason <> 'merged') execute function end_appointments_of_case();
