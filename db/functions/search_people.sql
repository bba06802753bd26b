-- Search looks past the policy to be able to use the trigram index (a pattern match is not leak-proof, so PostgreSQL
-- would evaluate the policy row by row first), and applies the same expression itself.
create or replace function search_people(folded text, born date, most integer)
  returns table (id uuid, rank real)
  language plpgsql stable security definer set search_path from current
as $$
declare
  wanted text[] := case when char_length(folded) = 1 then array['^' || folded]
    else array(
      select substr(folded, position, 2) from generate_series(1, char_length(folded) - 1) as position
      where substr(folded, position, 2) !~ ' ') end;
  pattern text := case when char_length(folded) = 1 then '%'
    else '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%' end;
  asking text[] := array_remove(array[acting_organization(),
    account_key(acting_account(), acting_organization())], null);
begin
  -- Planned with the values, so that each shape of the question takes its own index. The right to read is the same
  -- expression as the policy's; a pattern match is not leak-proof, so under the policy it could use no index.
  -- The keys only narrow; whether the right still holds is said by may_read. A record that was merged leads to
  -- the one that goes on.
  if folded <> '' then
    return query execute
      'select found.person, max(found.rank) from (
         select coalesce(p.merged_into, p.id) as person, similarity(p.search_text, $1) as rank from people p
         where search_tokens(p.search_text) @> $2 and reader_keys(p.readers) && $6
           and p.search_text like $3 and ($4 is null or p.birth_date = $4) and may_read(p.readers)
         order by rank desc, p.id limit $5) found
       group by found.person order by 2 desc, 1' using folded, wanted, pattern, born, most, asking;
  elsif born is not null then
    return query execute
      'select distinct coalesce(p.merged_into, p.id), 1::real from people p where p.birth_date = $1 and may_read(p.readers) limit $2'
      using born, most;
  end if;
end $$;
