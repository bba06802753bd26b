create or replace function set_readers_of_walk_in() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform from cases where id = new.case_id for share;
  new.readers := walk_in_readers(new);
  return new;
end $$;
