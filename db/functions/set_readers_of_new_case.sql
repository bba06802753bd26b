-- A new case is its own organization's until the access row beside it is written.
create or replace function set_readers_of_new_case() returns trigger
  language plpgsql as $$
begin
  new.readers := jsonb_build_object(new.responsible_organization_id, 9e15);
  return new;
end $$;
