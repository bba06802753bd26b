-- Who opened in an emergency, and both sides' colleagues, as far as they may know of the case.
create or replace function emergency_readers(e emergency_accesses) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select case when e.case_id is null then jsonb_build_object(e.organization_id, 9e15)
    else org_readers(e.case_id, e.organization_id) || org_readers(e.case_id, e.responsible_organization_id)
      || jsonb_build_object(account_key(e.account_id, e.organization_id), 9e15) end
$$;
