create or replace function bound_kept_inputs() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- One at a time for an account, so that two at once don't both find the last place.
  perform pg_advisory_xact_lock(hashtextextended('kept input ' || new.account_id, 0));
  if (select count(*) from kept_inputs where account_id = new.account_id) >= 20 then
    raise exception 'twenty inputs of this account are kept already' using errcode = 'TSU02';
  end if;
  return new;
end $$;
