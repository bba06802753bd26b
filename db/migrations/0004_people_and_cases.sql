-- Identity (people) stands apart from the story (cases): a statistics role can count cases and never read a name.

create sequence case_numbers;
grant usage on sequence case_numbers to tsunagu_app;

create table people (
  id uuid primary key,
  organization_id text not null references organizations,
  family_name text not null default '',
  given_name text not null default '',
  family_name_kana text not null default '',
  given_name_kana text not null default '',
  alias text not null default '',
  birth_date date check (birth_date > date '1870-01-01'),
  municipality_code text references municipalities,
  phone text not null default '',
  email text not null default '',
  contact_cautions text[] not null default '{}',
  contact_note text not null default '',
  search_text text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default business_now(),
  updated_at timestamptz not null default business_now(),
  updated_by uuid references accounts,
  readers jsonb not null default '{}'
);
create index people_search on people using gin (search_text gin_trgm_ops);
create index people_birth_date on people (birth_date);
comment on table people is '本人。氏名・連絡先だけを持ち、相談の中身は持たない';
comment on column people.search_text is '探すための字(異体字・かなをそろえたもの)。表示には使わない';
comment on column people.readers is '読める機関と、その終わり(case_access から写す)';

create table cases (
  id uuid primary key,
  number text not null unique,
  person_id uuid not null references people,
  opened_on date not null,
  status text not null check (status in ('open', 'closed')),
  responsible_organization_id text not null references organizations,
  responsible_desk_id text not null references desks,
  responsible_account_id uuid references accounts,
  responsible_since date not null,
  target_type smallint check (target_type between 1 and 3),
  target_type_provisional boolean not null default false,
  municipality_code text references municipalities,
  first_speaker text not null check (first_speaker in ('self', 'family', 'supporter', 'anonymous')),
  episode integer not null default 1 check (episode >= 1),
  last_contact_on date not null,
  closed_on date,
  closure_reason text,
  closure_summary text not null default '',
  closure_reopen_hint text not null default '',
  person_digest bytea not null,
  version integer not null default 1,
  created_at timestamptz not null default business_now(),
  readers jsonb not null default '{}',
  check ((status = 'closed') = (closed_on is not null)),
  check ((status = 'closed') = (closure_reason is not null)),
  check (closed_on is null or closed_on >= opened_on)
);
create unique index cases_one_thread on cases (person_id);
create index cases_responsible on cases (responsible_organization_id, status, last_contact_on desc, id);
create index cases_desk on cases (responsible_desk_id, status);
create index cases_worker on cases (responsible_account_id) where status = 'open';
comment on column cases.person_digest is '同じ人を一度だけ数えるための照合値(facts.person_digest に写す)';
comment on table cases is 'ケース。ひとりに一本の糸。開いている間は責任窓口と次の予定がかならずある';

create table case_access (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  scope text[] not null check (scope <@ array['all', 'contact', 'work-history', 'consultations', 'assessment', 'plan', 'family', 'health']),
  basis text not null check (basis in ('own-duty', 'consent', 'livelihood-act-9', 'loneliness-act-15', 'youth-council', 'social-welfare-act-106', 'privacy-act-69', 'emergency')),
  basis_given_on date,
  referral_id uuid,
  valid_from timestamptz not null default business_now(),
  valid_until timestamptz,
  granted_by uuid references accounts,
  ended_reason text,
  created_at timestamptz not null default business_now(),
  -- No access without a basis on record: a consent has its day; an emergency ends by itself.
  check (basis <> 'consent' or basis_given_on is not null),
  check (basis <> 'emergency' or valid_until is not null)
);
create index case_access_case on case_access (case_id);
create index case_access_organization on case_access (organization_id, case_id);
comment on table case_access is '閲覧権。どの機関が、ケースのどの部分を、どの根拠で、いつまで見られるか';

create table next_actions (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  kind text not null check (kind in ('appointment', 'call', 'outreach', 'letter', 'message', 'review', 'other')),
  due_on date not null,
  due_at time,
  note text not null check (length(note) between 1 and 2000),
  origin text not null default 'worker' check (origin in ('worker', 'follow-up', 'referral', 'escalation', 'separation')),
  created_at timestamptz not null default business_now(),
  created_by uuid references accounts,
  ended_at timestamptz,
  ended_by uuid references accounts,
  ended_how text check (ended_how in ('done', 'changed', 'closed', 'handed-over')),
  ended_note text not null default '',
  readers jsonb not null default '{}',
  check ((ended_at is null) = (ended_how is null))
);
-- At most one; the deferred trigger below says at least one.
create unique index next_actions_one_open on next_actions (case_id) where ended_at is null;
create index next_actions_desk_due on next_actions (desk_id, due_on) where ended_at is null;
create index next_actions_worker_due on next_actions (account_id, due_on) where ended_at is null;
create index next_actions_case on next_actions (case_id, created_at);
comment on table next_actions is '次の予定。開いているケースにはいつも一つだけある';

create table consultations (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  occurred_on date not null,
  occurred_at time,
  minutes integer check (minutes between 1 and 1440),
  channel text not null check (channel in ('visit', 'phone', 'outreach', 'online', 'message', 'letter')),
  speaker text not null check (speaker in ('self', 'family', 'supporter', 'anonymous')),
  speaker_relation text not null default '' check (length(speaker_relation) <= 200),
  topics text[] not null default '{}',
  note text not null check (octet_length(note) <= 102400),
  recorded_at timestamptz not null default business_now(),
  corrects_id uuid references consultations,
  correction_reason text not null default '',
  readers jsonb not null default '{}',
  check ((corrects_id is null) = (correction_reason = ''))
);
create index consultations_case on consultations (case_id, occurred_on desc, recorded_at desc);
-- Two people who correct the same record at once: the second sees the first's words and decides.
create unique index consultations_one_correction on consultations (corrects_id) where corrects_id is not null;
comment on table consultations is '相談の記録。書きかえず、訂正は新しい行で残す';

create table target_type_decisions (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  from_type smallint check (from_type between 1 and 3),
  to_type smallint check (to_type between 1 and 3),
  provisional boolean not null,
  decided_on date not null,
  reason_code text not null check (reason_code in ('first', 'change-of-state', 'own-wish', 'correction', 'age', 'separation', 'illness', 'household')),
  reason text not null default '',
  answers jsonb not null default '{}',
  proposed_type smallint,
  is_move boolean not null,
  recorded_at timestamptz not null default business_now(),
  readers jsonb not null default '{}',
  -- A corrected judgement moves nobody (domain §2.4).
  check (not (is_move and reason_code in ('first', 'correction'))),
  check (not is_move or from_type is distinct from to_type)
);
create index target_type_decisions_case on target_type_decisions (case_id, recorded_at);
comment on table target_type_decisions is '類型の判定と移動。日付つきで残す';

create table episodes (
  id uuid primary key,
  case_id uuid not null references cases,
  number integer not null,
  opened_on date not null,
  reason text not null check (reason in ('first', 'returned', 'separation')),
  readers jsonb not null default '{}',
  unique (case_id, number)
);
comment on table episodes is '同じ糸の上の支援のまとまり。離職や再相談で新しく始まる';

-- Promise 1: an open case has one responsible desk (not null above) and one dated next action; a closed one has none.
-- Deferred, because closing one action and setting the next are two statements of one transaction. It looks past row
-- policies: the rule holds for the case, not for what the writer can see.
create function check_open_case_has_next_action() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  link text := case tg_table_name when 'cases' then 'id' else 'case_id' end;
  subject uuid;
  state text;
  actions integer;
begin
  -- An action moved to another case leaves the first one behind: both are looked at.
  for subject in select distinct id::uuid from unnest(array[to_jsonb(old) ->> link, to_jsonb(new) ->> link]) id where id is not null loop
    select status into state from cases where id = subject;
    continue when not found;
    select count(*) into actions from next_actions where case_id = subject and ended_at is null;
    if state = 'open' and actions <> 1 then
      raise exception 'open case % has no next action', subject using errcode = '23514', constraint = 'open_case_has_next_action';
    end if;
    if state = 'closed' and actions <> 0 then
      raise exception 'closed case % still has a next action', subject using errcode = '23514', constraint = 'closed_case_has_no_next_action';
    end if;
  end loop;
  return null;
end $$;

create constraint trigger open_case_has_next_action after insert or update of status on cases
  deferrable initially deferred for each row execute function check_open_case_has_next_action();
create constraint trigger open_case_has_next_action after insert or update or delete on next_actions
  deferrable initially deferred for each row execute function check_open_case_has_next_action();

-- Who may read a row of a case, as the map that policies test: organizations whose access covers the part (or who
-- wrote the row themselves and still have any access), each with the second at which that ends.
create function case_readers(subject uuid, part text, author text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(organization_id, ends), '{}')
  from (
    select organization_id, max(coalesce(extract(epoch from valid_until)::float8, 9e15)) as ends
    from case_access
    where case_id = subject and (part is null or scope && array['all', part] or organization_id = author)
    group by organization_id
  ) access
$$;
comment on function case_readers(uuid, text, text) is 'ケースのある部分を読める機関の一覧';

-- Each table of a case and the part of the case it belongs to; null: whoever sees the case sees the row.
create table case_parts (table_name text primary key, part text);
comment on table case_parts is 'ケースの表と、閲覧権の区分の対応';
insert into case_parts values ('consultations', 'consultations'), ('next_actions', 'plan'), ('target_type_decisions', 'assessment'), ('episodes', null);

create function set_readers_of_case_row() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- Whoever changes access writes the case's own row: it waits for us, or we for it. Without this a row written at the
  -- same moment would keep the readers of before.
  perform from cases where id = new.case_id for share;
  new.readers := case_readers(new.case_id, (select part from case_parts where table_name = tg_table_name),
                              to_jsonb(new) ->> 'organization_id');
  return new;
end $$;

-- A person is read by whoever keeps the record and by whom a contact share was given in the person's case.
create function person_readers(subject uuid) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(organization_id, ends), '{}') from (
    select organization_id, max(ends) as ends from (
      select organization_id, 9e15::float8 as ends from people where id = subject
      union all
      select a.organization_id, coalesce(extract(epoch from a.valid_until)::float8, 9e15)
      from case_access a join cases c on c.id = a.case_id
      where c.person_id = subject and a.scope && array['all', 'contact']
    ) each group by organization_id
  ) merged
$$;

create function refresh_readers_of_case() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare place record;
begin
  update cases set readers = case_readers(new.case_id, null, null) where id = new.case_id;
  update people set readers = person_readers(people.id) from cases where cases.id = new.case_id and people.id = cases.person_id;
  for place in select table_name, part from case_parts loop
    if place.table_name = 'episodes' then
      update episodes set readers = case_readers(new.case_id, null, null) where case_id = new.case_id;
    else
      execute format('update %I set readers = case_readers(case_id, $1, organization_id) where case_id = $2', place.table_name)
        using place.part, new.case_id;
    end if;
  end loop;
  return null;
end $$;
create trigger refresh_readers after insert or update on case_access for each row execute function refresh_readers_of_case();

-- Access is widened by a further row with a basis of its own, never by changing one.
create function only_narrow_access() returns trigger
  language plpgsql as $$
begin
  if not new.scope <@ old.scope or new.valid_until is null and old.valid_until is not null or new.valid_until > old.valid_until then
    raise exception 'access can only be narrowed' using errcode = '23514', constraint = 'access_only_narrows';
  end if;
  return new;
end $$;
create trigger only_narrow before update on case_access for each row execute function only_narrow_access();

create function set_readers_of_person() returns trigger
  language plpgsql as $$
begin
  new.readers := jsonb_build_object(new.organization_id, 9e15);
  return new;
end $$;
create trigger set_readers before insert on people for each row execute function set_readers_of_person();

-- A new case is its own organization's until the access row beside it is written.
create function set_readers_of_new_case() returns trigger
  language plpgsql as $$
begin
  new.readers := jsonb_build_object(new.responsible_organization_id, 9e15);
  return new;
end $$;
create trigger set_readers before insert on cases for each row execute function set_readers_of_new_case();

do $$
declare name text;
begin
  foreach name in array array['people', 'cases', 'case_access', 'next_actions', 'consultations', 'target_type_decisions', 'episodes', 'case_parts'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
  end loop;
  foreach name in array array['next_actions', 'consultations', 'target_type_decisions', 'episodes'] loop
    execute format('create trigger set_readers before insert on %I for each row execute function set_readers_of_case_row()', name);
  end loop;
  foreach name in array array['people', 'cases', 'next_actions', 'consultations', 'target_type_decisions', 'episodes'] loop
    execute format('create policy read_own on %I for select to tsunagu_app using (may_read(readers))', name);
  end loop;
end $$;

create policy read_all on case_parts for select to tsunagu_app using (true);
create policy read_own on case_access for select to tsunagu_app using (exists (select from cases where cases.id = case_access.case_id));
create policy write_own on people for insert to tsunagu_app with check (organization_id = acting_organization());
create policy change_own on people for update to tsunagu_app using (may_read(readers)) with check (may_read(readers));
create policy write_own on cases for insert to tsunagu_app
  with check (responsible_organization_id = acting_organization() and exists (select from people where people.id = person_id));
create policy write_own on consultations for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id));
create policy write_own on target_type_decisions for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id));
create policy write_own on episodes for insert to tsunagu_app with check (exists (select from cases where cases.id = case_id));
-- The next action belongs to whoever is responsible at the end of the statement.
create policy write_responsible on next_actions for insert to tsunagu_app
  with check (organization_id = acting_organization()
    and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy change_responsible on next_actions for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy grant_responsible on case_access for insert to tsunagu_app
  with check (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy change_responsible on case_access for update to tsunagu_app
  using (organization_id = acting_organization()
    or exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));

grant select on case_parts to tsunagu_app;
grant select, insert on people, cases, case_access, next_actions, consultations, target_type_decisions, episodes to tsunagu_app;
-- What may be changed, column by column: never to whom a row belongs, to which case, or who may read it.
grant update (family_name, given_name, family_name_kana, given_name_kana, alias, birth_date, municipality_code, phone, email, contact_cautions,
  contact_note, search_text, version, updated_at, updated_by) on people to tsunagu_app;
grant update (status, responsible_organization_id, responsible_desk_id, responsible_account_id, responsible_since, target_type, target_type_provisional,
  municipality_code, episode, last_contact_on, closed_on, closure_reason, closure_summary, closure_reopen_hint, version) on cases to tsunagu_app;
grant update (scope, valid_until, ended_reason) on case_access to tsunagu_app;
grant update (ended_at, ended_by, ended_how, ended_note) on next_actions to tsunagu_app;
-- Counting needs the case's state, never the person.
grant select (id, status, responsible_organization_id, responsible_desk_id, target_type, municipality_code, opened_on, closed_on) on cases to tsunagu_stats;
create policy count_all on cases for select to tsunagu_stats using (true);

-- Search looks past the policy to be able to use the trigram index (a pattern match is not leak-proof, so PostgreSQL
-- would evaluate the policy row by row first), and applies the same expression itself.
create function search_people(folded text, born date, most integer)
  returns table (id uuid, rank real)
  language sql stable security definer set search_path from current
as $$
  select p.id, similarity(p.search_text, folded) as rank
  from people p
  where may_read(p.readers)
    and (folded = '' or p.search_text like '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%')
    and (born is null or p.birth_date = born)
    and (folded <> '' or born is not null)
  order by rank desc, p.id
  limit most
$$;
comment on function search_people(text, date, integer) is '見てよい本人だけを、かな・異体字をそろえた字で探す';
revoke all on function search_people(text, date, integer) from public;
grant execute on function search_people(text, date, integer) to tsunagu_app;
