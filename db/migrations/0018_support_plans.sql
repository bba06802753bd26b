-- 支援プラン: goals in the person's words, steps, the council's measures that fit, agreement, decision, monitoring, evaluation.

-- Which desks want a second look of who is responsible before a plan begins and before a case ends.
create table desk_rules (
  desk_id text primary key references desks,
  sign_off_plan boolean not null default false,
  sign_off_closure boolean not null default false,
  set_by uuid references accounts,
  set_at timestamptz not null default business_now()
);
comment on table desk_rules is '窓口の決まり。プランを始める前・終結の前に責任者が確かめるか';
call protect_table('desk_rules');
create policy read_own on desk_rules for select to tsunagu_app using (exists (select from desks where desks.id = desk_id and desks.organization_id = acting_organization()));
create policy set_own on desk_rules for insert to tsunagu_app with check (exists (select from desks where desks.id = desk_id and desks.organization_id = acting_organization()));
create policy change_own on desk_rules for update to tsunagu_app using (exists (select from desks where desks.id = desk_id and desks.organization_id = acting_organization()));
grant select, insert on desk_rules to tsunagu_app;
grant update (sign_off_plan, sign_off_closure, set_by, set_at) on desk_rules to tsunagu_app;

create table support_plans (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  number integer not null check (number >= 1),
  follows_id uuid references support_plans,
  status text not null default 'draft' check (status in ('draft', 'agreed', 'running', 'evaluated', 'withdrawn', 'handed-over')),
  wish text not null check (btrim(wish) <> '' and octet_length(wish) <= 102400),
  starts_on date not null check (starts_on between date '2000-01-01' and date '2199-12-31'),
  ends_on date not null,
  review_on date not null,
  services text[] not null default '{}',
  needs_decision boolean not null,
  needs_sign_off boolean not null,
  agreed_on date,
  agreed_how text check (agreed_how in ('signature', 'oral')),
  agreed_witness text not null default '' check (length(agreed_witness) <= 300),
  conference_on date,
  conference_form text check (conference_form in ('meeting', 'paper')),
  conference_result text check (conference_result in ('fit', 'revised')),
  decided_on date,
  decided_by text not null default '' check (length(decided_by) <= 300),
  signed_off_at timestamptz,
  signed_off_by uuid references accounts,
  returned_note text not null default '' check (octet_length(returned_note) <= 102400),
  ended_on date,
  evaluation text not null default '' check (octet_length(evaluation) <= 102400),
  continues text check (continues in ('close', 'replan', 'suspend')),
  changes text[] not null default '{}',
  version integer not null default 1,
  account_id uuid references accounts,
  written_at timestamptz not null default business_now(),
  readers jsonb not null default '{}',
  unique (case_id, number),
  check (ends_on >= starts_on),
  check (review_on between starts_on and ends_on),
  -- 3.4: without the person's agreement nothing is decided, and nothing begins.
  check (status not in ('agreed', 'running', 'evaluated') or agreed_on is not null),
  check ((agreed_on is null) = (agreed_how is null)),
  check (agreed_how is distinct from 'oral' or agreed_witness <> ''),
  check (decided_on is null or (agreed_on is not null and conference_on is not null and decided_on >= conference_on and decided_by <> '')),
  check ((conference_on is null) = (conference_form is null) and (conference_on is null) = (conference_result is null)),
  check (status not in ('running', 'evaluated') or ((not needs_decision or decided_on is not null) and (not needs_sign_off or signed_off_at is not null))),
  check ((status = 'evaluated') = (continues is not null)),
  check ((status in ('evaluated', 'withdrawn', 'handed-over')) = (ended_on is not null)),
  check ((signed_off_at is null) = (signed_off_by is null))
);
create unique index support_plans_one_alive on support_plans (case_id) where status in ('draft', 'agreed', 'running');
create index support_plans_review on support_plans (organization_id, review_on) where status = 'running';
create index support_plans_sign_off on support_plans (organization_id) where status = 'agreed' and needs_sign_off and signed_off_at is null;
comment on table support_plans is '支援プラン。本人の目指す姿・期間・同意・支援調整会議・支援決定・見直し・評価';
comment on column support_plans.services is '使う事業(住居確保給付金など)';
comment on column support_plans.needs_decision is '支援決定が要るか(法定の事業を使うとき)';
call protect_case_table('support_plans', 'plan');
create policy write_own on support_plans for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy change_own on support_plans for update to tsunagu_app using (organization_id = acting_organization());
grant select, insert on support_plans to tsunagu_app;
grant update (status, wish, starts_on, ends_on, review_on, services, needs_decision, needs_sign_off, agreed_on, agreed_how, agreed_witness, conference_on, conference_form, conference_result,
  decided_on, decided_by, signed_off_at, signed_off_by, returned_note, ended_on, evaluation, continues, changes, version) on support_plans to tsunagu_app;

create table support_goals (
  id uuid primary key,
  plan_id uuid not null references support_plans,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  position integer not null,
  goal text not null check (btrim(goal) <> '' and octet_length(goal) <= 102400),
  result text check (result in ('achieved', 'partly', 'not', 'not-wanted')),
  result_note text not null default '' check (octet_length(result_note) <= 102400),
  removed_at timestamptz,
  readers jsonb not null default '{}'
);
create index support_goals_of_plan on support_goals (plan_id);
comment on table support_goals is 'プランの目標。本人の言葉で書き、評価の結果をのこす';
call protect_case_table('support_goals', 'plan');

create table support_steps (
  id uuid primary key,
  goal_id uuid not null references support_goals,
  plan_id uuid not null references support_plans,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  position integer not null,
  step text not null check (btrim(step) <> '' and octet_length(step) <= 102400),
  doer text not null check (doer in ('person', 'desk', 'other')),
  doer_name text not null default '' check (length(doer_name) <= 300),
  due_on date not null,
  done_on date,
  done_by uuid references accounts,
  removed_at timestamptz,
  readers jsonb not null default '{}',
  check (doer <> 'other' or doer_name <> ''),
  check ((done_on is null) = (done_by is null))
);
create index support_steps_of_plan on support_steps (plan_id);
comment on table support_steps is '目標への手だて。だれが・いつまでに';
call protect_case_table('support_steps', 'plan');

create table support_measures (
  plan_id uuid not null references support_plans,
  fiscal_year smallint not null,
  measure_id text not null,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  fits boolean not null,
  reason text not null check (btrim(reason) <> '' and octet_length(reason) <= 102400),
  removed_at timestamptz,
  readers jsonb not null default '{}',
  primary key (plan_id, measure_id),
  foreign key (fiscal_year, measure_id) references plan_measures
);
comment on table support_measures is '協議会の施策のうち、この方に合うものと合わないもの。それぞれ理由をのこす';
call protect_case_table('support_measures', 'plan');

create table support_reviews (
  id uuid primary key,
  plan_id uuid not null references support_plans,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  held_on date not null,
  method text not null check (method in ('visit', 'phone', 'home', 'online', 'letter')),
  progress jsonb not null default '{}',
  voice text not null default '' check (octet_length(voice) <= 102400),
  note text not null default '' check (octet_length(note) <= 102400),
  next_review_on date not null check (next_review_on > held_on),
  account_id uuid references accounts,
  written_at timestamptz not null default business_now(),
  readers jsonb not null default '{}'
);
create index support_reviews_of_plan on support_reviews (plan_id);
comment on table support_reviews is 'プランの見直し(モニタリング)。目標ごとの進みと本人の声';
comment on column support_reviews.progress is '目標ごとの進み(順調・やや遅れ・停滞・達成)';
call protect_case_table('support_reviews', 'plan');

do $$
declare name text;
begin
  foreach name in array array['support_goals', 'support_steps', 'support_measures', 'support_reviews'] loop
    execute format('create policy write_own on %I for insert to tsunagu_app with check (organization_id = acting_organization() and exists (select from support_plans where support_plans.id = plan_id and support_plans.case_id = %1$I.case_id and support_plans.organization_id = acting_organization()))', name);
    execute format('create policy change_own on %I for update to tsunagu_app using (organization_id = acting_organization())', name);
    execute format('grant select, insert on %I to tsunagu_app', name);
  end loop;
end $$;
grant update (goal, result, result_note, removed_at) on support_goals to tsunagu_app;
grant update (step, doer, doer_name, due_on, done_on, done_by, removed_at) on support_steps to tsunagu_app;
grant update (fits, reason, removed_at) on support_measures to tsunagu_app;

-- Whoever accepts a つなぎ makes a plan of their own: the former desk's ends where it stands, also where it was not shared.
create function end_plan_at_hand_over() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update support_plans set status = 'handed-over', ended_on = business_today(), version = version + 1
    where case_id = new.id and organization_id = old.responsible_organization_id and status in ('draft', 'agreed', 'running');
  return null;
end $$;
create trigger end_plan_at_hand_over after update of responsible_organization_id on cases for each row
  when (old.responsible_organization_id is distinct from new.responsible_organization_id) execute function end_plan_at_hand_over();

-- A case whose end waits for the second look.
create table closure_requests (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  reason text not null,
  closed_on date not null,
  summary text not null check (octet_length(summary) <= 102400),
  reopen_hint text not null default '' check (octet_length(reopen_hint) <= 102400),
  follow_ups_end_reason text not null default '' check (octet_length(follow_ups_end_reason) <= 102400),
  asked_by uuid references accounts,
  asked_at timestamptz not null default business_now(),
  decision text check (decision in ('closed', 'returned', 'replaced')),
  decided_by uuid references accounts,
  decided_at timestamptz,
  note text not null default '' check (octet_length(note) <= 102400),
  readers jsonb not null default '{}',
  check ((decision is null) = (decided_at is null)),
  check (decision is distinct from 'returned' or btrim(note) <> '')
);
create unique index closure_requests_one on closure_requests (case_id) where decision is null;
create index closure_requests_waiting on closure_requests (organization_id) where decision is null;
comment on table closure_requests is '終結の前に責任者が確かめるのを待つもの。ほかの機関には見えない';
call protect_case_table('closure_requests', 'own');
create policy write_own on closure_requests for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy decide_own on closure_requests for update to tsunagu_app using (organization_id = acting_organization());
grant select, insert on closure_requests to tsunagu_app;
grant update (decision, decided_by, decided_at, note) on closure_requests to tsunagu_app;

-- Two more ways to fall: a plan that nobody has looked at in time, a job left and nobody has spoken since.
create index placements_ended on placements (organization_id, ended_on) where ended_on is not null;
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
  select c.responsible_organization_id, 'age-limit', count(*) from cases c join desks d on d.id = c.responsible_desk_id join people p on p.id = c.person_id
    where c.status = 'open' and d.kind = 'youth-support-station'
      -- As dates: compared with timestamps, the planner can't see how few they are.
      and p.birth_date between (today - make_interval(years => age_limit + 1))::date and (today - make_interval(years => age_limit + 1))::date + notice_days group by 1
  union all
  select s.organization_id, 'plan-review', count(*) from support_plans s where s.status = 'running' and s.review_on < today group by 1
  union all
  select c.responsible_organization_id, 'left-job', count(distinct c.id) from placements p join cases c on c.id = p.case_id
    where p.ended_on between today - 180 and today and c.status = 'open' and c.last_contact_on <= p.ended_on group by 1
$$;
