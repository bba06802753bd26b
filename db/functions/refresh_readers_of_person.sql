create or replace function refresh_readers_of_person() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update person_addresses set readers = person_part_readers(new.id, new.address_secret) where person_id = new.id;
  update person_names set readers = new.readers where person_id = new.id;
  update family_relations set readers = relation_readers(person_id, relative_id)
    where person_id = new.id or relative_id = new.id;
  return null;
end $$;
