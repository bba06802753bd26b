-- Who comes to which booth and when, as the door list tells it. For the host alone.
create or replace function booth_list(of_gathering uuid)
  returns table (id uuid, slot_id uuid, sign_up_id uuid, number integer, call_name text, result text)
  language sql stable security definer set search_path from current
as $$
  select i.id, i.slot_id, s.id, c.number, s.call_name, i.result
  from gathering_sign_ups s
    join gatherings g on g.id = s.gathering_id
    join seat_claims c on c.id = s.id
    join gathering_interviews i on i.sign_up_id = s.id
  where s.gathering_id = of_gathering and g.organization_id = acting_organization() and i.withdrawn_at is null
  order by c.number
$$;
revoke execute on function booth_list from public;
grant execute on function booth_list to tsunagu_app;
