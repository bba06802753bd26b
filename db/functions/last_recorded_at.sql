-- A demo's days go on from here: a time that went back would change what was known as of an instant.
create or replace function last_recorded_at() returns timestamptz
  language sql stable security definer set search_path from current
  as $$
    select greatest((select max(recorded_at) from ledger),
      (select max(recorded_at) from facts), (select max(as_of) from sealed_figures))
  $$;
