-- What an administrator has to see of rights and doors: who was refused, whose rights changed, what was taken out. Ids and codes, no
-- words about anybody. What the ledger has already is told from there, so that nothing of it can be forgotten.
create table security_events (
  id uuid primary key,
  kind text not null check (kind in ('sign-in-refused', 'sign-in-held', 'door-refused', 'rights', 'token', 'export', 'emergency')),
  -- Who did it, and whose account it was about.
  account_id uuid references accounts,
  subject_account_id uuid references accounts,
  organization_id text references organizations,
  detail text not null default '' check (length(detail) <= 200 and detail !~ '[[:cntrl:]]'),
  happened_at timestamptz not null default now()
);
create index security_events_newest on security_events (happened_at desc, id desc);
create index security_events_of_kind on security_events (kind, happened_at desc, id desc);
comment on table security_events is '安全の記録。断られた扉・ログイン、変わった権限、鍵、書き出し、緊急の閲覧。相談の中身も名前も書かない';
call protect_table('security_events');
create policy read_administrator on security_events for select to tsunagu_app using (acting_role() = 'administrator');
create policy append on security_events for insert to tsunagu_readlog with check (account_id is not distinct from acting_account());
grant select on security_events to tsunagu_app;
grant insert on security_events to tsunagu_readlog;

create function note_security_event() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into security_events (id, kind, account_id, subject_account_id, organization_id, detail)
    values (gen_random_uuid(), case when new.kind like 'account.token%' then 'token' when new.kind like 'account.%' then 'rights' when new.kind like 'council.%' then 'export' else 'emergency' end,
      new.account_id, (new.payload ->> 'accountId')::uuid, coalesce(new.organization_id, new.payload ->> 'organizationId'),
      left(new.kind || coalesce(' ' || coalesce(new.payload ->> 'change', new.payload ->> 'role', new.payload ->> 'review'), ''), 200));
  return null;
end $$;
create trigger note_security_event after insert on ledger for each row
  when (new.kind in ('account.created', 'account.changed', 'account.tokenMade', 'account.tokenEnded', 'council.exported', 'council.personExported', 'emergency.opened', 'emergency.reviewed'))
  execute function note_security_event();

-- What can't wait, counted: wrong sign-ins in a quarter of an hour, and what happened to rights in a day.
create function security_counts() returns table (refused bigint, administrators bigint, exports bigint)
  language sql stable security definer set search_path from current
as $$
  select (select count(*) from security_events where kind in ('sign-in-refused', 'sign-in-held') and happened_at > now() - interval '15 minutes'),
    (select count(*) from security_events where kind = 'rights' and detail = 'account.created administrator' and happened_at > now() - interval '1 day'),
    (select count(*) from security_events where kind = 'export' and happened_at > now() - interval '1 day')
$$;
revoke all on function security_counts() from public, tsunagu_stats;

alter table alarms drop constraint alarms_kind_check, add constraint alarms_kind_check check (kind in ('clock', 'duty', 'mail', 'seal', 'security'));

create function sweep_security_events(most integer) returns integer
  language plpgsql security definer set search_path from current
as $$
declare many integer;
begin
  if acting_account() is not null then return 0; end if;
  delete from security_events where ctid = any(array(select ctid from security_events where happened_at < now() - make_interval(years => kept_setting('retention.readLogYears', 5)) order by happened_at limit most for update skip locked));
  get diagnostics many = row_count;
  return many;
end $$;
comment on function sweep_security_events(integer) is '期限を過ぎた安全の記録を消す。閲覧記録と同じ年数';
revoke all on function sweep_security_events(integer) from public, tsunagu_stats;

-- Tokens: seen and ended by their owner and by administrators, made for oneself or by the operator.
drop policy own on api_tokens;
create policy read_own on api_tokens for select to tsunagu_app using (acting_account() is null or account_id = acting_account() or acting_role() = 'administrator');
create policy make_own on api_tokens for insert to tsunagu_app with check (acting_account() is null or account_id = acting_account());
create policy change_own on api_tokens for update to tsunagu_app using (acting_account() is null or account_id = acting_account() or acting_role() = 'administrator');

-- Who looked, whole: a look at the person or at a つなぎ of the case was noted without the case's own id.
create function ids_of_case(subject uuid) returns uuid[]
  language sql stable security definer set search_path from current
as $$
  select array(select subject union select c.person_id from cases c where c.id = subject and c.person_id is not null union select r.id from referrals r where r.case_id = subject
    union select a.conference_id from case_access a where a.case_id = subject and a.conference_id is not null)
$$;
revoke all on function ids_of_case(uuid) from public, tsunagu_app, tsunagu_stats;
create or replace function reads_of_case(subject uuid, most integer)
  returns table (read_on date, organization_id text, account_id uuid, basis text, door text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select (l.read_at at time zone 'Asia/Tokyo')::date, l.organization_id, l.account_id, l.basis, l.door, count(*)
  from read_log l
  where l.subject_ids && ids_of_case(subject) and l.kind <> 'search'
    and exists (select from cases c where c.id = subject and may_read(c.readers) and c.responsible_organization_id = acting_organization())
  group by 1, 2, 3, 4, 5 order by 1 desc, 2, 3 limit most
$$;
create or replace function own_reads(most integer) returns table (read_on date, organization text, basis text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select (l.read_at at time zone 'Asia/Tokyo')::date, coalesce(o.name, ''), l.basis, count(*)
  from read_log l left join organizations o on o.id = l.organization_id
  where l.subject_ids && array(select unnest(ids_of_case(c.id)) from own_cases() c) and l.kind <> 'search' and l.account_id is distinct from acting_account()
  group by 1, 2, 3 order by 1 desc, 2, 3 limit most
$$;
