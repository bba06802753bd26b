-- Gatherings that are near and of which nobody has been reminded; the duty acts for each host in turn.
create or replace function gatherings_to_remind(today date, days integer) returns table (id uuid, organization_id text)
  language sql stable security definer set search_path from current
as $$
  select g.id, g.organization_id from gatherings g
  where g.state = 'open' and g.reminded_at is null and g.held_on between today and today + days
  order by g.held_on, g.id
$$;
revoke execute on function gatherings_to_remind from public;
grant execute on function gatherings_to_remind to tsunagu_app;
