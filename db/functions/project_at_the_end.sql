create or replace function project_at_the_end() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- What was taken before its time is asked for by its key: of a hundred
  -- thousand rows each would else look through all.
  if exists (select from projections_due where written_by = new.written_by and subject = new.subject) then
    perform project_written();
  end if;
  return null;
end $$;
