-- Throws away what its term has ended for, so many rows at a time; only the system does. Each table has its own.
create or replace function sweep_emergency_tries(most integer) returns integer
  language plpgsql security definer set search_path from current
as $$
    declare many integer;
    begin
      if acting_account() is not null then return 0; end if;
      delete from emergency_accesses where ctid = any(array(
        select ctid from emergency_accesses
        where case_id is null
          and opened_at < business_now() - make_interval(years => kept_setting('retention.readLogYears', 5))
        order by opened_at limit most for update skip locked));
      get diagnostics many = row_count;
      return many;
    end $$;
