create or replace function note_security_event() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into security_events (id, kind, account_id, subject_account_id, organization_id, detail)
    values (gen_random_uuid(),
      case when new.kind like 'account.token%' then 'token'
        when new.kind like 'account.%' then 'rights'
        when new.kind like 'council.%' then 'export'
        else 'emergency' end,
      new.account_id, (new.payload ->> 'accountId')::uuid,
      coalesce(new.organization_id, new.payload ->> 'organizationId'),
      left(new.kind || coalesce(' ' || coalesce(new.payload ->> 'change',
        new.payload ->> 'role', new.payload ->> 'review'), ''), 200));
  return null;
end $$;
