-- 職歴 in periods. A period is put right by a further row that names the one it replaces; what was replaced or taken back
-- stays readable.
create table employment_spans (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text references desks,
  kind text not null check (kind in ('regular', 'non-regular', 'self-employed', 'officer', 'none', 'student')),
  employer text not null default '' check (length(employer) <= 300),
  work text not null default '' check (octet_length(work) <= 102400),
  started_on date not null check (started_on between date '1930-01-01' and date '2199-12-31'),
  ended_on date check (ended_on >= started_on),
  weekly_hours numeric(4, 1) check (weekly_hours > 0 and weekly_hours <= 100),
  insured text not null default 'unknown' check (insured in ('yes', 'no', 'unknown')),
  leave_reason text check (leave_reason in ('own-wish', 'employer', 'end-of-term', 'health', 'care', 'other', 'unknown')),
  source text not null default 'told' check (source in ('told', 'document', 'job-card')),
  added_by uuid references accounts,
  added_at timestamptz not null default business_now(),
  replaces_id uuid references employment_spans,
  removed_at timestamptz,
  removed_by uuid references accounts,
  readers jsonb not null default '{}',
  check (ended_on is not null or leave_reason is null),
  check (kind in ('none', 'student') or employer <> '')
);
create unique index employment_spans_one_successor on employment_spans (replaces_id) where replaces_id is not null;
comment on table employment_spans is '職歴の期間。雇い方・時間・雇用保険・辞めた理由。助成金の「過去5年」「過去1年」の問いに答える';
call protect_case_table('employment_spans', 'work-history');
create policy write_own on employment_spans for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy take_back on employment_spans for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
grant select, insert on employment_spans to tsunagu_app;
grant update (removed_at, removed_by) on employment_spans to tsunagu_app;
