-- 求人. A job that limits by age without a ground of the law was passed on to people for weeks before anybody saw it: a job
-- stands here once, with what the law asks of it, and the database publishes none that is judged unlawful, nor one that
-- somebody has to confirm before somebody has.
create table age_limit_measures (
  id uuid primary key,
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  least smallint not null check (least between 15 and 99),
  most smallint not null check (most between 15 and 99),
  valid_from date not null,
  valid_to date,
  needs_permanent boolean not null default true,
  needs_hello_work boolean not null default true,
  answer text not null default 'confirm' check (answer in ('lawful', 'confirm')),
  source text not null default '' check (length(source) <= 2000),
  organization_id text references organizations,
  account_id uuid references accounts,
  version integer not null default 1,
  changed_at timestamptz not null default business_now(),
  check (least <= most),
  check (valid_to is null or valid_to >= valid_from),
  -- What the office holds to be lawful has where that stands.
  check (answer = 'confirm' or btrim(source) <> '')
);
comment on table age_limit_measures is '年齢を限る理由(施行規則1条の3第1項3号のニ)になる国の施策。確認が要るものは、協議会事務局が書き直す';
comment on column age_limit_measures.answer is 'この施策だけで公開できるか、確認が要るか';
create table age_limit_measure_versions (
  measure_id uuid not null references age_limit_measures,
  version integer not null,
  said jsonb not null,
  replaced_at timestamptz not null,
  primary key (measure_id, version)
);
comment on table age_limit_measure_versions is '国の施策の、直される前の内容';
insert into age_limit_measures (id, name, least, most, valid_from, source) values
  ('019b0000-0000-7000-8000-000000000001', '特定求職者雇用開発助成金(中高年層安定雇用支援コース)', 35, 59, '2025-04-01',
    '令和7年4月1日からの限定求人を3号のニで認めるかは、厚生労働省・長野労働局に確認が要る(未確認)'),
  ('019b0000-0000-7000-8000-000000000002', 'トライアル雇用助成金(一般トライアルコース)', 35, 59, '2025-04-01',
    '令和7年4月1日からの限定求人を3号のニで認めるかは、厚生労働省・長野労働局に確認が要る(未確認)');

-- A sheet of jobs that somebody else keeps: how its columns are read is kept with its sender, and what was brought waits
-- until somebody has looked at what would become of each row.
create table job_sources (
  id uuid primary key,
  organization_id text not null references organizations,
  name text not null check (length(btrim(name)) between 1 and 100),
  columns jsonb not null default '{}',
  updated_at timestamptz not null default business_now(),
  updated_by uuid references accounts,
  unique (organization_id, name)
);
comment on table job_sources is '求人の表の出どころ。どの見出しをどの項目に読むかを覚えている';
create table job_imports (
  id uuid primary key,
  source_id uuid not null references job_sources,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  file_name text not null check (length(file_name) <= 255),
  content jsonb check (octet_length(content::text) <= 40000000),
  rows integer not null check (rows > 0),
  received_at timestamptz not null default business_now(),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'dropped')),
  made integer not null default 0 check (made >= 0),
  changed integer not null default 0 check (changed >= 0),
  ended integer not null default 0 check (ended >= 0),
  done_at timestamptz,
  check ((state = 'waiting') = (content is not null)),
  check ((state = 'done') = (done_at is not null))
);
create index job_imports_newest on job_imports (organization_id, received_at desc, id desc);
create index job_imports_of_source on job_imports (source_id);
comment on table job_imports is '求人の表。すべてか、何もなしか。読みこんだあとは中身を捨てる';

create table jobs (
  id uuid primary key,
  employer_id uuid not null references employers,
  workplace_id uuid,
  municipality_code text references municipalities,
  number text unique check (number ~ '^\d{5}-\d{8}$'),
  channel text not null check (channel in ('hello-work', 'agency', 'direct')),
  state text not null default 'draft' check (state in ('draft', 'waiting', 'open', 'filled', 'withdrawn')),
  received_on date not null,
  renewed_on date,
  -- Until the end of the second month after it was received, or received anew.
  expires_on date not null generated always as
    ((date_trunc('month', coalesce(renewed_on, received_on)::timestamp) + interval '3 months' - interval '1 day')::date)
    stored,
  published_on date,
  ended_on date,
  end_reason text not null default '' check (length(end_reason) <= 1000),
  listed_on date not null generated always as (coalesce(published_on, received_on)) stored,
  mark text check (mark in ('limited', 'welcome')),
  title text not null check (btrim(title) <> '' and length(title) <= 200),
  occupation text check (occupation ~ '^\d{3}$'),
  kind text check (kind in ('regular', 'contract', 'dispatch-fixed', 'dispatch-permanent', 'part-time')),
  is_full_time boolean,
  openings smallint check (openings between 1 and 9999),
  duties text not null default '' check (octet_length(duties) <= 102400),
  duties_change text not null default '' check (length(duties_change) <= 1000),
  place text not null default '' check (length(place) <= 300),
  place_change text not null default '' check (length(place_change) <= 1000),
  term text check (term in ('permanent', 'fixed')),
  renewal text check (renewal in ('none', 'usual', 'conditional')),
  renewal_rule text not null default '' check (length(renewal_rule) <= 1000),
  wage_form text check (wage_form in ('month', 'day', 'hour', 'year')),
  wage_least integer check (wage_least between 1 and 100000000),
  wage_most integer check (wage_most between 1 and 100000000),
  weekly_hours numeric(4, 1) check (weekly_hours between 0.5 and 60),
  offers text[] not null default '{}' check (offers <@
    '{tour,experience,practice,short-hours,remote,conversion}'::text[]),
  age_least smallint check (age_least between 0 and 120),
  age_most smallint check (age_most between 0 and 120),
  age_ground text check (age_ground in ('1', '2', '3i', '3ro', '3ha', '3ni', 'former-10')),
  age_detail text not null default '' check (length(age_detail) <= 300),
  age_measure_id uuid references age_limit_measures,
  as_graduates boolean,
  layer_own integer check (layer_own between 0 and 100000),
  layer_above integer check (layer_above between 0 and 100000),
  layer_below integer check (layer_below between 0 and 100000),
  retirement_age smallint check (retirement_age between 15 and 120),
  experience_asked boolean not null default false,
  age_verdict text not null check (age_verdict in ('lawful', 'confirm', 'unlawful')),
  age_reasons text[] not null default '{}',
  age_judged_on date not null,
  age_confirmed_by uuid references accounts,
  age_confirmed_at timestamptz,
  age_confirmed_note text not null default '' check (length(age_confirmed_note) <= 1000),
  sheet jsonb not null default '{}' check (octet_length(sheet::text) <= 400000),
  search_text text not null default '',
  fact_id uuid,
  source_id uuid references job_sources,
  -- The sender's own number of it, and what its row said last: the same row changes nothing.
  source_key text check (length(source_key) between 1 and 200),
  source_digest text,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  version integer not null default 1,
  changed_by uuid references accounts,
  changed_at timestamptz not null default business_now(),
  foreign key (workplace_id, employer_id) references employer_workplaces (id, employer_id),
  check (renewed_on is null or renewed_on > received_on),
  check (wage_least is null or wage_most is null or wage_least <= wage_most),
  check ((state in ('filled', 'withdrawn')) = (ended_on is not null)),
  check (ended_on is null or published_on is null or ended_on >= published_on),
  check (state <> 'open' or published_on is not null),
  unique (source_id, source_key),
  check (num_nulls(source_id, source_key, source_digest) in (0, 3)),
  check (num_nonnulls(layer_own, layer_above, layer_below) in (0, 3)),
  -- The age limit: what the law refuses is never shown to anybody who looks for work.
  constraint jobs_age_published_check check (state <> 'open' or age_verdict = 'lawful'
    or (age_verdict = 'confirm' and age_confirmed_at is not null)),
  constraint jobs_age_has_ground_check check (age_verdict <> 'lawful' or num_nonnulls(age_least, age_most) = 0
    or age_ground is not null),
  constraint jobs_age_retirement_check check (age_ground is distinct from '1' or age_verdict = 'unlawful'
    or num_nonnulls(age_least, age_most) = 0
    or (age_least is null and age_most + 1 = retirement_age and term = 'permanent') is true),
  constraint jobs_age_reasons_check check ((age_verdict = 'lawful') = (age_reasons = '{}')),
  check ((age_confirmed_by is null) = (age_confirmed_at is null)),
  check (age_confirmed_at is null or age_verdict = 'confirm'),
  -- A welcome limits nobody; a limited job says whom it is for.
  constraint jobs_mark_fits_check check (case mark when 'welcome' then num_nonnulls(age_least, age_most) = 0
    when 'limited' then num_nonnulls(age_least, age_most) > 0 else true end),
  constraint jobs_counted_check check (state <> 'open' or mark is null or fact_id is not null),
  -- 職業安定法5条の3 as of 1 April 2024: what may change later, and whether a fixed term is renewed.
  constraint jobs_stated_check check (state <> 'open' or (occupation is not null and kind is not null
    and is_full_time is not null and btrim(duties) <> '' and btrim(place) <> '' and term is not null
    and wage_form is not null and wage_least is not null)),
  constraint jobs_stated_2024_check check (state <> 'open' or received_on < '2024-04-01'
    or (btrim(duties_change) <> '' and btrim(place_change) <> ''
      and (term = 'permanent' or renewal = 'none' or (renewal is not null and btrim(renewal_rule) <> ''))) is true)
);
create index jobs_listed on jobs (state, listed_on desc, id desc);
create index jobs_in_municipality on jobs (municipality_code, listed_on desc, id desc) where state = 'open';
create index jobs_of_occupation on jobs (occupation, listed_on desc, id desc) where state = 'open';
create index jobs_expiring on jobs (expires_on) where state = 'open';
create index jobs_by_hours on jobs (weekly_hours) where state = 'open';
create index jobs_by_wage on jobs (wage_form, wage_least) where state = 'open';
create index jobs_offering on jobs using gin (offers) where state = 'open';
create index jobs_marked on jobs (mark, listed_on desc, id desc) where mark is not null;
create index jobs_of_employer on jobs (employer_id, listed_on desc, id desc);
create index jobs_of_workplace on jobs (workplace_id) where workplace_id is not null;
create index jobs_of_organization on jobs (organization_id, state);
create index jobs_search on jobs using gin (search_tokens(search_text));
comment on table jobs is '求人。求人票の項目のうち、さがす・確かめるものは列、読むだけのものは sheet に持つ';
comment on column jobs.number is 'ハローワークの求人番号。あれば一つだけ';
comment on column jobs.state is '受付、確認待ち、公開、充足、取下げ。期限切れは、公開のまま期限(expires_on)を過ぎたもの';
comment on column jobs.duties_change is '従事すべき業務の変更の範囲(令和6年4月から)';
comment on column jobs.place_change is '就業場所の変更の範囲(令和6年4月から)';
comment on column jobs.renewal_rule is '有期の契約を更新する場合の基準と上限(令和6年4月から)';
comment on column jobs.age_verdict is '年齢の限り方の判定: 適法、要確認、不可。理由は age_reasons';
comment on column jobs.age_confirmed_by is '要確認のものを、だれがいつ確かめたか';
comment on column jobs.search_text is '探すための字(かな・異体字をそろえたもの)。表示には使わない';
comment on column jobs.fact_id is '限定求人・歓迎求人として一度だけ数えた事実';

create table job_versions (
  job_id uuid not null references jobs,
  version integer not null,
  said jsonb not null,
  author_id uuid references accounts,
  written_at timestamptz not null,
  replaced_at timestamptz not null,
  primary key (job_id, version)
);
comment on table job_versions is '求人の、直される前の内容';

call protect_table('age_limit_measures');
call protect_table('age_limit_measure_versions');
call protect_table('jobs');
call protect_table('job_versions');
call protect_table('job_sources');
call protect_table('job_imports');
do $$
declare
  name text;
  staff constant text :=
    $p$(select acting_role()) = any ('{counselor,manager,employer-support,municipal,council-office}')$p$;
  writers constant text :=
    $p$organization_id = acting_organization()
      and (select acting_role()) = any ('{counselor,manager,employer-support,municipal}')$p$;
begin
  foreach name in array array['age_limit_measures', 'age_limit_measure_versions', 'jobs', 'job_versions'] loop
    execute format('grant select on %I to tsunagu_app', name);
    execute format('create policy read_staff on %I for select to tsunagu_app using (%s)', name, staff);
  end loop;
  foreach name in array array['jobs', 'job_sources', 'job_imports'] loop
    execute format('create policy write_own on %I for insert to tsunagu_app with check (%s)', name, writers);
    execute format('create policy change_own on %I for update to tsunagu_app using (%s)', name, writers);
  end loop;
end $$;
create policy read_own on job_sources for select to tsunagu_app using (organization_id = acting_organization());
create policy read_own on job_imports for select to tsunagu_app using (organization_id = acting_organization());
grant select, insert on job_sources, job_imports to tsunagu_app;
grant update (columns, updated_at, updated_by) on job_sources to tsunagu_app;
grant update (content, state, made, changed, ended, done_at) on job_imports to tsunagu_app;
-- The office confirms any job's age limit; its trigger lets it change nothing else.
create policy confirm_office on jobs for update to tsunagu_app using (acting_for_office());
create policy write_office on age_limit_measures for insert to tsunagu_app
  with check (acting_for_office() and organization_id = acting_organization());
create policy change_office on age_limit_measures for update to tsunagu_app using (acting_for_office());

grant insert (id, employer_id, workplace_id, municipality_code, number, channel, received_on, mark, title, occupation,
  kind, is_full_time, openings, duties, duties_change, place, place_change, term, renewal, renewal_rule, wage_form,
  wage_least, wage_most, weekly_hours, offers, age_least, age_most, age_ground, age_detail, age_measure_id,
  as_graduates, layer_own, layer_above, layer_below, retirement_age, experience_asked, age_verdict, age_reasons,
  age_judged_on, sheet, search_text, state, published_on, fact_id, source_id, source_key, source_digest,
  organization_id, account_id, changed_at) on jobs to tsunagu_app;
grant update (workplace_id, municipality_code, number, channel, state, received_on, renewed_on, published_on, ended_on,
  end_reason, mark, title, occupation, kind, is_full_time, openings, duties, duties_change, place, place_change, term,
  renewal, renewal_rule, wage_form, wage_least, wage_most, weekly_hours, offers, age_least, age_most, age_ground,
  age_detail, age_measure_id, as_graduates, layer_own, layer_above, layer_below, retirement_age, experience_asked,
  age_verdict, age_reasons, age_judged_on, age_confirmed_by, age_confirmed_at, age_confirmed_note, sheet, search_text,
  fact_id, source_digest, changed_by, changed_at) on jobs to tsunagu_app;
grant insert (id, name, least, most, valid_from, valid_to, needs_permanent, needs_hello_work, answer, source,
  organization_id, account_id, changed_at) on age_limit_measures to tsunagu_app;
grant update (name, least, most, valid_from, valid_to, needs_permanent, needs_hello_work, answer, source,
  organization_id, account_id, changed_at) on age_limit_measures to tsunagu_app;
