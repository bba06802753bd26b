-- What was merged into it until now is no longer part of it.
create or replace function note_unmerged() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into projections_due (subject) select distinct b.merged_into from before b join written w on w.id = b.id
    where b.merged_into is not null and b.merged_into is distinct from w.merged_into and not is_projecting()
    on conflict do nothing;
  return null;
end $$;
