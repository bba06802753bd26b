-- How much room a desk has that has said so: a number, whoever asks.
create or replace function desk_room()
  returns table (desk_id text, free integer, waiting_days integer, note text, set_on date)
  language sql stable security definer set search_path from current
as $$
  select k.desk_id,
    (k.open_cases
      - (select count(*) from cases c where c.responsible_desk_id = k.desk_id and c.status = 'open'))::integer,
    k.waiting_days, k.note, (k.set_at at time zone 'Asia/Tokyo')::date
  from desk_capacities k
$$;
