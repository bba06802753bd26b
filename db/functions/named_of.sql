-- Who reads -----------------------------------------------------------------------------------------------------------
-- Named where an organization has restricted a case; they read what their organization may, and
-- nobody else of it reads.
create or replace function named_of(subject uuid, organization text) returns table (account_id uuid, ends float8)
  language sql stable security definer set search_path from current
as $$
  select a.account_id, max(coalesce(extract(epoch from a.valid_until)::float8, 9e15)) from case_access a
  where a.case_id = subject and a.organization_id = organization and a.account_id is not null and a.basis = 'own-duty'
  group by 1
$$;
