create or replace function note_person_account() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update accounts a set is_person = p.is_person
    from (select bool_and(m.role = 'person') as is_person from memberships m where m.account_id = new.account_id) p
    where a.id = new.account_id and a.is_person <> p.is_person;
  return null;
end $$;
