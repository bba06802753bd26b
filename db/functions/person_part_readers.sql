create or replace function person_part_readers(subject uuid, secret boolean) returns jsonb
  language sql stable security definer set search_path from current
as $$
  -- Secret: only the entries of the organization that keeps the record, or of
  -- its named accounts where it is restricted.
  select case when not secret then p.readers else (
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p.readers)
    where key = p.organization_id or key like '%@' || p.organization_id) end
  from people p where p.id = subject
$$;
