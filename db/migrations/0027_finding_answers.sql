-- 点検の指摘: what the council's office says to each, and findings that people enter. Answers are added, never changed, so
-- that no finding disappears: the newest says where it stands, the older ones say how it came there.
create table entered_findings (
  fiscal_year smallint not null references plans,
  code text not null check (code ~ '^P[0-9]{2,4}$'),
  kind text not null check (kind in ('number', 'time', 'scope', 'organization', 'wording', 'missing')),
  title text not null check (btrim(title) <> '' and length(title) <= 200),
  text text not null check (btrim(text) <> '' and octet_length(text) <= 102400),
  places jsonb not null check (jsonb_typeof(places) = 'array' and jsonb_array_length(places) between 1 and 4),
  measure_id text,
  account_id uuid not null references accounts,
  entered_at timestamptz not null default business_now(),
  primary key (fiscal_year, code),
  foreign key (fiscal_year, measure_id) references plan_measures
);
comment on table entered_findings is '人が加えた、計画の点検の指摘';
call protect_table('entered_findings');
create policy read_all on entered_findings for select to tsunagu_app, tsunagu_stats using (true);
create policy enter on entered_findings for insert to tsunagu_app with check (account_id = acting_account());
grant select, insert on entered_findings to tsunagu_app;
grant select on entered_findings to tsunagu_stats;

create table finding_answers (
  id uuid primary key,
  fiscal_year smallint not null references plans,
  code text not null,
  status text not null check (status in ('open', 'explained', 'fixed', 'accepted')),
  note text not null check (btrim(note) <> '' and octet_length(note) <= 102400),
  -- Where it was put right; a version of the plan or the year whose plan says it rightly.
  fixed_in text not null default '' check (length(fixed_in) <= 200),
  account_id uuid not null references accounts,
  answered_on date not null default business_today(),
  answered_at timestamptz not null default business_now(),
  check ((status = 'fixed') = (btrim(fixed_in) <> ''))
);
create index finding_answers_of on finding_answers (fiscal_year, code, answered_at desc);
comment on table finding_answers is '指摘への答え。書きかえず、足していく';
call protect_table('finding_answers');
create policy read_all on finding_answers for select to tsunagu_app, tsunagu_stats using (true);
create policy answer on finding_answers for insert to tsunagu_app with check (account_id = acting_account() and (
  exists (select from plan_findings f where f.fiscal_year = finding_answers.fiscal_year and f.code = finding_answers.code)
  or exists (select from entered_findings f where f.fiscal_year = finding_answers.fiscal_year and f.code = finding_answers.code)));
grant select, insert on finding_answers to tsunagu_app;
grant select on finding_answers to tsunagu_stats;
