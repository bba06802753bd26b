-- How many seats there are and how many are taken, held until the end of the transaction.
create or replace function hold_seats(pool uuid) returns table (seats integer, taken integer, waiting bigint)
  language plpgsql security definer set search_path from current
as $$
begin
  perform from seat_pools p where p.id = pool for update;
  return query select p.seats, p.taken,
    (select count(*) from seat_claims c where c.pool_id = p.id and c.state = 'waiting')
    from seat_pools p where p.id = pool;
end $$;
revoke execute on function hold_seats from public;
grant execute on function hold_seats to tsunagu_app;
