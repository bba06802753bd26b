-- Of this organization today. Memberships are of real time, as sessions are (acting_membership, 0024).
create or replace function is_member(account uuid, organization text) returns boolean
  language sql stable security definer set search_path from current
as $$
  select exists (
    select from memberships m join accounts a on a.id = m.account_id
    where m.account_id = account and m.organization_id = organization and a.is_active
      and m.valid_from <= (now() at time zone 'Asia/Tokyo')::date
      and (m.valid_to is null or m.valid_to >= (now() at time zone 'Asia/Tokyo')::date))
$$;
