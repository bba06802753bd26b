create or replace function texts_of(list jsonb) returns text[]
  language sql immutable
  as $$
    select coalesce(array_agg(value order by ordinality), '{}') from jsonb_array_elements_text(list) with ordinality
  $$;
