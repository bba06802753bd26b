-- Of this transaction; an action that writes many cases asks for it by portions.
create or replace function project_written() returns void
  language plpgsql security definer set search_path from current
as $$
declare subjects uuid[];
begin
  with taken as (delete from projections_due where written_by = pg_current_xact_id() returning subject)
  select array_agg(subject) into subjects from taken;
  if subjects is not null then perform project_cases(subjects); end if;
end $$;
