-- いっしょに支援: a further desk helps on a case whose responsibility stays where it is. There is always one lead.

alter table referrals add mode text not null default 'hand-over' check (mode in ('hand-over', 'joint'));
comment on column referrals.mode is '引き継いでもらうか、いっしょに支援してもらうか。いっしょなら、受け入れても責任は移らない';

-- Responsibility is taken only where it was offered.
alter policy change_responsible on cases using (may_read(readers) and (responsible_organization_id = acting_organization()
  or exists (select from referrals where referrals.case_id = cases.id and referrals.to_organization_id = acting_organization()
    and referrals.from_organization_id = cases.responsible_organization_id and referrals.status = 'accepted' and referrals.mode = 'hand-over')));

create table joint_supports (
  id uuid primary key,
  case_id uuid not null references cases,
  referral_id uuid not null unique references referrals,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  task text not null check (btrim(task) <> '' and octet_length(task) <= 102400),
  began_on date not null,
  -- Promise 1 for whoever helps too: while it lasts, its next step has a day.
  next_kind text check (next_kind in ('appointment', 'call', 'outreach', 'letter', 'message', 'review', 'other')),
  next_on date,
  next_at time,
  next_note text not null default '' check (length(next_note) <= 2000),
  ended_on date,
  ended_reason text check (ended_reason in ('employed', 'training', 'referred-on', 'ended-by-person', 'no-contact', 'other', 'lead', 'closed', 'became-lead')),
  end_note text not null default '' check (octet_length(end_note) <= 102400),
  -- The helping desk has taken note of an end that it didn't set itself.
  acknowledged_at timestamptz,
  readers jsonb not null default '{}',
  check ((ended_on is null) = (ended_reason is null)),
  check (ended_on is not null or (next_kind is not null and next_on is not null and btrim(next_note) <> '')),
  check (ended_on is null or ended_on >= began_on)
);
create unique index joint_supports_one_alive on joint_supports (case_id, desk_id) where ended_on is null;
create index joint_supports_next on joint_supports (organization_id, next_on) where ended_on is null;
create index joint_supports_ended on joint_supports (organization_id) where ended_reason in ('lead', 'closed') and acknowledged_at is null;
comment on table joint_supports is 'いっしょに支援する窓口。責任窓口はほかにあり、することと次の予定を自分で持つ';
call protect_case_table('joint_supports', null);
create policy begin_own on joint_supports for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from referrals where referrals.id = referral_id and referrals.case_id = joint_supports.case_id and referrals.to_desk_id = joint_supports.desk_id
      and referrals.to_organization_id = acting_organization() and referrals.mode = 'joint' and referrals.status = 'accepted'));
create policy change_either on joint_supports for update to tsunagu_app
  using (organization_id = acting_organization() or exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
grant select, insert on joint_supports to tsunagu_app;
grant update (account_id, next_kind, next_on, next_at, next_note, ended_on, ended_reason, end_note, acknowledged_at) on joint_supports to tsunagu_app;

-- On its own duty the helping desk reads what it writes itself, and nothing more than that.
create policy grant_joint on case_access for insert to tsunagu_app
  with check (organization_id = acting_organization() and basis = 'own-duty' and scope = '{}' and account_id is null and exists (
    select from referrals where referrals.id = referral_id and referrals.case_id = case_access.case_id and referrals.to_organization_id = acting_organization()
      and referrals.mode = 'joint' and referrals.status = 'accepted'));

-- Who helps isn't the lead, and helps on an open case.
create function check_joint_support() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if exists (select from joint_supports j join cases c on c.id = j.case_id
      where j.id = new.id and j.ended_on is null and (c.status <> 'open' or c.responsible_desk_id = j.desk_id)) then
    raise exception using errcode = '23514', constraint = 'joint_support_beside_lead', message = 'a joint support of a closed case or of the responsible desk';
  end if;
  return null;
end $$;
create constraint trigger joint_support_beside_lead after insert or update of ended_on on joint_supports deferrable initially deferred
  for each row execute function check_joint_support();

-- It ends with the case, and where the helping desk takes the lead; the door that was opened for it closes with the case.
create function end_joint_supports() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.status = 'closed' then
    update case_access set valid_until = business_now(), ended_reason = 'closed'
      where case_id = new.id and basis <> 'own-duty' and (valid_until is null or valid_until > business_now())
        and referral_id in (select referral_id from joint_supports where case_id = new.id and ended_on is null);
    update joint_supports set ended_on = greatest(business_today(), began_on), ended_reason = 'closed' where case_id = new.id and ended_on is null;
  else
    update joint_supports set ended_on = greatest(business_today(), began_on), ended_reason = 'became-lead' where case_id = new.id and desk_id = new.responsible_desk_id and ended_on is null;
  end if;
  return null;
end $$;
create trigger end_joint_supports after update of status, responsible_desk_id on cases for each row
  when (new.status = 'closed' and old.status = 'open' or old.responsible_desk_id is distinct from new.responsible_desk_id) execute function end_joint_supports();

-- A talk with whoever helps is contact with the person: the case's day moves, and nothing else of it.
create function note_joint_contact(joint uuid, talked_on date) returns void
  language sql security definer set search_path from current
as $$
  update cases set last_contact_on = greatest(last_contact_on, talked_on), version = version + 1
    where status = 'open' and id = (select case_id from joint_supports where id = joint and organization_id = acting_organization() and ended_on is null)
$$;
revoke all on function note_joint_contact(uuid, date) from public;
grant execute on function note_joint_contact(uuid, date) to tsunagu_app;

-- What a helping desk writes is read by who leads, as far as and as long as the person agreed to what the two may share.
create or replace function case_readers(subject uuid, part text, author text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}')
  from (
    select reader, max(ends) as ends from (
      select coalesce(a.account_id::text, a.organization_id) as reader, coalesce(extract(epoch from a.valid_until)::float8, 9e15) as ends
      from case_access a
      where a.case_id = subject and (part is null or part <> 'own' and a.scope && array['all', part] or a.organization_id = author)
        and (a.account_id is not null or not exists (
          select from case_restrictions r where r.case_id = subject and r.organization_id = a.organization_id and r.ended_at is null))
      union all
      select c.responsible_organization_id, coalesce(extract(epoch from (r.basis_until + 1)::timestamp at time zone 'Asia/Tokyo')::float8, 9e15)
      from joint_supports j join referrals r on r.id = j.referral_id join cases c on c.id = j.case_id
      where j.case_id = subject and j.organization_id = author and part <> 'own' and r.shares && array['all', part]
        and not exists (select from case_restrictions x where x.case_id = subject and x.organization_id = c.responsible_organization_id and x.ended_at is null)
    ) each
    group by reader
  ) access
$$;
