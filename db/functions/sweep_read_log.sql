-- Throws away what its term has ended for, so many rows at a time; only the system does. Each table has its own.
create or replace function sweep_read_log(most integer) returns integer
  language plpgsql security definer set search_path from current
as $$
    declare many integer;
    begin
      if acting_account() is not null then return 0; end if;
      delete from read_log where ctid = any(array(
        select ctid from read_log
        where read_at < now() - make_interval(years => kept_setting('retention.readLogYears', 5))
        order by read_at limit most for update skip locked));
      get diagnostics many = row_count;
      return many;
    end $$;
