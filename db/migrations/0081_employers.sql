-- 企業. The same employer was rung up by three offices in one week, and none of them knew: an employer, its workplaces,
-- whom to ask for, and who has approached it when, once for all who work with it. No word about anybody who looks for
-- work stands here but in `employer_approach_notes`, which only the organization that wrote it reads.
create table employers (
  id uuid primary key,
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  name_kana text not null default '' check (length(name_kana) <= 200),
  search_text text not null default '',
  -- 法人番号: the first digit checks the other twelve (国税庁告示: 9 less the weighted sum modulo 9).
  corporate_number text check (case when corporate_number is null then true
    when corporate_number ~ '^[1-9]\d{12}$' then
    substr(corporate_number, 1, 1)::integer = 9 - (
      (substr(corporate_number, 13, 1)::integer + substr(corporate_number, 11, 1)::integer
        + substr(corporate_number, 9, 1)::integer + substr(corporate_number, 7, 1)::integer
        + substr(corporate_number, 5, 1)::integer + substr(corporate_number, 3, 1)::integer)
      + 2 * (substr(corporate_number, 12, 1)::integer + substr(corporate_number, 10, 1)::integer
        + substr(corporate_number, 8, 1)::integer + substr(corporate_number, 6, 1)::integer
        + substr(corporate_number, 4, 1)::integer + substr(corporate_number, 2, 1)::integer)) % 9
    else false end),
  industry text check (industry ~ '^\d{2}$'),
  capital bigint check (capital between 0 and 100000000000000),
  workers integer check (workers between 0 and 10000000),
  website text not null default '' check (website = '' or (website ~* '^https?://.' and length(website) <= 2000)),
  note text not null default '' check (octet_length(note) <= 102400),
  merged_into uuid references employers check (merged_into <> id),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  version integer not null default 1,
  changed_by uuid references accounts,
  changed_at timestamptz not null default business_now()
);
create unique index employers_corporate_number on employers (corporate_number) where merged_into is null;
create index employers_by_kana on employers (name_kana, id) where merged_into is null;
create index employers_search on employers using gin (search_text gin_trgm_ops) where merged_into is null;
create index employers_merged on employers (merged_into) where merged_into is not null;
comment on table employers is '企業。開拓・求人・就職でかかわる雇い主';
comment on column employers.search_text is '探すための字(かな・異体字をそろえたもの)。表示には使わない';
comment on column employers.industry is '日本標準産業分類の中分類';
comment on column employers.capital is '資本金(円)。分からなければ空';
comment on column employers.workers is '常時使用する労働者の数。分からなければ空';
comment on column employers.merged_into is '同じ企業としてまとめた先';

create table employer_versions (
  employer_id uuid not null references employers,
  version integer not null,
  said jsonb not null,
  author_id uuid references accounts,
  written_at timestamptz not null,
  replaced_at timestamptz not null,
  primary key (employer_id, version)
);
comment on table employer_versions is '企業の、直される前の内容';

create table employer_workplaces (
  id uuid primary key,
  employer_id uuid not null references employers,
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  municipality_code text references municipalities,
  address text not null default '' check (length(address) <= 300),
  way_there text not null default '' check (length(way_there) <= 300),
  phone text not null default '' check (length(phone) <= 40),
  closed_on date,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  version integer not null default 1,
  unique (id, employer_id)
);
create index employer_workplaces_of on employer_workplaces (employer_id);
create index employer_workplaces_in on employer_workplaces (municipality_code, employer_id) where closed_on is null;
comment on table employer_workplaces is '企業の事業所';
comment on column employer_workplaces.municipality_code is 'ある市町村。県の外なら空で、住所に書く';

create table employer_contacts (
  id uuid primary key,
  employer_id uuid not null references employers,
  workplace_id uuid,
  name text not null check (btrim(name) <> '' and length(name) <= 100),
  post text not null default '' check (length(post) <= 100),
  phone text not null default '' check (length(phone) <= 40),
  email text not null default '' check (length(email) <= 254),
  reach text not null default '' check (length(reach) <= 300),
  left_on date,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  version integer not null default 1,
  unique (id, employer_id),
  foreign key (workplace_id, employer_id) references employer_workplaces (id, employer_id)
);
create index employer_contacts_of on employer_contacts (employer_id);
comment on table employer_contacts is '企業の担当者。どう、いつ連絡がつくか';
comment on column employer_contacts.left_on is '担当でなくなった日';

create table employer_approaches (
  id uuid primary key,
  employer_id uuid not null references employers,
  workplace_id uuid,
  contact_id uuid,
  way text not null check (way in ('call', 'visit', 'message', 'online', 'gathering')),
  held_on date not null,
  result text not null check (result in ('talked', 'absent', 'refused')),
  purposes text[] not null check (purposes <> '{}' and purposes <@
    '{jobs,offers,conversion,welcome,subsidies,fair,staying,other}'::text[]),
  asked text[] not null default '{}' check (asked <@
    '{tour,experience,practice,short-hours,remote,conversion,welcome-jobs,limited-jobs}'::text[]),
  offered text[] not null default '{}' check (offered <@
    '{tour,experience,practice,short-hours,remote,conversion,welcome-jobs,limited-jobs}'::text[]),
  summary text not null default '' check (octet_length(summary) <= 102400),
  next_step text not null default '' check (length(next_step) <= 200),
  next_on date,
  next_done_on date,
  organization_id text not null references organizations,
  desk_id text references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  withdrawn_at timestamptz,
  check ((next_on is null) = (next_step = '')),
  check (next_done_on is null or next_on is not null),
  check (next_on is null or next_on >= held_on),
  check (result <> 'absent' or (asked = '{}' and offered = '{}')),
  foreign key (workplace_id, employer_id) references employer_workplaces (id, employer_id),
  foreign key (contact_id, employer_id) references employer_contacts (id, employer_id)
);
create index employer_approaches_of on employer_approaches (employer_id, held_on desc, id desc) where withdrawn_at is null;
create index employer_approaches_open on employer_approaches (account_id, next_on)
  where next_on is not null and next_done_on is null and withdrawn_at is null;
create index employer_approaches_offered on employer_approaches using gin (offered) where withdrawn_at is null;
comment on table employer_approaches is '開拓。いつ、だれが、何のために企業をたずねたか';
comment on column employer_approaches.asked is 'たのんだこと';
comment on column employer_approaches.offered is '企業ができると言ったこと';
comment on column employer_approaches.summary is '企業のこと。かかわる機関のだれもが読む';
comment on column employer_approaches.next_on is '次にすることの日';

create table employer_approach_notes (
  approach_id uuid primary key references employer_approaches,
  note text not null check (btrim(note) <> '' and octet_length(note) <= 102400),
  organization_id text not null references organizations
);
comment on table employer_approach_notes is '開拓の、書いた機関だけが読むこと(だれのためにたずねたかなど)';

create table employer_appeals (
  id uuid primary key,
  employer_id uuid not null references employers,
  subject text not null check (subject in ('regular-conversion', 'welcome-jobs', 'limited-jobs')),
  way text not null check (way in ('visit', 'call', 'letter', 'meeting')),
  appealed_on date not null,
  words text not null default '' check (octet_length(words) <= 102400),
  answer text check (answer in ('agreed', 'considering', 'declined')),
  answered_on date,
  answer_note text not null default '' check (length(answer_note) <= 1000),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  fact_id uuid not null,
  withdrawn_at timestamptz,
  check ((answer is null) = (answered_on is null)),
  check (answered_on is null or answered_on >= appealed_on),
  check (answer is not null or answer_note = '')
);
create index employer_appeals_of on employer_appeals (employer_id, appealed_on desc) where withdrawn_at is null;
create index employer_appeals_by on employer_appeals (organization_id, appealed_on desc) where withdrawn_at is null;
comment on table employer_appeals is '正社員転換や歓迎求人の要請と、その答え';
comment on column employer_appeals.fact_id is '工程表の裏づけとして数える事実';

create table employer_silences (
  id uuid primary key,
  employer_id uuid not null references employers,
  since date not null,
  reason text not null check (btrim(reason) <> '' and length(reason) <= 1000),
  lifted_on date,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  check (lifted_on is null or lifted_on >= since)
);
create unique index employer_silences_one on employer_silences (employer_id) where lifted_on is null;
comment on table employer_silences is '電話や訪問をしないでほしいと言った企業';

create table employer_breaches (
  id uuid primary key,
  employer_id uuid not null references employers,
  kind text not null check (kind in ('labor-law', 'insurance', 'subsidy-fraud', 'job-offer', 'other')),
  found_on date not null,
  until date,
  words text not null check (btrim(words) <> '' and octet_length(words) <= 102400),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  withdrawn_at timestamptz,
  check (until is null or until >= found_on)
);
create index employer_breaches_of on employer_breaches (employer_id) where withdrawn_at is null;
comment on table employer_breaches is '法令などの違反の記録。労働局・ハローワークの、職務として要る人だけが読む';

create table employer_merges (
  id uuid primary key,
  kept_id uuid not null references employers,
  merged_id uuid not null references employers,
  reason text not null check (btrim(reason) <> '' and length(reason) <= 1000),
  merged_at timestamptz not null default business_now(),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  undone_at timestamptz,
  undone_by uuid references accounts,
  check (kept_id <> merged_id)
);
create unique index employer_merges_one on employer_merges (merged_id) where undone_at is null;
create index employer_merges_kept on employer_merges (kept_id);
comment on table employer_merges is '同じ企業を一つにまとめたことと、元にもどしたこと';

create table employer_distinctions (
  one_id uuid not null references employers,
  other_id uuid not null references employers,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  primary key (one_id, other_id),
  check (one_id < other_id)
);
comment on table employer_distinctions is 'よく似ているが、別の企業だと確かめた二つ';

-- Whoever works with people or employers reads them; employers and people themselves come in by pages of their own.
do $$
declare
  name text;
  staff constant text :=
    $p$(select acting_role()) = any ('{counselor,manager,employer-support,municipal,council-office}')$p$;
begin
  foreach name in array array['employers', 'employer_versions', 'employer_workplaces', 'employer_contacts',
    'employer_approaches', 'employer_approach_notes', 'employer_appeals', 'employer_silences', 'employer_breaches',
    'employer_merges', 'employer_distinctions']
  loop
    call protect_table(name);
    execute format('grant select on %I to tsunagu_app', name);
    if name not in ('employer_approach_notes', 'employer_breaches') then
      execute format('create policy read_staff on %I for select to tsunagu_app using (%s)', name, staff);
    end if;
    if name not in ('employer_versions', 'employer_breaches') then
      execute format('create policy write_own on %I for insert to tsunagu_app
        with check (organization_id = acting_organization() and %s)', name, staff);
    end if;
    if name in ('employers', 'employer_workplaces', 'employer_contacts', 'employer_silences', 'employer_merges') then
      execute format('create policy change_staff on %I for update to tsunagu_app using (%s)', name, staff);
    end if;
  end loop;
end $$;
-- What one organization did is put right by it alone.
create policy change_own on employer_approaches for update to tsunagu_app
  using (organization_id = acting_organization());
create policy change_own on employer_appeals for update to tsunagu_app
  using (organization_id = acting_organization());
create policy read_own on employer_approach_notes for select to tsunagu_app
  using (organization_id = acting_organization());
-- Breaches: those who win jobs or answer for it at the labour bureau and its ハローワーク, and no others.
create policy duty on employer_breaches for all to tsunagu_app
  using ((select acting_role()) = any ('{manager,employer-support,council-office}') and exists (
    select from organizations o
    where o.id = acting_organization() and o.kind in ('labor-bureau', 'hello-work', 'new-graduate-hello-work')))
  with check (organization_id = acting_organization());

grant insert (id, name, name_kana, search_text, corporate_number, industry, capital, workers, website, note,
  organization_id, account_id, changed_at) on employers to tsunagu_app;
grant update (name, name_kana, search_text, corporate_number, industry, capital, workers, website, note, merged_into,
  changed_by, changed_at) on employers to tsunagu_app;
grant insert (id, employer_id, name, municipality_code, address, way_there, phone, organization_id, account_id)
  on employer_workplaces to tsunagu_app;
grant update (name, municipality_code, address, way_there, phone, closed_on, version) on employer_workplaces
  to tsunagu_app;
grant insert (id, employer_id, workplace_id, name, post, phone, email, reach, organization_id, account_id)
  on employer_contacts to tsunagu_app;
grant update (workplace_id, name, post, phone, email, reach, left_on, version) on employer_contacts to tsunagu_app;
grant insert (id, employer_id, workplace_id, contact_id, way, held_on, result, purposes, asked, offered, summary,
  next_step, next_on, organization_id, desk_id, account_id) on employer_approaches to tsunagu_app;
grant update (next_done_on, withdrawn_at) on employer_approaches to tsunagu_app;
grant insert on employer_approach_notes to tsunagu_app;
grant insert (id, employer_id, subject, way, appealed_on, words, organization_id, account_id, fact_id)
  on employer_appeals to tsunagu_app;
grant update (answer, answered_on, answer_note, withdrawn_at) on employer_appeals to tsunagu_app;
grant insert (id, employer_id, since, reason, organization_id, account_id) on employer_silences to tsunagu_app;
grant update (lifted_on) on employer_silences to tsunagu_app;
grant insert (id, employer_id, kind, found_on, until, words, organization_id, account_id) on employer_breaches
  to tsunagu_app;
grant update (withdrawn_at) on employer_breaches to tsunagu_app;
grant insert (id, kept_id, merged_id, reason, merged_at, organization_id, account_id) on employer_merges to tsunagu_app;
grant update (undone_at, undone_by) on employer_merges to tsunagu_app;
grant insert (one_id, other_id, organization_id, account_id) on employer_distinctions to tsunagu_app;
