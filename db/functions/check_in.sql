-- Somebody with a seat has come, or hasn't after all: noted by the host, whose list has the sign-up and not the record.
-- False where it can't be, or was so already.
create or replace function check_in(of_gathering uuid, sign_up uuid, has_come boolean) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  update gathering_sign_ups s set checked_in_at = case when has_come then business_now() end
    from gatherings g, seat_claims c
    where s.id = sign_up and s.gathering_id = of_gathering and g.id = s.gathering_id and c.id = s.id
      and g.organization_id = acting_organization() and g.state = 'open' and c.state = 'seated'
      and (s.checked_in_at is null) = has_come;
  return found;
end $$;
revoke execute on function check_in from public;
grant execute on function check_in to tsunagu_app;
