-- Who acts with this session, in one question. Only who holds a valid session's random token learns anything, so
-- everybody may ask. A session ends twelve hours after sign-in and three hours after its last use; an account that is
-- no longer active has none. Real time, not business time (two clocks).
create or replace function session_actor(session_token text)
  returns table (session_id text, account_id uuid, display_name text, email text, second_factor boolean,
    seen_at timestamptz, role text, organization_id text, organization_name text, desk_id text, desk_name text)
  language plpgsql stable security definer set search_path from current
as $$
begin
  return query
    select s."id", a.id, a.display_name, a.email, coalesce(u."twoFactorEnabled", false), s."updatedAt",
      w.role, w.organization_id, w.organization_name, w.desk_id, w.desk_name
    from auth."session" s
    join auth."user" u on u."id" = s."userId"
    join accounts a on a.id = s."userId"::uuid
    cross join lateral acting_membership(a.id) w
    where s."token" = session_token and s."expiresAt" > now() and s."createdAt" > now() - interval '12 hours'
      and s."updatedAt" > now() - interval '3 hours' and a.is_active;
end $$;
