-- The organization for which the transaction acts; null where nobody is signed in. A row policy reads it once.
create or replace function acting_organization() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.organization_id', true), '') $$;
