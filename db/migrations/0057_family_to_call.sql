-- When somebody of the family may be called, beside whether.
alter table family_relations add reach_from time, add reach_to time,
  add check ((reach_from is null) = (reach_to is null)),
  add check (reach_from < reach_to);
comment on column family_relations.may_call is '電話してよいと聞いている。なければ、聞いていない';

-- Numbers that were kept before: the person is found by them, as by those that are written from now on. (Names of the family are
-- found once somebody writes the row or the person again: how a name is folded is the program's.)
do $$
declare many integer;
begin
  with numbers as (
    select person_id, regexp_replace(phone, '[^0-9]', '', 'g') as number from family_relations where relative_id is null and removed_at is null
    union
    select p.id, regexp_replace(n.found[1], '[^0-9]', '', 'g') from people p, regexp_matches(normalize(p.contact_note, nfkc), '(0[0-9](?:[-[:space:]()]?[0-9]){7,10})', 'g') n (found)
  ), missing as (
    select n.person_id, string_agg(n.number, ' ' order by n.number) as numbers from numbers n join people p on p.id = n.person_id
      where n.number <> '' and n.number <> all (string_to_array(p.search_text, ' ')) group by n.person_id
  )
  update people p set search_text = ltrim(p.search_text || ' ' || m.numbers) from missing m where m.person_id = p.id;
  get diagnostics many = row_count;
  if many > 0 then raise notice '% people are found by numbers that were kept of their family', many; end if;
end $$;
