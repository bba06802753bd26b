-- Whether an address is taken is told to who would make an account for a person, and no more.
create or replace function account_at(address text) returns table (id uuid, is_active boolean)
  language sql stable security definer set search_path from current
as $$ select a.id, a.is_active from accounts a where a.email = address $$;
