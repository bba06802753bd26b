create or replace function is_person_account(account uuid) returns boolean
  language sql stable security definer set search_path from current
as $$ select exists (select from accounts a where a.id = account and a.is_person) $$;
