-- Who waits longest gets the seat that became free, as long as there is one. The pool is locked by who calls.
create or replace function move_up(pool uuid) returns void
  language plpgsql security definer set search_path from current
as $$
declare
  free integer;
  moved bigint;
begin
  select case when p.seats is null then 2147483647 else p.seats - p.taken end into free
    from seat_pools p where p.id = pool and p.closed_at is null;
  if free is null or free <= 0 then return; end if;
  with first as (
    select c.id from seat_claims c where c.pool_id = pool and c.state = 'waiting' order by c.number limit free)
  update seat_claims c set state = 'seated', moved_up_at = business_now() from first where first.id = c.id;
  get diagnostics moved = row_count;
  update seat_pools p set taken = p.taken + moved where p.id = pool and moved > 0;
end $$;
revoke execute on function move_up from public;
