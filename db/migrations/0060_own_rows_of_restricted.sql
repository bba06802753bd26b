-- Rows that an organization wrote for itself are read as its own: whom it has left out of a case reads them neither where another
-- organization has asked them to a meeting about it.
create function reads_as_own(of_case uuid) returns boolean
  language sql stable security definer set search_path from current
as $$ select of_case is null or may_read(org_readers(of_case, acting_organization())) $$;
revoke all on function reads_as_own(uuid) from public;
grant execute on function reads_as_own(uuid) to tsunagu_app;
alter policy read_own on imported_rows using (organization_id = acting_organization() and reads_as_own(case_id));
alter policy read_own on person_merges using (organization_id = acting_organization() and exists (select from people where people.id = kept_person_id) and reads_as_own(kept_case_id) and reads_as_own(merged_case_id));
alter policy undo_own on person_merges using (organization_id = acting_organization() and exists (select from people where people.id = kept_person_id) and reads_as_own(kept_case_id) and reads_as_own(merged_case_id));
