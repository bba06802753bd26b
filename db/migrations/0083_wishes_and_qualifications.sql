-- What somebody looks for, so that jobs can be found for them instead of being scrolled through, and what they are
-- qualified to do: the other half of the job card. What is wished for is one row at a time, the former ones stay; what is
-- said of health stands apart, for readers of that part.
create table qualifications (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text references desks,
  kind text not null check (kind in ('license', 'qualification', 'education', 'course')),
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  issuer text not null default '' check (length(issuer) <= 200),
  got_on date,
  expires_on date,
  note text not null default '' check (octet_length(note) <= 102400),
  added_by uuid references accounts,
  added_at timestamptz not null default business_now(),
  replaces_id uuid references qualifications,
  removed_at timestamptz,
  removed_by uuid references accounts,
  readers jsonb not null default '{}',
  check (expires_on is null or got_on is null or expires_on >= got_on)
);
create index qualifications_of on qualifications (case_id) where removed_at is null;
create unique index qualifications_one_successor on qualifications (replaces_id) where replaces_id is not null;
comment on table qualifications is '免許・資格と、学んだこと。ジョブ・カードの3-1と3-2になる';
comment on column qualifications.got_on is '取った日・修了した日。分からなければ空';
call protect_case_table('qualifications', 'work-history');

create table job_wishes (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  replaces_id uuid references job_wishes,
  replaced_at timestamptz,
  first_occupation text not null default '' check (length(first_occupation) <= 100),
  second_occupation text not null default '' check (length(second_occupation) <= 100),
  third_occupation text not null default '' check (length(third_occupation) <= 100),
  regular text not null check (regular in ('regular', 'any', 'other')),
  weekly_days smallint check (weekly_days between 1 and 7),
  hours_from time,
  hours_to time,
  weekly_hours smallint check (weekly_hours between 1 and 60),
  days_off text[] not null default '{}' check (days_off <@ array['saturday', 'sunday', 'holiday', 'night']),
  pay_kind text check (pay_kind in ('month', 'hour')),
  pay_least integer check (pay_least between 1 and 10000000),
  municipality_codes text[] not null default '{}' check (cardinality(municipality_codes) <= 20),
  ways text[] not null default '{}' check (ways <@ array['walk', 'bicycle', 'car', 'bus', 'train']),
  minutes smallint check (minutes between 5 and 240),
  wants text[] not null default '{}' check (wants <@ array['tour', 'experience', 'practice', 'short-hours', 'remote']),
  surroundings text[] not null default '{}' check (surroundings <@ array['few-people', 'quiet', 'no-phone',
    'no-customers', 'sitting', 'standing', 'own-pace', 'with-others']),
  care text not null default '' check (length(care) <= 1000),
  musts text[] not null default '{}' check (musts <@ array['regular', 'days', 'hours', 'pay', 'place', 'surroundings']),
  note text not null default '' check (octet_length(note) <= 102400),
  readers jsonb not null default '{}',
  check ((pay_kind is null) = (pay_least is null)),
  check ((hours_from is null) = (hours_to is null)),
  check (second_occupation = '' or first_occupation <> ''),
  check (third_occupation = '' or second_occupation <> '')
);
create unique index job_wishes_one on job_wishes (case_id) where replaced_at is null;
create unique index job_wishes_one_successor on job_wishes (replaces_id) where replaces_id is not null;
comment on table job_wishes is '希望する仕事。いまのものは一つで、前のものも残る';
comment on column job_wishes.musts is 'ゆずれないこと';
comment on column job_wishes.days_off is '働けない日・時間帯';
comment on column job_wishes.care is '育児・介護などで、働く時間に要る心づかい';
call protect_case_table('job_wishes', 'work-history');

create table job_wish_health (
  wish_id uuid primary key references job_wishes,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  words text not null check (btrim(words) <> '' and octet_length(words) <= 102400),
  may_tell text not null check (may_tell in ('desk', 'employer')),
  readers jsonb not null default '{}'
);
create index job_wish_health_of on job_wish_health (case_id);
comment on table job_wish_health is '仕事をさがすときの健康のこと。本人が伝えたいとおりに';
comment on column job_wish_health.may_tell is 'だれに伝えてよいか';
call protect_case_table('job_wish_health', 'health');

create policy write_own on qualifications for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy take_back on qualifications for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy write_own on job_wishes for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy replace_responsible on job_wishes for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy write_own on job_wish_health for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
grant select, insert on qualifications, job_wishes, job_wish_health to tsunagu_app;
grant update (removed_at, removed_by) on qualifications to tsunagu_app;
grant update (replaced_at) on job_wishes to tsunagu_app;
