-- Search by names of one and two characters, the usual ones here, without reading everybody: pg_trgm has nothing to
-- offer below three characters. Tokens are the pairs of adjacent characters of each word and, with ^ before it, its first.
create function search_tokens(words text) returns text[]
  language sql immutable parallel safe
as $$
  select coalesce(array_agg(distinct token), '{}') from (
    select substr(words, position, 2) as token from generate_series(1, char_length(words) - 1) as position
    where substr(words, position, 2) !~ ' '
    union all
    select '^' || left(word, 1) from regexp_split_to_table(words, ' +') as word where word <> ''
  ) tokens
$$;
comment on function search_tokens(text) is '探すための字の組(隣りあう2字と、語のはじめの1字)';

create index people_search_tokens on people using gin (search_tokens(search_text));
drop index people_search;

create or replace function search_people(folded text, born date, most integer)
  returns table (id uuid, rank real)
  language plpgsql stable security definer set search_path from current
as $$
declare
  wanted text[] := case when char_length(folded) = 1 then array['^' || folded]
    else array(select substr(folded, position, 2) from generate_series(1, char_length(folded) - 1) as position where substr(folded, position, 2) !~ ' ') end;
  pattern text := case when char_length(folded) = 1 then '%' else '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%' end;
begin
  -- Planned with the values, so that each shape of the question takes its own index. The right to read is the same
  -- expression as the policy's; a pattern match is not leak-proof, so under the policy it could use no index.
  if folded <> '' then
    return query execute
      'select p.id, similarity(p.search_text, $1) as rank from people p
       where search_tokens(p.search_text) @> $2 and p.search_text like $3 and ($4 is null or p.birth_date = $4) and may_read(p.readers)
       order by rank desc, p.id limit $5' using folded, wanted, pattern, born, most;
  elsif born is not null then
    return query execute
      'select p.id, 1::real as rank from people p where p.birth_date = $1 and may_read(p.readers) order by p.id limit $2' using born, most;
  end if;
end $$;
