create or replace function fiscal_year_of(day date) returns integer
  language sql immutable parallel safe
  as $$ select extract(year from day - interval '3 months')::integer $$;
