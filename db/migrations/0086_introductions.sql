-- 紹介: an employer is told of somebody who wants a job of theirs, as far as that person agreed, and answers. It is open
-- until a result is known; several may be open for one person at once. What is looked after from day to day moves with
-- the case (for_organization_id, for_desk_id; follow_responsibility); who introduced stays. A hire has its first day, and
-- once that has come it is a placement as any other, which names the job, its employer and the day of introduction,
-- since subsidies ask for it (domain §6.1 E1). `due_on` is when somebody has to look at it next.
-- Rows of before: placements have none of the three, and stay as they are.
create table introductions (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  for_organization_id text not null references organizations,
  for_desk_id text not null references desks,
  job_id uuid references jobs,
  employer_id uuid references employers,
  employer_name text not null check (btrim(employer_name) <> '' and length(employer_name) <= 300),
  job_title text not null check (btrim(job_title) <> '' and length(job_title) <= 200),
  job_number text not null default '' check (length(job_number) <= 60),
  via text not null check (via in ('hello-work', 'licensed', 'application')),
  license text not null default '' check (length(license) <= 60),
  introduced_on date not null,
  answer_by date not null,
  told text[] not null check (told <@ array['name', 'phone', 'age', 'career', 'qualifications', 'wishes']),
  told_words text not null default '' check (octet_length(told_words) <= 102400),
  agreed_on date not null,
  agreed_how text not null check (agreed_how in ('signature', 'oral', 'electronic')),
  note text not null default '' check (octet_length(note) <= 102400),
  waits_note text not null default '' check (length(waits_note) <= 1000),
  result text check (result in ('hired', 'refused', 'declined', 'withdrawn')),
  result_on date,
  refused_for text[] not null default '{}' check (refused_for <@ array['experience', 'licence', 'hours', 'commuting',
    'interview', 'health', 'age', 'someone-else', 'job-ended', 'not-told', 'other']),
  declined_for text[] not null default '{}' check (declined_for <@ array['work', 'pay', 'hours', 'commuting',
    'workplace', 'health', 'care', 'other-job', 'not-now', 'not-told', 'other']),
  result_note text not null default '' check (octet_length(result_note) <= 102400),
  starts_on date,
  placement_id uuid references placements,
  withdrawn_at timestamptz,
  due_on date generated always as (case when result is null then answer_by
    when result = 'hired' and placement_id is null then starts_on end) stored,
  readers jsonb not null default '{}',
  check (job_id is null or employer_id is not null),
  check (via <> 'licensed' or license <> ''),
  check (agreed_on <= introduced_on),
  check (answer_by >= introduced_on),
  check ((result is null) = (result_on is null)),
  check (result_on >= introduced_on),
  check ((result is not distinct from 'refused') = (refused_for <> '{}')),
  check ((result is not distinct from 'declined') = (declined_for <> '{}')),
  check ((result is not distinct from 'hired') = (starts_on is not null)),
  check (starts_on >= introduced_on),
  check (placement_id is null or result = 'hired')
);
create unique index introductions_one on introductions (case_id, job_id) where result is null and withdrawn_at is null;
create unique index introductions_one_placement on introductions (placement_id) where placement_id is not null;
create index introductions_due on introductions (for_organization_id, due_on, id)
  where due_on is not null and withdrawn_at is null;
create index introductions_over on introductions (for_organization_id, result_on desc, id desc)
  where due_on is null and withdrawn_at is null;
create index introductions_of_job on introductions (job_id) where job_id is not null;
create index introductions_of_employer on introductions (employer_id) where employer_id is not null;
comment on table introductions is '紹介。本人がよいと言ったことだけを企業に伝え、返事を待つ';
comment on column introductions.for_organization_id is 'いま返事を待つ機関。担当が移ると移る。紹介した機関は organization_id';
comment on column introductions.job_id is '求人。ここにない求人なら空で、名前と職種だけを持つ';
comment on column introductions.employer_name is '紹介した日の、企業の名前';
comment on column introductions.via is 'ハローワークの紹介、許可・届出のある職業紹介、本人の応募の手伝い';
comment on column introductions.license is '職業紹介の許可・届出の番号';
comment on column introductions.introduced_on is '紹介日。助成金は、雇入れより前の紹介を求める';
comment on column introductions.answer_by is '返事を待つ日。過ぎたら知らせる';
comment on column introductions.told is '企業に伝えること。ここにないことは、紹介状に出ない';
comment on column introductions.told_words is '企業に伝える、配慮してほしいことなど。本人の言葉で';
comment on column introductions.note is '機関のメモ。企業には出ない';
comment on column introductions.waits_note is '返事を待つ日を変えたわけ';
comment on column introductions.starts_on is '働きはじめる予定の日';
comment on column introductions.withdrawn_at is '書きまちがいとして取り消した時刻';
call protect_case_table('introductions', 'work-history');

create table introduction_interviews (
  id uuid primary key,
  case_id uuid not null references cases,
  introduction_id uuid not null references introductions,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  held_on date not null,
  starts_at time,
  place text not null default '' check (length(place) <= 300),
  is_accompanied boolean not null,
  note text not null default '' check (octet_length(note) <= 102400),
  withdrawn_at timestamptz,
  readers jsonb not null default '{}'
);
create unique index introduction_interviews_one on introduction_interviews (introduction_id, held_on)
  where withdrawn_at is null;
create index introduction_interviews_held on introduction_interviews (held_on) where withdrawn_at is null;
comment on table introduction_interviews is '紹介した先での面接・選考の日';
comment on column introduction_interviews.is_accompanied is '支援者がいっしょに行く';
call protect_case_table('introduction_interviews', 'work-history');

alter table placements
  add employer_id uuid references employers,
  add job_id uuid references jobs,
  add introduced_on date,
  add constraint placements_introduced_check check (introduced_on <= started_on),
  add constraint placements_job_has_employer_check check (job_id is null or employer_id is not null);
create index placements_of_employer on placements (employer_id) where employer_id is not null;
create index placements_of_job on placements (job_id) where job_id is not null;
comment on column placements.introduced_on is '紹介日。紹介によらない就職なら空';
grant update (introduced_on) on placements to tsunagu_app;

alter table record_corrections drop constraint record_corrections_kind_check, add constraint record_corrections_kind_check
  check (kind in ('consultation', 'placement', 'follow-up', 'training', 'target-type', 'closure', 'outcome', 'decision',
    'introduction'));

create policy write_responsible on introductions for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy change_responsible on introductions for update to tsunagu_app
  using (for_organization_id = acting_organization());
create policy write_responsible on introduction_interviews for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from introductions i where i.id = introduction_id and i.for_organization_id = acting_organization()));
create policy change_responsible on introduction_interviews for update to tsunagu_app
  using (exists (select from introductions i where i.id = introduction_id
    and i.for_organization_id = acting_organization()));
grant select on introductions, introduction_interviews to tsunagu_app;
grant insert (id, case_id, organization_id, desk_id, account_id, for_organization_id, for_desk_id, job_id, employer_id,
  employer_name, job_title, job_number, via, license, introduced_on, answer_by, told, told_words, agreed_on,
  agreed_how, note) on introductions to tsunagu_app;
grant update (employer_name, job_title, job_number, via, license, introduced_on, answer_by, told, told_words, agreed_on,
  agreed_how, note, waits_note, result, result_on, refused_for, declined_for, result_note, starts_on, placement_id,
  withdrawn_at)
  on introductions to tsunagu_app;
grant insert (id, case_id, introduction_id, organization_id, desk_id, account_id, held_on, starts_at, place,
  is_accompanied, note) on introduction_interviews to tsunagu_app;
grant update (withdrawn_at) on introduction_interviews to tsunagu_app;
