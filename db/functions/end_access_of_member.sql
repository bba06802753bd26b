-- Membership ----------------------------------------------------------------------------------------------------------
-- What was given to somebody by name ends with the membership, for good: whoever comes back is given it anew. Where
-- nobody named is left for a restricted case that is open, the organization's managers are: it is never nobody's.
create or replace function end_access_of_member() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  left_at timestamptz;
  alone record;
begin
  if exists (
    select from memberships m
    where m.account_id = old.account_id and m.organization_id = old.organization_id and m.id <> old.id
      and (m.valid_to is null or m.valid_to > coalesce(new.valid_to, 'infinity')))
  then return null; end if;
  left_at := case when new.organization_id is distinct from old.organization_id then business_now()
    else (new.valid_to + 1)::timestamp at time zone 'Asia/Tokyo' end;
  update case_access set valid_until = greatest(left_at, valid_from), ended_reason = 'membership'
    where account_id = old.account_id and organization_id = old.organization_id
      and (valid_until is null or valid_until > left_at);
  for alone in
    select r.case_id from case_restrictions r join cases c on c.id = r.case_id
    where r.ended_at is null and r.organization_id = old.organization_id
      and c.status = 'open' and c.responsible_organization_id = old.organization_id
      and exists (
        select from case_access a
        where a.case_id = r.case_id and a.account_id = old.account_id
          and a.organization_id = old.organization_id and a.basis = 'own-duty')
      and not exists (
        select from case_access a
        where a.case_id = r.case_id and a.organization_id = r.organization_id and a.account_id is not null
          and a.basis = 'own-duty' and (a.valid_until is null or a.valid_until > left_at))
  loop
    insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_from)
      select gen_random_uuid(), alone.case_id, old.organization_id, m.account_id, '{}', 'own-duty', business_now()
      from memberships m join accounts a on a.id = m.account_id
      where m.organization_id = old.organization_id and m.role = 'manager' and a.is_active
        and m.account_id <> old.account_id and m.valid_from <= business_today()
        and (m.valid_to is null or m.valid_to > left_at::date);
  end loop;
  return null;
end $$;
