-- 緊急の閲覧: found by the reading of the name and the birth date as well, entered blind. What somebody has restricted opens only when
-- a second person, who may read it, has looked.
alter table emergency_accesses drop constraint emergency_accesses_typed_number_check, drop constraint emergency_accesses_check,
  add typed_name text not null default '' check (length(typed_name) <= 200), add typed_birth_date date,
  add hours integer check (hours between 1 and 24),
  add waits_for_second boolean not null default false,
  add seconded_at timestamptz, add seconded_by uuid references accounts,
  add check (length(typed_number) <= 40),
  add check (typed_number <> '' or (typed_name <> '' and typed_birth_date is not null)),
  add constraint emergency_opens_something check (case when case_id is null then valid_until is null and not waits_for_second else (valid_until is null) = waits_for_second end),
  add check ((seconded_at is null) = (seconded_by is null)),
  add check (seconded_by <> account_id);
comment on column emergency_accesses.waits_for_second is '見られる人を限った記録。ほかのだれかが確かめるまで開かない';
create index emergency_accesses_waiting on emergency_accesses (responsible_organization_id) where reviewed_at is null;
create index people_digest on people (digest) where digest is not null;

drop function open_emergency_door(uuid, uuid, text, text, timestamptz);
-- Looks past the policies, because nobody may see this case yet; gives what it opens to the acting account alone. By name it is the
-- case that was talked about last and isn't open to the account already. @returns the case that is open now, or null: nothing there,
-- or a second person has to look; the answer is the same.
create function open_emergency_door(entry uuid, access uuid, wanted text, name text, born date, wanted_digest bytea, why text, open_hours integer) returns uuid
  language plpgsql security definer set search_path from current
as $$
declare
  found cases;
  is_restricted boolean;
  ends timestamptz := business_now() + make_interval(hours => open_hours);
begin
  if acting_role() is null or acting_role() not in ('counselor', 'manager', 'municipal') then raise exception 'no emergency door for this role' using errcode = 'insufficient_privilege'; end if;
  if open_hours not between 1 and 24 then raise exception 'an emergency door is open for a day at most' using errcode = '23514', constraint = 'emergency_has_limits'; end if;
  -- One at a time for each account, so that the limit holds for tries at the same moment too.
  perform pg_advisory_xact_lock(hashtextextended('emergency ' || acting_account(), 0));
  if (select count(*) from emergency_accesses e where e.account_id = acting_account() and e.opened_at > business_now() - interval '1 day') >= 5 then
    raise exception 'five emergency doors a day' using errcode = '23514', constraint = 'emergency_has_limits';
  end if;
  select c.* into found from cases c where c.disposed_at is null and not may_read(c.readers) and (case
      when wanted <> '' then c.number = wanted
      else c.merged_into is null and c.person_id in (select p.id from people p where p.digest = wanted_digest) end)
    order by c.status = 'open' desc, c.last_contact_on desc, c.id limit 1;
  is_restricted := found.id is not null and exists (select from case_restrictions r where r.case_id = found.id and r.ended_at is null);
  insert into emergency_accesses (id, account_id, organization_id, typed_number, typed_name, typed_birth_date, hours, reason, case_id, responsible_organization_id, valid_until, waits_for_second)
    values (entry, acting_account(), acting_organization(), wanted, name, born, open_hours, why, found.id, found.responsible_organization_id, case when found.id is null or is_restricted then null else ends end, is_restricted);
  if found.id is null or is_restricted then return null; end if;
  insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_from, valid_until, granted_by)
    values (access, found.id, acting_organization(), acting_account(), '{all}', 'emergency', business_now(), ends, acting_account());
  return found.id;
end $$;
comment on function open_emergency_door(uuid, uuid, text, text, date, bytea, text, integer) is '緊急の閲覧を開く。開けなかった試みも残す';

-- The second person: whoever may read the restricted case where it is kept, and isn't who asked. Within a day.
create function second_emergency_door(entry uuid, access uuid) returns uuid
  language plpgsql security definer set search_path from current
as $$
declare
  asked emergency_accesses;
  ends timestamptz;
begin
  select * into asked from emergency_accesses e where e.id = entry for update;
  if asked.id is null or not asked.waits_for_second or asked.account_id = acting_account() or asked.responsible_organization_id is distinct from acting_organization() or acting_account() is null
    or asked.opened_at <= business_now() - interval '1 day' or asked.reviewed_at is not null or not exists (select from cases c where c.id = asked.case_id and may_read(c.readers)) then return null; end if;
  ends := business_now() + make_interval(hours => asked.hours);
  update emergency_accesses set waits_for_second = false, valid_until = ends, seconded_at = business_now(), seconded_by = acting_account() where id = entry;
  insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_from, valid_until, granted_by)
    values (access, asked.case_id, asked.organization_id, asked.account_id, '{all}', 'emergency', business_now(), ends, acting_account());
  return asked.case_id;
end $$;

-- Where to write that a second person is needed: those who may read it where it is kept.
create function seconds_of_emergency(entry uuid) returns table (email text)
  language sql stable security definer set search_path from current
as $$
  select distinct a.email::text from emergency_accesses e join case_access w on w.case_id = e.case_id and w.organization_id = e.responsible_organization_id and w.account_id is not null and (w.valid_until is null or w.valid_until > business_now())
    join accounts a on a.id = w.account_id and a.is_active
  where e.id = entry and e.waits_for_second and e.account_id = acting_account() and a.id <> e.account_id
$$;
revoke all on function open_emergency_door(uuid, uuid, text, text, date, bytea, text, integer), second_emergency_door(uuid, uuid), seconds_of_emergency(uuid) from public;
grant execute on function open_emergency_door(uuid, uuid, text, text, date, bytea, text, integer), second_emergency_door(uuid, uuid), seconds_of_emergency(uuid) to tsunagu_app;

-- What was typed goes with the case (0041 takes the number).
create function forget_typed_person() returns trigger language plpgsql as $$
begin
  new.typed_name := '';
  new.typed_birth_date := null;
  return new;
end $$;
create trigger forget_typed_person before update of typed_number on emergency_accesses for each row
  when (new.typed_number = '-' and new.typed_name <> '') execute function forget_typed_person();
