-- A row that was read in once isn't read in again, whoever may see its case.
create or replace function imported_keys(of_source uuid) returns table (row_key bytea, case_id uuid)
  language sql stable security definer set search_path from current
as $$
  select r.row_key, r.case_id from imported_rows r
  where r.source_id = of_source and r.organization_id = acting_organization()
$$;
