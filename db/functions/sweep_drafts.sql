-- Throws away what its term has ended for, so many rows at a time; only the system does. Each table has its own.
create or replace function sweep_drafts(most integer) returns integer
  language plpgsql security definer set search_path from current
as $$
    declare many integer;
    begin
      if acting_account() is not null then return 0; end if;
      delete from drafts where ctid = any(array(
        select ctid from drafts
        where updated_at < business_now() - make_interval(days => kept_setting('drafts.keepDays', 30))
        order by updated_at limit most for update skip locked));
      get diagnostics many = row_count;
      return many;
    end $$;
