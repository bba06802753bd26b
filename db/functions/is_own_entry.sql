create or replace function is_own_entry(entry uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select exists (
    select from ledger l where l.id = entry and l.organization_id is not distinct from acting_organization())
$$;
