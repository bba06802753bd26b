-- Search by names of one and two characters, the usual ones here, without reading everybody: pg_trgm has nothing to
-- offer below three characters. Tokens are the pairs of adjacent characters of each word and, with ^
-- before it, its first.
create or replace function search_tokens(words text) returns text[]
  language sql immutable parallel safe
as $$
  select coalesce(array_agg(distinct token), '{}') from (
    select substr(words, position, 2) as token from generate_series(1, char_length(words) - 1) as position
    where substr(words, position, 2) !~ ' '
    union all
    select '^' || left(word, 1) from regexp_split_to_table(words, ' +') as word where word <> ''
  ) tokens
$$;
