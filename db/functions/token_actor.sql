-- The same for a machine's token.
create or replace function token_actor(hash bytea)
  returns table (token_id uuid, last_used_at timestamptz, account_id uuid, display_name text, email text,
    role text, organization_id text, organization_name text, desk_id text, desk_name text)
  language plpgsql stable security definer set search_path from current
as $$
begin
  return query
    select t.id, t.last_used_at, a.id, a.display_name, a.email, w.role,
      w.organization_id, w.organization_name, w.desk_id, w.desk_name
    from api_tokens t
    join accounts a on a.id = t.account_id
    cross join lateral acting_membership(a.id) w
    where t.token_hash = hash and t.revoked_at is null and t.expires_at > now() and a.is_active;
end $$;
