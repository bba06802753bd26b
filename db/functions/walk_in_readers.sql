-- Read by who wrote it, by whom it was written for, and by who leads now.
create or replace function walk_in_readers(w walk_ins) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select org_readers(w.case_id, w.organization_id) || org_readers(w.case_id, w.for_organization_id)
    || org_readers(w.case_id, (select responsible_organization_id from cases where id = w.case_id))
$$;
