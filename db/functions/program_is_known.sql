create or replace function program_is_known() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform refuse_older_program();
  return null;
end $$;
