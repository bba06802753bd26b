-- Looks past the policies, because nobody may see this case yet; gives what it opens to the acting account alone. By
-- name it is the case that was talked about last and isn't open to the account already. @returns the case that is open
-- now, or null: nothing there, or a second person has to look; the answer is the same.
create or replace function open_emergency_door(entry uuid, access uuid, wanted text,
    name text, born date, wanted_digest bytea, why text, open_hours integer)
  returns uuid
  language plpgsql security definer set search_path from current
as $$
declare
  found cases;
  is_restricted boolean;
  ends timestamptz := business_now() + make_interval(hours => open_hours);
begin
  if acting_role() is null or acting_role() not in ('counselor', 'manager', 'municipal') then
    raise exception 'no emergency door for this role' using errcode = 'insufficient_privilege';
  end if;
  if open_hours not between 1 and 24 then
    raise exception 'an emergency door is open for a day at most'
      using errcode = '23514', constraint = 'emergency_has_limits';
  end if;
  -- One at a time for each account, so that the limit holds for tries at the same moment too.
  perform pg_advisory_xact_lock(hashtextextended('emergency ' || acting_account(), 0));
  if (select count(*) from emergency_accesses e
      where e.account_id = acting_account() and e.opened_at > business_now() - interval '1 day') >= 5 then
    raise exception 'five emergency doors a day' using errcode = '23514', constraint = 'emergency_has_limits';
  end if;
  select c.* into found from cases c where c.disposed_at is null and not may_read(c.readers) and (case
      when wanted <> '' then c.number = wanted
      else c.merged_into is null and c.person_id in (select p.id from people p where p.digest = wanted_digest) end)
    order by c.status = 'open' desc, c.last_contact_on desc, c.id limit 1;
  is_restricted := found.id is not null
    and exists (select from case_restrictions r where r.case_id = found.id and r.ended_at is null);
  insert into emergency_accesses (id, account_id, organization_id, typed_number, typed_name,
      typed_birth_date, hours, reason, case_id, responsible_organization_id, valid_until, waits_for_second)
    values (entry, acting_account(), acting_organization(), wanted, name, born,
      open_hours, why, found.id, found.responsible_organization_id,
      case when found.id is null or is_restricted then null else ends end, is_restricted);
  if found.id is null or is_restricted then return null; end if;
  insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_from, valid_until, granted_by)
    values (access, found.id, acting_organization(), acting_account(),
      '{all}', 'emergency', business_now(), ends, acting_account());
  return found.id;
end $$;
