-- Who acts in this transaction, by the membership that a session has.
create or replace function acting_role() returns text
  language sql stable security definer set search_path from current
as $$
  select w.role from acting_membership(acting_account()) w
  where w.organization_id is not distinct from acting_organization()
$$;
