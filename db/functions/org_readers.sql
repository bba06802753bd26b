-- An organization as reader of what says something of a case: itself, or whom it has named. Until when is the row's.
create or replace function org_readers(subject uuid, organization text, until float8 default 9e15) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select case when organization is null then '{}'::jsonb
    when not exists (
      select from case_restrictions r
      where r.case_id = subject and r.organization_id = organization
        and r.ended_at is null) then jsonb_build_object(organization, until)
    else coalesce((select jsonb_object_agg(account_key(n.account_id, organization), least(n.ends, until))
      from named_of(subject, organization) n), '{}') end
$$;
