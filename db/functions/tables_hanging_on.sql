-- The tables whose rows belong to a row of another, who refers before who is referred to. Asked of the catalog, so that
-- a table that is added later is emptied too; what is kept as an empty row is named here.
create or replace function tables_hanging_on(root regclass, link text) returns text[]
  language plpgsql stable security definer set search_path from current
as $$
declare
  left_over text[] := array(
    select distinct k.conrelid::regclass::text from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = root and a.attname = link
      and k.conrelid::regclass::text not in ('cases', 'ledger', 'referrals',
        'conferences', 'conference_decisions', 'emergency_accesses', 'disposal_items')
    order by 1);
  ordered text[] := '{}';
  next text;
begin
  while cardinality(left_over) > 0 loop
    select t into next from unnest(left_over) t where not exists (
      select from pg_constraint k
      where k.contype = 'f' and k.confrelid = t::regclass
        and k.conrelid <> k.confrelid and k.conrelid::regclass::text = any(left_over)) order by t limit 1;
    if next is null then raise exception 'tables of % refer to one another in a circle', root; end if;
    ordered := ordered || next;
    left_over := array_remove(left_over, next);
  end loop;
  return ordered;
end $$;
