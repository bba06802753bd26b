-- The second person: whoever may read the restricted case where it is kept, and isn't who asked. Within a day.
create or replace function second_emergency_door(entry uuid, access uuid) returns uuid
  language plpgsql security definer set search_path from current
as $$
declare
  asked emergency_accesses;
  ends timestamptz;
begin
  select * into asked from emergency_accesses e where e.id = entry for update;
  if asked.id is null or not asked.waits_for_second or asked.account_id = acting_account()
    or asked.responsible_organization_id is distinct from acting_organization() or acting_account() is null
    or asked.opened_at <= business_now() - interval '1 day' or asked.reviewed_at is not null
    or not exists (select from cases c where c.id = asked.case_id and may_read(c.readers))
  then return null; end if;
  ends := business_now() + make_interval(hours => asked.hours);
  update emergency_accesses set waits_for_second = false, valid_until = ends,
      seconded_at = business_now(), seconded_by = acting_account()
    where id = entry;
  insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_from, valid_until, granted_by)
    values (access, asked.case_id, asked.organization_id, asked.account_id,
      '{all}', 'emergency', business_now(), ends, acting_account());
  return asked.case_id;
end $$;
