create or replace function sees_person_account(account uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select acting_account() is null or account = acting_account() or acting_role() = 'administrator'
    or exists (select from own_pages o where o.account_id = account and may_read(o.readers))
$$;
