-- What two agreements allow together: 'all' is everything that the other one names.
create or replace function both_shared(one text[], other text[]) returns text[]
  language sql immutable parallel safe
as $$
  select case when 'all' = any(one) then other
    when 'all' = any(other) then one
    else array(select unnest(one) intersect select unnest(other) order by 1) end
$$;
