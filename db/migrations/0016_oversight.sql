-- Nobody dropped: how full each desk is, notes of who is responsible for the team, what is asked of all cases at once.

create table desk_capacities (
  desk_id text primary key references desks,
  open_cases integer not null check (open_cases between 1 and 100000),
  waiting_days integer check (waiting_days between 0 and 730),
  note text not null default '' check (length(note) <= 500),
  set_by uuid references accounts,
  set_at timestamptz not null default business_now()
);
comment on table desk_capacities is '窓口の受入れの目安。支援中のケースの数と、初回までの日数。つなぐ前に見える';
call protect_table('desk_capacities');
create policy read_all on desk_capacities for select to tsunagu_app, tsunagu_stats using (true);
create policy set_own on desk_capacities for insert to tsunagu_app with check (exists (select from desks where desks.id = desk_id and desks.organization_id = acting_organization()));
create policy change_own on desk_capacities for update to tsunagu_app using (exists (select from desks where desks.id = desk_id and desks.organization_id = acting_organization()));
grant select, insert on desk_capacities to tsunagu_app;
grant update (open_cases, waiting_days, note, set_by, set_at) on desk_capacities to tsunagu_app;
grant select on desk_capacities to tsunagu_stats;

-- The part 'own' is never shared, not even with "all": only the organization that wrote such a row reads it.
create or replace function case_readers(subject uuid, part text, author text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}')
  from (
    select coalesce(a.account_id::text, a.organization_id) as reader, max(coalesce(extract(epoch from a.valid_until)::float8, 9e15)) as ends
    from case_access a
    where a.case_id = subject and (part is null or part <> 'own' and a.scope && array['all', part] or a.organization_id = author)
      and (a.account_id is not null or not exists (
        select from case_restrictions r where r.case_id = subject and r.organization_id = a.organization_id and r.ended_at is null))
    group by 1
  ) access
$$;

create table supervision_notes (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  account_id uuid not null references accounts,
  note text not null check (btrim(note) <> '' and octet_length(note) <= 102400),
  written_at timestamptz not null default business_now(),
  read_at timestamptz,
  read_by uuid references accounts,
  readers jsonb not null default '{}'
);
comment on table supervision_notes is '責任者から担当へのひとこと。ほかの機関には見えない';
call protect_case_table('supervision_notes', 'own');
create index supervision_notes_unread on supervision_notes (organization_id) where read_at is null;
create policy write_own on supervision_notes for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy read_mark on supervision_notes for update to tsunagu_app using (organization_id = acting_organization());
grant select, insert on supervision_notes to tsunagu_app;
grant update (read_at, read_by) on supervision_notes to tsunagu_app;

-- For the council: how many of each gap, by organization; no case, no person. It looks past the policies and answers
-- counts alone, to the role that sees no identity and to the weekly mail.
create function gap_counts(today date, silent_before date, overdue_before date, age_limit integer, notice_days integer)
  returns table (organization_id text, gap text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select responsible_organization_id, 'silent', count(*) from cases where status = 'open' and last_contact_on < silent_before group by 1
  union all
  select n.organization_id, 'overdue', count(*) from next_actions n where n.ended_at is null and n.due_on < overdue_before group by 1
  union all
  select to_organization_id, 'unanswered', count(*) from referrals where status = 'sent' and respond_by < today group by 1
  union all
  select c.responsible_organization_id, 'orphaned', count(*) from cases c
    where c.status = 'open' and c.responsible_account_id is not null and not exists (
      select from memberships m join accounts a on a.id = m.account_id
      where m.account_id = c.responsible_account_id and m.organization_id = c.responsible_organization_id and a.is_active and m.valid_from <= today and (m.valid_to is null or m.valid_to >= today))
    group by 1
  union all
  select d.organization_id, 'full', count(*) from desk_capacities k join desks d on d.id = k.desk_id
    where k.open_cases < (select count(*) from cases c where c.responsible_desk_id = k.desk_id and c.status = 'open') group by 1
  union all
  select c.responsible_organization_id, 'age-limit', count(*) from cases c join desks d on d.id = c.responsible_desk_id join people p on p.id = c.person_id
    where c.status = 'open' and d.kind = 'youth-support-station'
      -- As dates: compared with timestamps, the planner can't see how few they are.
      and p.birth_date between (today - make_interval(years => age_limit + 1))::date and (today - make_interval(years => age_limit + 1))::date + notice_days group by 1
$$;
comment on function gap_counts(date, date, date, integer, integer) is 'こぼれそうなケースの数(機関ごと)。だれのことかは答えない';
revoke all on function gap_counts(date, date, date, integer, integer) from public;
grant execute on function gap_counts(date, date, date, integer, integer) to tsunagu_app, tsunagu_stats;

-- The flow between kinds of desks, and how long a hand-over takes at each seam. Counts and medians alone.
create function referral_flow(since date, today date, outcome_days integer)
  returns table (from_kind text, to_kind text, sent bigint, accepted bigint, declined bigint, silent bigint, due_outcome bigint, with_outcome bigint, answer_days double precision)
  language sql stable security definer set search_path from current
as $$
  select f.kind, t.kind, count(*), count(*) filter (where r.status = 'accepted'), count(*) filter (where r.status = 'declined'), count(*) filter (where r.status = 'sent' and r.respond_by < today),
    -- In the denominator also whoever never answered (domain §4.1, loop closure).
    count(*) filter (where r.status <> 'withdrawn' and r.sent_on <= today - outcome_days), count(*) filter (where r.sent_on <= today - outcome_days and (r.outcome is not null or r.status = 'declined')),
    percentile_cont(0.5) within group (order by (r.answered_on - r.sent_on)::float8) filter (where r.status in ('accepted', 'declined'))
  from referrals r join desks f on f.id = r.from_desk_id join desks t on t.id = r.to_desk_id
  where r.sent_on >= since group by 1, 2
$$;
comment on function referral_flow(date, date, integer) is 'つなぎの流れ(窓口の種類どうし)と、返事までの日数の中央値';
revoke all on function referral_flow(date, date, integer) from public;
grant execute on function referral_flow(date, date, integer) to tsunagu_app, tsunagu_stats;
create index referrals_sent_on on referrals (sent_on);

-- The whole caseload of somebody who has left, in one step: the manager of the organization alone changes who is in charge.
create index cases_open_worker on cases (responsible_organization_id, responsible_account_id) where status = 'open';
grant update (account_id) on next_actions to tsunagu_app;

-- Which weeks the managers have been told of; the first to take a week sends its mails.
create table weekly_mails (
  week_of date primary key,
  taken_at timestamptz not null default now()
);
comment on table weekly_mails is '責任者に知らせた週';
call protect_table('weekly_mails');
create function take_week(monday date) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  insert into weekly_mails (week_of) values (monday) on conflict do nothing;
  return found;
end $$;
revoke all on function take_week(date) from public;
grant execute on function take_week(date) to tsunagu_app;

-- How much room a desk has that has said so: a number, whoever asks.
create function desk_room() returns table (desk_id text, free integer, waiting_days integer, note text, set_on date)
  language sql stable security definer set search_path from current
as $$
  select k.desk_id, (k.open_cases - (select count(*) from cases c where c.responsible_desk_id = k.desk_id and c.status = 'open'))::integer, k.waiting_days, k.note, (k.set_at at time zone 'Asia/Tokyo')::date
  from desk_capacities k
$$;
comment on function desk_room() is '窓口の余裕(あと何件受けられるか)。つなぐ前に見える';
revoke all on function desk_room() from public;
grant execute on function desk_room() to tsunagu_app;
