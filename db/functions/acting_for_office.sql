create or replace function acting_for_office() returns boolean
  language sql stable
  as $$ select exists (select from council where acting_organization() = any (office_organization_ids)) $$;
