-- 体験・実習: somebody sees a workplace, tries it, practises or is hired on trial (domain §5.5). What is agreed stands on one
-- paper, to which three sides say yes; whoever changes it asks them again, since a yes is to a version. Each day leaves a
-- line. What the law forbids is refused here too: work for wages is employment, and employment has wages.
-- Days at one employer within three years are added up, since a subsidy asks for them. Rows of before: none.
create table trials (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  version integer not null default 1,
  kind text not null check (kind in ('tour', 'experience', 'practice', 'supported-work', 'trial-hire')),
  employer_id uuid references employers,
  employer_name text not null check (btrim(employer_name) <> '' and length(employer_name) <= 300),
  place text not null default '' check (length(place) <= 300),
  work text not null check (btrim(work) <> '' and octet_length(work) <= 102400),
  starts_on date not null,
  ends_on date not null,
  hours text not null default '' check (length(hours) <= 300),
  is_employed boolean not null,
  is_paid boolean not null,
  pay text not null default '' check (length(pay) <= 300),
  insurances text[] not null default '{}' check (insurances <@ array['event', 'injury', 'liability', 'accident', 'social']),
  is_no_labour boolean not null default false,
  contact text not null default '' check (length(contact) <= 300),
  needs text not null default '' check (octet_length(needs) <= 102400),
  ended_on date,
  next text check (next in ('hire', 'longer', 'other-place', 'apply', 'rest', 'undecided')),
  person_look text not null default '' check (octet_length(person_look) <= 102400),
  workplace_look text not null default '' check (octet_length(workplace_look) <= 102400),
  cancelled_at timestamptz,
  cancelled_reason text not null default '' check (length(cancelled_reason) <= 1000),
  readers jsonb not null default '{}',
  check (ends_on >= starts_on),
  constraint trials_tour_check check (kind <> 'tour' or ends_on = starts_on),
  constraint trials_employment_check check (case kind when 'trial-hire' then is_employed
    when 'supported-work' then true else not is_employed end),
  constraint trials_wages_check check (is_paid or not is_employed),
  constraint trials_unpaid_check check (is_paid or kind = 'tour' or is_no_labour),
  constraint trials_insured_check check (is_employed or kind = 'tour' or 'injury' = any (insurances)),
  check ((ended_on is null) = (next is null)),
  check (ended_on >= starts_on),
  check ((cancelled_at is null) = (cancelled_reason = '')),
  check (cancelled_at is null or ended_on is null)
);
create index trials_of_employer on trials (employer_id) where employer_id is not null;
create index trials_going_on on trials (ends_on) where ended_on is null and cancelled_at is null;
comment on table trials is '職場見学・就労体験・企業実習・中間的就労・トライアル雇用';
comment on column trials.version is 'この版に、三者が同意する';
comment on column trials.hours is '日と時間。月・水・金の10時から15時まで、など';
comment on column trials.is_no_labour is '賃金を払わないとき、指揮命令を受けて働くものではないと確かめた';
comment on column trials.contact is '困ったときの連絡先';
comment on column trials.needs is '企業に伝える配慮。本人の言葉で';
call protect_case_table('trials', 'work-history');

create table trial_agreements (
  id uuid primary key,
  case_id uuid not null references cases,
  trial_id uuid not null references trials,
  version integer not null,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  side text not null check (side in ('person', 'employer', 'desk')),
  agreed_on date not null,
  how text not null check (how in ('signature', 'oral', 'electronic')),
  signer text not null default '' check (length(signer) <= 100),
  readers jsonb not null default '{}',
  unique (trial_id, version, side)
);
comment on table trial_agreements is '体験・実習への、本人・企業・支援機関それぞれの同意';
comment on column trial_agreements.version is '同意した版。中身が変わると、もう一度たずねる';
call protect_case_table('trial_agreements', 'work-history');

create table trial_days (
  id uuid primary key,
  case_id uuid not null references cases,
  trial_id uuid not null references trials,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  held_on date not null,
  came text not null check (came in ('whole', 'part', 'absent')),
  words text not null default '' check (octet_length(words) <= 102400),
  replaced_at timestamptz,
  readers jsonb not null default '{}'
);
create unique index trial_days_one on trial_days (trial_id, held_on) where replaced_at is null;
comment on table trial_days is '体験・実習の一日ごとの記録。書き直しても前のものが残る';
call protect_case_table('trial_days', 'work-history');

alter table record_corrections drop constraint record_corrections_kind_check, add constraint record_corrections_kind_check
  check (kind in ('consultation', 'placement', 'follow-up', 'training', 'target-type', 'closure', 'outcome', 'decision',
    'introduction', 'trial'));

do $$
declare
  name text;
begin
  foreach name in array array['trials', 'trial_agreements', 'trial_days'] loop
    execute format('create policy write_responsible on %I for insert to tsunagu_app
      with check (organization_id = acting_organization() and exists (
        select from cases where cases.id = case_id and responsible_organization_id = acting_organization()))', name);
    execute format('grant select on %I to tsunagu_app', name);
  end loop;
  foreach name in array array['trials', 'trial_days'] loop
    execute format('create policy change_responsible on %I for update to tsunagu_app
      using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()))',
      name);
  end loop;
end $$;
grant insert (id, case_id, organization_id, desk_id, account_id, kind, employer_id, employer_name, place, work, starts_on,
  ends_on, hours, is_employed, is_paid, pay, insurances, is_no_labour, contact, needs) on trials to tsunagu_app;
grant update (version, kind, employer_id, employer_name, place, work, starts_on, ends_on, hours, is_employed, is_paid, pay,
  insurances, is_no_labour, contact, needs, ended_on, next, person_look, workplace_look, cancelled_at, cancelled_reason)
  on trials to tsunagu_app;
grant insert (id, case_id, trial_id, version, organization_id, desk_id, account_id, side, agreed_on, how, signer)
  on trial_agreements to tsunagu_app;
grant insert (id, case_id, trial_id, organization_id, desk_id, account_id, held_on, came, words) on trial_days to tsunagu_app;
grant update (replaced_at) on trial_days to tsunagu_app;
