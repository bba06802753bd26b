-- A row of a sheet that was imported is noted of a case of one's own: until now of any case whose id somebody knew.
drop policy write_own on imported_rows;
create policy write_own on imported_rows for insert to tsunagu_app with check (organization_id = acting_organization()
  and exists (select from cases where cases.id = case_id and cases.responsible_organization_id = acting_organization()));
