create or replace function withdraw_type_decision(decision uuid) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  update target_type_decisions t set withdrawn_at = business_now()
    where t.id = decision and may_read(t.readers) and t.withdrawn_at is null
      and exists (select from cases c where c.id = t.case_id and c.responsible_organization_id = acting_organization());
  return found;
end $$;
