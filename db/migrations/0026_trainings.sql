-- 訓練: who takes part in which, until when, and what came of it. None ends without saying what is next.
create table trainings (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  kind text not null check (kind in ('public', 'job-seeker-basic', 'job-seeker-practical', 'bridge', 'work-placement', 'while-working', 'other')),
  course text not null check (btrim(course) <> '' and length(course) <= 300),
  provider text not null default '' check (length(provider) <= 300),
  starts_on date not null check (starts_on between date '2000-01-01' and date '2199-12-31'),
  ends_on date not null,
  ended_on date,
  result text check (result in ('completed', 'left', 'not-started')),
  result_note text not null default '' check (octet_length(result_note) <= 102400),
  recorded_at timestamptz not null default business_now(),
  readers jsonb not null default '{}',
  check (ends_on >= starts_on and ends_on <= starts_on + 1461),
  check ((ended_on is null) = (result is null)),
  check (ended_on is null or result = 'not-started' or ended_on >= starts_on)
);
create index trainings_ending on trainings (coalesce(ended_on, ends_on));
-- A job that was left is looked after by whoever is responsible now, so it is found by its day.
drop index placements_ended;
create index placements_ended on placements (ended_on) where ended_on is not null;
comment on table trainings is '職業訓練。コース・期間・どう終わったか';
comment on column trainings.ends_on is '終わる予定の日';
call protect_case_table('trainings', 'work-history');
create policy write_responsible on trainings for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy change_responsible on trainings for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
grant select, insert on trainings to tsunagu_app;
grant update (ends_on, ended_on, result, result_note) on trainings to tsunagu_app;

create index referrals_waiting_at_desk on referrals (to_desk_id) where status = 'sent';

-- As in 0023, and: trainings that are over while nobody has talked since or said how they ended; people who were referred
-- to a desk that has said it has no free place. Jobs and trainings are looked after by whoever is responsible now, also
-- where another desk recorded them, as far as they may be read.
create or replace function gap_counts(today date, silent_before date, overdue_before date, age_limit integer, notice_days integer)
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
  select r.from_organization_id, 'no-room', count(*) from referrals r join desk_capacities k on k.desk_id = r.to_desk_id
    where r.status = 'sent' and k.open_cases <= (select count(*) from cases c where c.responsible_desk_id = k.desk_id and c.status = 'open') group by 1
  union all
  select c.responsible_organization_id, 'age-limit', count(*) from cases c join desks d on d.id = c.responsible_desk_id join people p on p.id = c.person_id
    where c.status = 'open' and d.kind = 'youth-support-station'
      -- As dates: compared with timestamps, the planner can't see how few they are.
      and p.birth_date between (today - make_interval(years => age_limit + 1))::date and (today - make_interval(years => age_limit + 1))::date + notice_days group by 1
  union all
  select s.organization_id, 'plan-review', count(*) from support_plans s join cases c on c.id = s.case_id where s.status = 'running' and s.review_on < today and c.status = 'open' group by 1
  union all
  select c.responsible_organization_id, 'left-job', count(distinct c.id) from placements p join cases c on c.id = p.case_id
    where p.ended_on between today - 180 and today and c.status = 'open' and c.last_contact_on <= p.ended_on
      and (p.readers ->> c.responsible_organization_id)::float8 > extract(epoch from business_now()) group by 1
  union all
  select c.responsible_organization_id, 'left-training', count(*) from trainings t join cases c on c.id = t.case_id
    where coalesce(t.ended_on, t.ends_on) between today - 180 and today - 1 and c.status = 'open' and (t.ended_on is null or c.last_contact_on < t.ended_on)
      and (t.readers ->> c.responsible_organization_id)::float8 > extract(epoch from business_now()) group by 1
$$;
