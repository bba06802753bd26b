create or replace function sweep_quarantined_files(most integer) returns integer
  language plpgsql security definer set search_path from current
as $$
declare many integer;
begin
  if acting_account() is not null then return 0; end if;
  delete from quarantined_files where ctid = any(array(select ctid from quarantined_files
    where stopped_at < now() - make_interval(days => kept_setting('quarantine.keepDays', 30))
    order by stopped_at limit most for update skip locked));
  get diagnostics many = row_count;
  return many;
end $$;
