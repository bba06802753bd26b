-- The case becomes the acting organization's, as the first step of taking it up again;
-- what it reads of others stays what it was.
create or replace function take_up_here(subject uuid, desk text, account uuid, on_day date) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  perform from cases where id = subject for update;
  if not may_take_up(subject) then raise exception 'case % may not be taken up here', subject; end if;
  if not exists (select from desks where id = desk and organization_id = acting_organization()) then
    raise exception 'desk % is another organization''s', desk;
  end if;
  if not exists (
      select from case_access
      where case_id = subject and organization_id = acting_organization()
        and basis = 'own-duty' and account_id is null and valid_until is null) then
    insert into case_access (id, case_id, organization_id, scope, basis, valid_from, granted_by, created_at)
      values (gen_random_uuid(), subject, acting_organization(), '{}',
        'own-duty', business_now(), acting_account(), business_now());
  end if;
  update cases set responsible_organization_id = acting_organization(),
      responsible_desk_id = desk, responsible_account_id = account, responsible_since = on_day
    where id = subject;
end $$;
