create or replace function business_today() returns date
  language sql stable parallel safe
  as $$ select (business_now() at time zone 'Asia/Tokyo')::date $$;
