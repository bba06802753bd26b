-- Who comes, as far as the person agreed that the host is told: number, name to be called by, what to be careful of.
-- For the host alone; whose record it is stands nowhere here.
create or replace function door_list(of_gathering uuid)
  returns table (id uuid, number integer, state text, call_name text, companions smallint, needs text,
    organization_name text, desk_name text, ticket text, checked_in_at timestamptz)
  language sql stable security definer set search_path from current
as $$
  select s.id, c.number, c.state, s.call_name, s.companions, s.needs, o.name, d.short_name, s.ticket, s.checked_in_at
  from gathering_sign_ups s
    join gatherings g on g.id = s.gathering_id
    join seat_claims c on c.id = s.id
    join organizations o on o.id = s.organization_id
    join desks d on d.id = s.desk_id
  where s.gathering_id = of_gathering and g.organization_id = acting_organization() and c.state <> 'left'
  order by c.number
$$;
revoke execute on function door_list from public;
grant execute on function door_list to tsunagu_app;
