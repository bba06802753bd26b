-- Where to write that a second person is needed: those who may read it where it is kept.
create or replace function seconds_of_emergency(entry uuid) returns table (email text)
  language sql stable security definer set search_path from current
as $$
  select distinct a.email::text from emergency_accesses e
    join case_access w on w.case_id = e.case_id and w.organization_id = e.responsible_organization_id
      and w.account_id is not null and (w.valid_until is null or w.valid_until > business_now())
    join accounts a on a.id = w.account_id and a.is_active
  where e.id = entry and e.waits_for_second and e.account_id = acting_account() and a.id <> e.account_id
$$;
