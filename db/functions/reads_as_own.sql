-- Rows that an organization wrote for itself are read as its own: whom it has left out of a case reads them neither
-- where another organization has asked them to a meeting about it.
create or replace function reads_as_own(of_case uuid) returns boolean
  language sql stable security definer set search_path from current
as $$ select of_case is null or may_read(org_readers(of_case, acting_organization())) $$;
