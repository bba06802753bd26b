create or replace function set_readers_of_person() returns trigger
  language plpgsql as $$
begin
  new.readers := jsonb_build_object(new.organization_id, 9e15);
  return new;
end $$;
