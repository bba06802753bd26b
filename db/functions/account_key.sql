-- A named reader ------------------------------------------------------------------------------------------------------
-- 「account@organization」: whoever acts for another organization now isn't that reader any more.
create or replace function account_key(account uuid, organization text) returns text
  language sql immutable parallel safe
as $$ select account::text || '@' || organization $$;
