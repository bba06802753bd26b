-- Somebody comes to a desk that doesn't answer for them: what was said is that desk's record, and whoever answers for the person
-- learns of it. Who comes back after the end is taken up again where they come.
create table walk_ins (
  id uuid primary key,
  case_id uuid not null references cases,
  kind text not null check (kind in ('came', 'reopened')),
  consultation_id uuid not null unique references consultations,
  -- Where the person came.
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  -- Who answered for the person then.
  for_organization_id text not null references organizations,
  for_desk_id text not null references desks,
  -- What that desk is to know, in words written for it.
  told text not null default '' check (octet_length(told) <= 102400),
  came_on date not null,
  created_at timestamptz not null default business_now(),
  acknowledged_at timestamptz,
  acknowledged_by uuid references accounts,
  readers jsonb not null default '{}',
  check (organization_id <> for_organization_id),
  check (kind <> 'came' or btrim(told) <> ''),
  check (acknowledged_by is null or acknowledged_at is not null)
);
comment on table walk_ins is '責任窓口でない窓口に来た、という知らせ。中身は、伝えたいことだけ';
create index walk_ins_of_case on walk_ins (case_id);
create index walk_ins_waiting on walk_ins (for_organization_id, came_on desc) where acknowledged_at is null;
call protect_table('walk_ins');
-- Read by who wrote it, by whom it was written for, and by who leads now.
create function walk_in_readers(w walk_ins) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select org_readers(w.case_id, w.organization_id) || org_readers(w.case_id, w.for_organization_id) || org_readers(w.case_id, (select responsible_organization_id from cases where id = w.case_id))
$$;
revoke all on function walk_in_readers(walk_ins) from public;
create function set_readers_of_walk_in() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform from cases where id = new.case_id for share;
  new.readers := walk_in_readers(new);
  return new;
end $$;
create trigger set_readers before insert on walk_ins for each row execute function set_readers_of_walk_in();
create or replace function refresh_readers_of(subject uuid) returns void
  language plpgsql security definer set search_path from current
as $$
declare
  place case_parts;
  meeting uuid;
begin
  update cases set readers = case_readers(subject, null, null) where id = subject and readers is distinct from case_readers(subject, null, null);
  update people set readers = person_readers(people.id) from cases where cases.id = subject and people.id = cases.person_id and people.readers is distinct from person_readers(people.id);
  for place in select * from case_parts loop
    execute format('update %I set readers = case_readers(case_id, %s, %s) where case_id = $2', place.table_name,
      case when place.by_row then 'part' else '$1' end, case when place.has_author then 'organization_id' else 'null' end)
      using place.part, subject;
  end loop;
  update referrals set readers = readers where case_id = subject;
  update referral_news set readers = org_readers(case_id, organization_id) where case_id = subject;
  update emergency_accesses e set readers = emergency_readers(e) where case_id = subject;
  update walk_ins w set readers = walk_in_readers(w) where case_id = subject;
  for meeting in select id from conferences where case_id = subject loop perform refresh_conference_readers(meeting); end loop;
end $$;
do $$ begin execute format('create policy read_own on walk_ins for select to tsunagu_app using (%s)', read_rule()); end $$;
create policy write_own on walk_ins for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from consultations k where k.id = consultation_id and k.case_id = walk_ins.case_id and k.organization_id = acting_organization())
    -- Told to who answers or answered for the person, and to nobody else.
    and exists (select from case_access a where a.case_id = walk_ins.case_id and a.organization_id = for_organization_id and a.basis = 'own-duty')
    and exists (select from desks d where d.id = walk_ins.desk_id and d.organization_id = walk_ins.organization_id) and exists (select from desks d where d.id = for_desk_id and d.organization_id = for_organization_id));
create policy acknowledge on walk_ins for update to tsunagu_app
  using (may_read(readers) and (for_organization_id = acting_organization() or exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization())));
grant select, insert on walk_ins to tsunagu_app;
-- What isn't read yet is for whoever answers now; who wrote it and answers now knows it.
create function hand_over_walk_ins() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update walk_ins set acknowledged_at = business_now() where case_id = new.id and kind = 'came' and acknowledged_at is null and organization_id = new.responsible_organization_id;
  update walk_ins set for_organization_id = new.responsible_organization_id, for_desk_id = new.responsible_desk_id
    where case_id = new.id and kind = 'came' and acknowledged_at is null and organization_id <> new.responsible_organization_id;
  return null;
end $$;
create trigger hand_over_walk_ins after update of responsible_organization_id, responsible_desk_id on cases for each row
  when (old.responsible_desk_id is distinct from new.responsible_desk_id) execute function hand_over_walk_ins();
grant update (acknowledged_at, acknowledged_by) on walk_ins to tsunagu_app;

-- Whether a closed case may be taken up again where the person comes: by whoever knows the person, and not where somebody else has
-- restricted it (its keeper decides then; the contact is told to them).
create function may_take_up(subject uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select exists (
    select from cases c join people p on p.id = c.person_id
    where c.id = subject and c.status = 'closed' and c.disposed_at is null and c.merged_into is null and may_read(c.readers) and may_read(p.readers)
      and not exists (select from case_restrictions r where r.case_id = c.id and r.ended_at is null and r.organization_id <> acting_organization()))
$$;
-- The case becomes the acting organization's, as the first step of taking it up again; what it reads of others stays what it was.
create function take_up_here(subject uuid, desk text, account uuid, on_day date) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  perform from cases where id = subject for update;
  if not may_take_up(subject) then raise exception 'case % may not be taken up here', subject; end if;
  if not exists (select from desks where id = desk and organization_id = acting_organization()) then raise exception 'desk % is another organization''s', desk; end if;
  if not exists (select from case_access where case_id = subject and organization_id = acting_organization() and basis = 'own-duty' and account_id is null and valid_until is null) then
    insert into case_access (id, case_id, organization_id, scope, basis, valid_from, granted_by, created_at)
      values (gen_random_uuid(), subject, acting_organization(), '{}', 'own-duty', business_now(), acting_account(), business_now());
  end if;
  update cases set responsible_organization_id = acting_organization(), responsible_desk_id = desk, responsible_account_id = account, responsible_since = on_day where id = subject;
end $$;
revoke all on function may_take_up(uuid), take_up_here(uuid, text, uuid, date) from public;
grant execute on function may_take_up(uuid), take_up_here(uuid, text, uuid, date) to tsunagu_app;

-- One draft a consultation: those of before get an address of their own.
update drafts set path = '/cases/new?draft=' || id, draft_key = 'case-new:' || id where draft_key = 'case-new' or draft_key like 'case-new:%';
