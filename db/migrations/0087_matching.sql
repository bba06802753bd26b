-- 求人さがし: jobs held against what somebody looks for. A process keeps what it compares of the open jobs; `changed_tx`
-- tells it which changed since it looked last, without a gap between two transactions (mark_job_change). The person's own
-- answer to a job that they were shown is kept, one that stands at a time: it takes the job out of later proposals, and its
-- reason is heeded with the same employer. A wish says who else may see, without a name, that somebody looks for such a job.
-- Rows of before: no wish is seen elsewhere, since nobody was asked.
alter table jobs add changed_tx xid8 not null default pg_current_xact_id();
create index jobs_changed on jobs (changed_tx);
comment on column jobs.changed_tx is '最後に書いたトランザクション。変わった求人だけを読みなおすため';

alter table job_wishes
  add keywords text[] not null default '{}' check (cardinality(keywords) <= 36),
  add seen_by text not null default 'desk' check (seen_by in ('desk', 'council'));
comment on column job_wishes.keywords is '希望する仕事の言葉(そろえた字)。求人から人をさがすため';
comment on column job_wishes.seen_by is 'ほかの機関の求人の担当に、名前を出さずに希望だけを見せてよいか';
create index job_wishes_seeking on job_wishes using gin (keywords) where replaced_at is null;

create table job_answers (
  id uuid primary key,
  case_id uuid not null references cases,
  job_id uuid not null references jobs,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  answer text not null check (answer in ('shown', 'not-interested')),
  reason text check (reason in ('work', 'pay', 'hours', 'commuting', 'workplace', 'health', 'care', 'other-job', 'not-now',
    'not-told', 'other')),
  note text not null default '' check (octet_length(note) <= 102400),
  replaced_at timestamptz,
  readers jsonb not null default '{}',
  check ((answer = 'not-interested') = (reason is not null))
);
create unique index job_answers_one on job_answers (case_id, job_id) where replaced_at is null;
create index job_answers_of_job on job_answers (job_id);
comment on table job_answers is '求人を見せたときの、本人の返事。いまのものは求人ごとに一つで、前のものも残る';
call protect_case_table('job_answers', 'work-history');
create policy write_responsible on job_answers for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy change_responsible on job_answers for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
grant select on job_answers to tsunagu_app;
grant insert (id, case_id, job_id, organization_id, desk_id, account_id, answer, reason, note) on job_answers to tsunagu_app;
grant update (replaced_at) on job_answers to tsunagu_app;
