create or replace function set_readers_of_person_part() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform from people where id = new.person_id for share;
  new.readers := case tg_table_name
    when 'person_addresses'
      then person_part_readers(new.person_id, (select address_secret from people where id = new.person_id))
    when 'person_names' then person_part_readers(new.person_id, false)
    else relation_readers(new.person_id, (to_jsonb(new) ->> 'relative_id')::uuid) end;
  return new;
end $$;
