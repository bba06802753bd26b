create or replace function set_readers_of_emergency() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.readers := emergency_readers(new);
  return new;
end $$;
