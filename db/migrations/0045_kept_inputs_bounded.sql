-- What is kept over a lost session has a size and, for an account, a number: whoever sends there is not signed in. Its end
-- was there already (sweep_kept_inputs, 30 days). Older rows that are larger go with their days.
alter table kept_inputs add constraint kept_input_size check (octet_length(sealed) <= 1000000) not valid;

create function bound_kept_inputs() returns trigger
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
comment on function bound_kept_inputs() is '預かる入力は、ひとりの利用者につき20まで';
revoke all on function bound_kept_inputs() from public;
create trigger bound_kept_inputs before insert on kept_inputs for each row execute function bound_kept_inputs();
create index kept_inputs_account on kept_inputs (account_id);
