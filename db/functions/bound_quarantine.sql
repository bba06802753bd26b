-- The same file of the same account lies there once, and of an account at most twenty with their contents: nobody fills
-- the store by sending what is stopped anyway.
create or replace function bound_quarantine() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('quarantine ' || new.account_id, 0));
  if exists (select from quarantined_files where account_id = new.account_id and sha256 = new.sha256) then
    return null;
  end if;
  if (select count(*) from quarantined_files where account_id = new.account_id and sealed is not null) >= 20 then
    new.sealed := null;
  end if;
  return new;
end $$;
