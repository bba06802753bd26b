-- Who got a seat from the waiting list and hasn't been told; the duty acts for each organization in turn. Ids only.
create or replace function moved_up_untold() returns table (sign_up_id uuid, organization_id text)
  language sql stable security definer set search_path from current
as $$
  select s.id, s.organization_id from seat_claims c
    join gathering_sign_ups s on s.id = c.id
  where c.moved_up_at is not null and c.told_at is null and c.state = 'seated'
  order by c.moved_up_at, c.number
$$;
revoke execute on function moved_up_untold from public;
grant execute on function moved_up_untold to tsunagu_app;
