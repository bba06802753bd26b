-- Consents on record, doors for one account alone, restricted records, and the emergency door.

-- Each table of a case once more: whether its rows say themselves to which part they belong, and whether they have an
-- author whose organization always reads them.
alter table case_parts add by_row boolean not null default false, add has_author boolean not null default true;
update case_parts set has_author = false where table_name = 'episodes';

-- What every table of a case needs: forced policies, readers kept from case_access, reads for whom the map names. Inserts
-- and changes are granted by each migration itself.
create procedure protect_case_table(name text, part text, by_row boolean default false)
  language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
  execute format('create policy read_own on %I for select to tsunagu_app using (%s)', name, read_rule());
  execute format('create trigger set_readers before insert on %I for each row execute function set_readers_of_case_row()', name);
  execute format('create index %I on %I (case_id)', name || '_of_case', name);
  insert into case_parts (table_name, part, by_row) values (name, part, by_row);
end $$;

-- The same for a table of master data or of an organization's own: forced, and the owner's.
create procedure protect_table(name text)
  language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
end $$;

-- An access may be one account's alone: a restricted record, an emergency, a participant of a conference.
alter table case_access add account_id uuid references accounts;

create table case_restrictions (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  set_by uuid references accounts,
  set_at timestamptz not null default business_now(),
  ended_at timestamptz,
  ended_by uuid references accounts,
  readers jsonb not null default '{}',
  check (ended_at is null or ended_at >= set_at)
);
create unique index case_restrictions_one on case_restrictions (case_id, organization_id) where ended_at is null;
comment on table case_restrictions is '閲覧を限ったケース。定めた機関の中でも、名前をあげた人だけが読める';

-- `readers` names organizations and accounts. While an organization has restricted a case, what is the organization's
-- opens nothing; only what was given to an account of it does. The one expression that decides whether a row may be
-- read stands here as text: policies have it written out, because PostgreSQL would read and inline the function's body
-- anew for each table of each query (0.15 of 0.19 ms of planning); functions that look past a policy call may_read.
create function read_rule() returns text language sql immutable as $rule$ select
  $$coalesce(greatest((readers ->> current_setting('app.organization_id', true))::float8, (readers ->> current_setting('app.account_id', true))::float8)
    > coalesce(nullif(current_setting('app.now', true), '')::float8, extract(epoch from now())::float8), false)$$ $rule$;
comment on function read_rule() is '読める機関・人かを判断する式(ここだけに書く)';
do $$
declare each record;
begin
  execute format('create or replace function may_read(readers jsonb) returns boolean language sql stable parallel safe as %L', 'select ' || read_rule());
  for each in select polname, polrelid::regclass as place from pg_policy where pg_get_expr(polqual, polrelid) = 'may_read(readers)' loop
    execute format('alter policy %I on %s using (%s)', each.polname, each.place, read_rule());
  end loop;
end $$;

create or replace function case_readers(subject uuid, part text, author text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}')
  from (
    select coalesce(a.account_id::text, a.organization_id) as reader, max(coalesce(extract(epoch from a.valid_until)::float8, 9e15)) as ends
    from case_access a
    where a.case_id = subject and (part is null or a.scope && array['all', part] or a.organization_id = author)
      and (a.account_id is not null or not exists (
        select from case_restrictions r where r.case_id = subject and r.organization_id = a.organization_id and r.ended_at is null))
    group by 1
  ) access
$$;

create or replace function person_readers(subject uuid) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}') from (
    select reader, max(ends) as ends from (
      select p.organization_id as reader, 9e15::float8 as ends from people p
      where p.id = subject and not exists (
        select from cases c join case_restrictions r on r.case_id = c.id where c.person_id = p.id and r.organization_id = p.organization_id and r.ended_at is null)
      union all
      select coalesce(a.account_id::text, a.organization_id), coalesce(extract(epoch from a.valid_until)::float8, 9e15)
      from case_access a join cases c on c.id = a.case_id
      where c.person_id = subject and a.scope && array['all', 'contact']
        and (a.account_id is not null or not exists (
          select from case_restrictions r where r.case_id = c.id and r.organization_id = a.organization_id and r.ended_at is null))
    ) each group by reader
  ) merged
$$;

create or replace function set_readers_of_case_row() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- Whoever changes access writes the case's own row: it waits for us, or we for it. Without this a row written at the
  -- same moment would keep the readers of before.
  perform from cases where id = new.case_id for share;
  new.readers := (select case_readers(new.case_id, case when by_row then to_jsonb(new) ->> 'part' else part end, to_jsonb(new) ->> 'organization_id')
    from case_parts where table_name = tg_table_name);
  return new;
end $$;

create or replace function refresh_readers_of_case() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare place case_parts;
begin
  update cases set readers = case_readers(new.case_id, null, null) where id = new.case_id;
  update people set readers = person_readers(people.id) from cases where cases.id = new.case_id and people.id = cases.person_id;
  for place in select * from case_parts loop
    execute format('update %I set readers = case_readers(case_id, %s, %s) where case_id = $2', place.table_name,
      case when place.by_row then 'part' else '$1' end, case when place.has_author then 'organization_id' else 'null' end)
      using place.part, new.case_id;
  end loop;
  return null;
end $$;
-- Not on every update: the refreshing itself writes this table's readers.
create trigger refresh_readers after insert or update of ended_at on case_restrictions for each row execute function refresh_readers_of_case();

call protect_case_table('case_restrictions', null);
create policy restrict_responsible on case_restrictions for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id));
create policy lift_own on case_restrictions for update to tsunagu_app using (organization_id = acting_organization() and may_read(readers));
grant select, insert on case_restrictions to tsunagu_app;
grant update (ended_at, ended_by) on case_restrictions to tsunagu_app;

-- Files that people bring: a signed consent, a letter. Kept as they came; which they are was told by their first bytes.
create table documents (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  part text not null check (part in ('all', 'contact', 'work-history', 'consultations', 'assessment', 'plan', 'family', 'health')),
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  content bytea not null check (octet_length(content) between 1 and 5242880),
  added_by uuid references accounts,
  added_at timestamptz not null default business_now(),
  readers jsonb not null default '{}'
);
comment on table documents is '持ちこまれた書類(同意書の写しなど)。機関と、すべてを見てよい機関だけが開ける';
call protect_case_table('documents', null, true);
create policy write_own on documents for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id));
grant select, insert on documents to tsunagu_app;

create table consents (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text references desks,
  account_id uuid references accounts,
  given_on date not null,
  given_by text not null check (given_by in ('self', 'guardian')),
  method text not null check (method in ('signature', 'oral', 'electronic')),
  witness text not null default '' check (length(witness) <= 200),
  purposes text[] not null check (cardinality(purposes) > 0 and purposes <@ array['coordination', 'handover', 'employer', 'retention', 'statistics']),
  parts text[] not null check (cardinality(parts) > 0 and parts <@ array['all', 'contact', 'work-history', 'consultations', 'assessment', 'plan', 'family', 'health']),
  recipients text[] not null,
  valid_until date check (valid_until >= given_on),
  note text not null default '' check (octet_length(note) <= 102400),
  document_id uuid references documents,
  recorded_at timestamptz not null default business_now(),
  withdrawn_on date check (withdrawn_on >= given_on),
  withdrawn_at timestamptz,
  withdrawn_by uuid references accounts,
  withdrawn_note text not null default '' check (octet_length(withdrawn_note) <= 102400),
  readers jsonb not null default '{}',
  -- A word of mouth has a witness (domain §3.6).
  check (method <> 'oral' or witness <> ''),
  check ((withdrawn_on is null) = (withdrawn_at is null))
);
comment on table consents is '本人の同意。だれに、何を、何のために、いつまで。取り消しは、それからあとの共有を止める';
call protect_case_table('consents', null);
create policy write_own on consents for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id));
create policy withdraw on consents for update to tsunagu_app
  using (organization_id = acting_organization() or exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
grant select, insert on consents to tsunagu_app;
grant update (withdrawn_on, withdrawn_at, withdrawn_by, withdrawn_note) on consents to tsunagu_app;
alter table case_access add consent_id uuid references consents;
create index case_access_consent on case_access (consent_id) where consent_id is not null;
create index case_access_account on case_access (account_id) where account_id is not null;

-- The emergency door: opened by a typed reason, for hours, for one account, and looked at afterwards. A try that opened
-- nothing is kept too.
create table emergency_accesses (
  id uuid primary key,
  account_id uuid not null references accounts,
  organization_id text not null references organizations,
  typed_number text not null check (length(typed_number) between 1 and 40),
  reason text not null check (length(btrim(reason)) >= 10 and octet_length(reason) <= 102400),
  case_id uuid references cases,
  responsible_organization_id text references organizations,
  opened_at timestamptz not null default business_now(),
  valid_until timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid references accounts,
  review text check (review in ('justified', 'not-justified')),
  review_note text not null default '' check (octet_length(review_note) <= 102400),
  check ((case_id is null) = (valid_until is null)),
  check ((reviewed_at is null) = (review is null)),
  check (review is distinct from 'not-justified' or review_note <> '')
);
create index emergency_accesses_organization on emergency_accesses (organization_id, opened_at desc);
create index emergency_accesses_responsible on emergency_accesses (responsible_organization_id, opened_at desc);
create index emergency_accesses_account on emergency_accesses (account_id, opened_at desc);
comment on table emergency_accesses is '緊急の閲覧。理由を書いて短い時間だけ開き、あとで責任者が確かめる';
call protect_table('emergency_accesses');
create policy read_both on emergency_accesses for select to tsunagu_app
  using (organization_id = acting_organization() or responsible_organization_id = acting_organization());
create policy review_both on emergency_accesses for update to tsunagu_app
  using (organization_id = acting_organization() or responsible_organization_id = acting_organization());
grant select on emergency_accesses to tsunagu_app;
grant update (reviewed_at, reviewed_by, review, review_note) on emergency_accesses to tsunagu_app;

-- Looks past the policies, because nobody may see this case yet; gives what it opens to the acting account alone.
create function open_emergency_door(entry uuid, access uuid, wanted text, why text, ends timestamptz) returns uuid
  language plpgsql security definer set search_path from current
as $$
declare found cases;
begin
  select * into found from cases where number = wanted;
  insert into emergency_accesses (id, account_id, organization_id, typed_number, reason, case_id, responsible_organization_id, valid_until)
    values (entry, acting_account(), acting_organization(), wanted, why, found.id, found.responsible_organization_id, case when found.id is null then null else ends end);
  if found.id is null then return null; end if;
  insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_from, valid_until, granted_by)
    values (access, found.id, acting_organization(), acting_account(), '{all}', 'emergency', business_now(), ends, acting_account());
  return found.id;
end $$;
comment on function open_emergency_door(uuid, uuid, text, text, timestamptz) is '緊急の閲覧を開く。開けなかった試みも残す';
revoke all on function open_emergency_door(uuid, uuid, text, text, timestamptz) from public;
grant execute on function open_emergency_door(uuid, uuid, text, text, timestamptz) to tsunagu_app;

-- Who looked at a case: for its responsible desk and, in the names of organizations, for the person (domain §8.1).
create function reads_of_case(subject uuid, most integer)
  returns table (read_on date, organization_id text, account_id uuid, basis text, door text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select (l.read_at at time zone 'Asia/Tokyo')::date, l.organization_id, l.account_id, l.basis, l.door, count(*)
  from read_log l
  where l.subject_ids @> array[subject] and l.kind <> 'search'
    and exists (select from cases c where c.id = subject and may_read(c.readers) and c.responsible_organization_id = acting_organization())
  group by 1, 2, 3, 4, 5 order by 1 desc, 2, 3 limit most
$$;
comment on function reads_of_case(uuid, integer) is 'ケースを見た機関と人。いまの責任窓口だけが読める';
revoke all on function reads_of_case(uuid, integer) from public;
grant execute on function reads_of_case(uuid, integer) to tsunagu_app;

-- The counts above the list of cases: by organization, without a look at each case.
create index next_actions_organization_due on next_actions (organization_id, due_on) where ended_at is null;

alter table mails drop constraint mails_kind_check, add constraint mails_kind_check
  check (kind in ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent', 'emergency-access', 'weekly-gaps', 'conference'));
