create or replace function set_digest_of_new_case() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.person_digest := coalesce((select digest from people where id = new.person_id), sha256(uuid_send(new.id)));
  return new;
end $$;
