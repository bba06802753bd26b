create or replace function sum_of_parts(parts jsonb) returns numeric
  language sql immutable parallel safe
  as $$
    select case when bool_and(value ~ '^\d{1,9}$') is false then -1
      else coalesce(sum(case when value ~ '^\d{1,9}$' then value::numeric end), 0) end
    from jsonb_each_text(parts) $$;
