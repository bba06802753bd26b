create or replace function sweep_security_events(most integer) returns integer
  language plpgsql security definer set search_path from current
as $$
declare many integer;
begin
  if acting_account() is not null then return 0; end if;
  delete from security_events
    where ctid = any(array(
      select ctid from security_events
      where happened_at < now() - make_interval(years => kept_setting('retention.readLogYears', 5))
      order by happened_at limit most for update skip locked));
  get diagnostics many = row_count;
  return many;
end $$;
