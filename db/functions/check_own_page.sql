create or replace function check_own_page() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform from accounts where id = new.account_id for update;
  if not own_page_fits(new.account_id, new.case_id) then
    raise exception 'this account is somebody else''s' using errcode = 'check_violation';
  end if;
  return new;
end $$;
