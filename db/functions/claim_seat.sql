-- A row of a room takes a seat when it is written, and gives it back when it is withdrawn; the argument is its column
-- with the pool. In the order of the lock: who asks while no seat is free stands on the waiting list, or is refused
-- where there is none. What is withdrawn moves the first who waits up, in the same moment.
create or replace function claim_seat() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  pool uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  held seat_pools;
  is_free boolean;
  former text;
begin
  select * into held from seat_pools p where p.id = pool for update;
  if tg_op = 'INSERT' then
    if held.id is null or held.closed_at is not null then
      raise exception 'no seats are given here' using errcode = 'check_violation', constraint = 'seats_are_open';
    end if;
    is_free := held.seats is null or held.taken < held.seats;
    if not is_free and not held.waits then
      raise exception 'no seat is free' using errcode = 'check_violation', constraint = 'seat_is_free';
    end if;
    insert into seat_claims (id, pool_id, organization_id, number, state)
      values (new.id, pool, new.organization_id, held.numbered + 1, case when is_free then 'seated' else 'waiting' end);
    update seat_pools p set numbered = p.numbered + 1, taken = p.taken + is_free::integer where p.id = pool;
  elsif old.withdrawn_at is null and new.withdrawn_at is not null then
    select c.state into former from seat_claims c where c.id = new.id;
    update seat_claims c set state = 'left', left_at = business_now() where c.id = new.id;
    if former = 'seated' then
      update seat_pools p set taken = p.taken - 1 where p.id = pool;
      perform move_up(pool);
    end if;
  end if;
  return null;
end $$;
revoke execute on function claim_seat from public;
create or replace trigger claim_seat after insert or update of withdrawn_at on gathering_sign_ups
  for each row execute function claim_seat('gathering_id');
create or replace trigger claim_seat after insert or update of withdrawn_at on gathering_interviews
  for each row execute function claim_seat('slot_id');
