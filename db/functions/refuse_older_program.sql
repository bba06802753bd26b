-- Asked at the beginning of every writing transaction. The settings of a program that is older than this function hold
-- no version, and it is refused where it would write history.
create or replace function refuse_older_program() returns void
  language plpgsql stable security definer set search_path from current
as $$
begin
  if exists (
      select from migrations
      where kind = 'migration' and name > coalesce(current_setting('app.program', true), '')) then
    raise exception 'the database is newer than the program' using errcode = 'TSU01';
  end if;
end $$;
