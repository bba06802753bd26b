-- Business time (design §7, two clocks): the set date with the real time of day, or now.
create or replace function business_now() returns timestamptz
  language sql stable parallel safe
  as $$ select coalesce(to_timestamp(nullif(current_setting('app.now', true), '')::float8), now()) $$;
