-- More seats: whoever waits moves up at once.
create or replace function seats_changed() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform move_up(new.id);
  return null;
end $$;
revoke execute on function seats_changed from public;
create or replace trigger seats_changed after update of seats on seat_pools
  for each row execute function seats_changed();
