-- How long things are kept. What a form left behind goes by itself when its days are over (sweep_…); what was written about
-- a person goes when its term is over, somebody has proposed it and somebody else has approved it (dispose). Terms stand in
-- `settings`. What was counted stays, and so does the ledger: ids and codes, of which nothing leads to a person any more.

create function kept_setting(wanted text, otherwise integer) returns integer
  language sql stable security definer set search_path from current
as $$ select coalesce((select (value #>> '{}')::integer from settings where key = wanted and jsonb_typeof(value) = 'number'), otherwise) $$;
comment on function kept_setting(text, integer) is '残す日数・年数の設定。協議会の設定になければ、決めた値';
revoke all on function kept_setting(text, integer) from public;
grant execute on function kept_setting(text, integer) to tsunagu_app;

-- Sweeping -------------------------------------------------------------------------------------------------------------
create index drafts_updated on drafts (updated_at);
create index submissions_created on submissions (created_at);
create index kept_inputs_created on kept_inputs (created_at);
create index mails_created on mails (created_at);
create index read_log_read on read_log (read_at);

-- Each takes at most so many rows, the oldest first, and answers how many. No caller says how old: the settings do, and for
-- all but drafts the real time, which no setting of a transaction moves. Only the product's own work may ask, with no account.
do $$
declare each record;
begin
  for each in select * from (values
    ('sweep_drafts', 'drafts', 'updated_at', 'business_now()', $d$make_interval(days => kept_setting('drafts.keepDays', 30))$d$, '期限を過ぎた下書きを消す'),
    ('sweep_submissions', 'submissions', 'created_at', 'now()', $d$make_interval(days => kept_setting('submissions.keepDays', 30))$d$, '期限を過ぎた送信の控えを消す'),
    ('sweep_kept_inputs', 'kept_inputs', 'created_at', 'now()', $d$make_interval(days => kept_setting('keptInputs.keepDays', 30))$d$, '期限を過ぎた預かりの入力を消す'),
    ('sweep_mails', 'mails', 'created_at', 'now()', $d$make_interval(days => kept_setting('mails.keepDays', 90))$d$, '期限を過ぎたメールを消す'),
    ('sweep_read_log', 'read_log', 'read_at', 'now()', $d$make_interval(years => kept_setting('retention.readLogYears', 5))$d$, '期限を過ぎた閲覧記録を消す'),
    -- Of the emergency door only tries that opened nothing: the others go with their case.
    ('sweep_emergency_tries', 'emergency_accesses', 'case_id is null and opened_at', 'business_now()', $d$make_interval(years => kept_setting('retention.readLogYears', 5))$d$, '期限を過ぎた、開けなかった緊急の閲覧を消す')
  ) as swept (name, place, moment, present, term, words) loop
    execute format($f$create function %1$I(most integer) returns integer
      language plpgsql security definer set search_path from current
    as $body$
    declare many integer;
    begin
      if acting_account() is not null then return 0; end if;
      delete from %2$I where ctid = any(array(
        select ctid from %2$I where %3$s < %4$s - %5$s order by %6$I limit most for update skip locked));
      get diagnostics many = row_count;
      return many;
    end $body$ $f$, each.name, each.place, each.moment, each.present, each.term, substring(each.moment from '\w+$'));
    execute format('comment on function %I(integer) is %L', each.name, each.words);
    execute format('revoke all on function %I(integer) from public', each.name);
    execute format('grant execute on function %I(integer) to tsunagu_app', each.name);
  end loop;
end $$;

-- Holds ----------------------------------------------------------------------------------------------------------------
create table retention_holds (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  kind text not null check (kind in ('lawsuit', 'disclosure', 'own-wish', 'other')),
  reason text not null check (btrim(reason) <> '' and octet_length(reason) <= 102400),
  since date not null,
  until date check (until >= since),
  set_by uuid references accounts,
  set_at timestamptz not null default business_now(),
  lifted_at timestamptz,
  lifted_by uuid references accounts,
  lifted_note text not null default '' check (octet_length(lifted_note) <= 102400),
  readers jsonb not null default '{}',
  check ((lifted_at is null) = (btrim(lifted_note) = ''))
);
comment on table retention_holds is '廃棄の停止(訴訟・開示請求・本人の希望など)。止めているあいだは、期間が過ぎても廃棄しない';
call protect_case_table('retention_holds', null);
create policy hold_own on retention_holds for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id));
create policy lift_own on retention_holds for update to tsunagu_app using (organization_id = acting_organization() and may_read(readers));
grant select, insert on retention_holds to tsunagu_app;
grant update (lifted_at, lifted_by, lifted_note) on retention_holds to tsunagu_app;

-- Disposal -------------------------------------------------------------------------------------------------------------
-- What is left of a disposed case: an empty row that ledger and counted rows refer to.
alter table cases
  add disposed_at timestamptz,
  alter person_id drop not null,
  add constraint cases_of_somebody check ((disposed_at is null) = (person_id is not null)),
  add constraint cases_disposed_are_empty check (disposed_at is null or (status = 'closed' and closure_reason = 'disposed' and number = 'disposed-' || id::text and closure_summary = '' and closure_reopen_hint = ''
    and municipality_code is null and responsible_account_id is null and merged_into is null and person_digest = ''::bytea));
comment on column cases.disposed_at is '廃棄した時。本人のことは何も残っていない';
create index cases_closed on cases (responsible_organization_id, closed_on) where status = 'closed' and disposed_at is null and merged_into is null;
create index cases_anonymous on cases (responsible_organization_id, last_contact_on) where status = 'closed' and first_speaker = 'anonymous' and disposed_at is null and merged_into is null;
alter table conferences add disposed_at timestamptz;
comment on column conferences.disposed_at is '会議録を廃棄した時。いつ・どの機関の会議だったかと数だけが残る';
create index conferences_kept on conferences (organization_id, held_on) where disposed_at is null and status in ('closed', 'cancelled');

-- Rows that other rows refer to are looked up by what refers to them when they go: without these, table by table from end to end.
create index consents_document on consents (document_id) where document_id is not null;
create index consultations_speaker on consultations (speaker_person_id) where speaker_person_id is not null;
create index support_steps_goal on support_steps (goal_id);
create index support_plans_follows on support_plans (follows_id) where follows_id is not null;
create index person_merges_of_kept on person_merges (kept_person_id);
create index person_merges_of_merged on person_merges (merged_person_id);
create index person_merges_of_kept_case on person_merges (kept_case_id) where kept_case_id is not null;
create index person_merges_of_merged_case on person_merges (merged_case_id) where merged_case_id is not null;
create index emergency_accesses_case on emergency_accesses (case_id) where case_id is not null;

create table disposals (
  id uuid primary key,
  organization_id text not null references organizations,
  state text not null default 'proposed' check (state in ('proposed', 'returned', 'disposed')),
  proposed_by uuid not null references accounts,
  proposed_on date not null,
  proposed_at timestamptz not null default business_now(),
  decided_by uuid references accounts,
  decided_on date,
  decided_at timestamptz,
  note text not null default '' check (length(note) <= 500),
  check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_on is null)),
  -- Four eyes: nobody approves what they proposed.
  check (state <> 'disposed' or decided_by <> proposed_by)
);
create index disposals_of_organization on disposals (organization_id, proposed_at desc);
comment on table disposals is '廃棄の提案と承認。承認したものは廃棄記録になる';

create table disposal_items (
  disposal_id uuid not null references disposals,
  position integer not null,
  kind text not null check (kind in ('case', 'anonymous', 'minutes')),
  case_id uuid not null references cases,
  conference_id uuid references conferences,
  ended_on date not null,
  term_years integer not null check (term_years >= 1),
  outcome text check (outcome in ('disposed', 'kept', 'returned')),
  primary key (disposal_id, position),
  check ((kind = 'minutes') = (conference_id is not null))
);
create unique index disposal_items_once on disposal_items (coalesce(conference_id, case_id)) where outcome is null;
create index disposal_items_case on disposal_items (case_id);
comment on table disposal_items is '廃棄の提案の一件ずつ。番号(しくみの中の)だけで、本人のことは書かない';

create table disposal_counts (
  disposal_id uuid not null references disposals,
  kind text not null check (kind in ('case', 'anonymous', 'minutes')),
  term_years integer not null,
  many integer not null,
  ended_from date not null,
  ended_until date not null,
  rows_gone bigint not null,
  primary key (disposal_id, kind, term_years)
);
comment on table disposal_counts is '廃棄記録。何を何件、どの期間によって廃棄したか';

call protect_table('disposals');
call protect_table('disposal_items');
call protect_table('disposal_counts');
create policy read_own on disposals for select to tsunagu_app using (organization_id = acting_organization());
create policy propose_own on disposals for insert to tsunagu_app with check (organization_id = acting_organization() and proposed_by = acting_account() and state = 'proposed');
create policy return_own on disposals for update to tsunagu_app using (organization_id = acting_organization() and state = 'proposed') with check (state = 'returned');
create policy read_own on disposal_items for select to tsunagu_app using (exists (select from disposals where disposals.id = disposal_id));
create policy return_own on disposal_items for update to tsunagu_app using (outcome is null and exists (select from disposals where disposals.id = disposal_id)) with check (outcome = 'returned');
create policy read_own on disposal_counts for select to tsunagu_app using (exists (select from disposals where disposals.id = disposal_id));
grant select, insert on disposals to tsunagu_app;
grant update (state, decided_by, decided_on, decided_at, note) on disposals to tsunagu_app;
grant select, update (outcome) on disposal_items to tsunagu_app;
grant select on disposal_counts to tsunagu_app;

-- A case is disposed of with all records of the person that were merged into one, and not without them: everybody of whom this
-- case is a part, from the record that goes on down to the last that was merged into it.
create function people_of_record(of_case uuid) returns uuid[]
  language sql stable security definer set search_path from current
as $$
  with recursive upward as (
    select p.id, p.merged_into from cases c join people p on p.id = c.person_id where c.id = of_case
    union
    select p.id, p.merged_into from people p join upward on p.id = upward.merged_into
  ), whole as (
    select id from upward where merged_into is null
    union
    select p.id from people p join whole on p.merged_into = whole.id
  ) select coalesce(array_agg(id), '{}') from whole
$$;
revoke all on function people_of_record(uuid) from public;

-- Whatever record of a person is held, all of them are; there are few holds, so they are asked once and not case by case.
create function held_cases() returns uuid[]
  language sql stable security definer set search_path from current
as $$
  select coalesce(array_agg(distinct c.id), '{}') from retention_holds h join cases c on c.person_id = any(people_of_record(h.case_id))
  where h.lifted_at is null and (h.until is null or h.until >= business_today())
$$;
revoke all on function held_cases() from public;

-- What may be disposed of at the acting organization: its closed cases, those of callers who never said who they are a year
-- after the last word, and papers of its conferences while the case itself lives on. A case with a conference is kept at least
-- as long as that conference's papers. Restricted cases are among them, without a word about whom: who may read a case, reads
-- its name through the policies.
create function disposal_candidates(only_case uuid default null, only_conference uuid default null)
  returns table (kind text, case_id uuid, conference_id uuid, ended_on date, term_years integer, held boolean)
  language plpgsql stable security definer set search_path from current
as $$
declare
  here text := acting_organization();
  today date := business_today();
  case_years integer := kept_setting('retention.caseYears', 5);
  anonymous_years integer := kept_setting('retention.anonymousYears', 1);
  conference_years integer := kept_setting('retention.conferenceYears', 5);
  papers_until date := (business_today() - make_interval(years => conference_years))::date;
  stopped uuid[] := held_cases();
  one_person uuid[] := case when only_conference is not null then people_of_record((select f.case_id from conferences f where f.id = only_conference)) end;
begin
  return query
    with due as (
      select c.id, c.person_id, 'case' as kind, c.closed_on as ended, case_years as term from cases c
      where c.responsible_organization_id = here and c.status = 'closed' and c.disposed_at is null and c.merged_into is null
        and c.closed_on < (today - make_interval(years => case_years))::date and (only_case is null or c.id = only_case) and (one_person is null or c.person_id = any(one_person))
      union all
      select c.id, c.person_id, 'anonymous', greatest(c.last_contact_on, c.closed_on), anonymous_years from cases c join people p on p.id = c.person_id
      where c.responsible_organization_id = here and c.status = 'closed' and c.disposed_at is null and c.merged_into is null and c.first_speaker = 'anonymous'
        and c.last_contact_on < (today - make_interval(years => anonymous_years))::date and c.closed_on < (today - make_interval(years => anonymous_years))::date
        and p.family_name || p.given_name || p.family_name_kana || p.given_name_kana || p.phone || p.email = '' and p.birth_date is null and (only_case is null or c.id = only_case) and (one_person is null or c.person_id = any(one_person))
    ), cases_due as (
      -- Where both hold, the shorter term: nobody was ever known by name. Few records are merged; only those are looked through.
      select distinct on (d.id) d.* from due d
      where not exists (select from conferences f where f.case_id = d.id and f.disposed_at is null and f.held_on >= papers_until)
        and (not exists (select from people m where m.merged_into = d.person_id)
          or not exists (select from conferences f join cases c on c.id = f.case_id where c.person_id = any(people_of_record(d.id)) and f.disposed_at is null and f.held_on >= papers_until))
      order by d.id, d.kind
    ), papers_due as (
      select f.id, f.case_id, f.held_on from conferences f join cases c on c.id = f.case_id
      where f.organization_id = here and f.disposed_at is null and f.status in ('closed', 'cancelled') and f.held_on < papers_until
        and c.disposed_at is null and (only_conference is null or f.id = only_conference)
        -- They go with their case where that is due.
        and not exists (select from cases_due d where d.id = f.case_id)
        and (c.merged_into is null or not exists (select from cases_due d join cases r on r.id = d.id where r.person_id = any(people_of_record(f.case_id))))
    )
    select d.kind, d.id, null::uuid, d.ended, d.term, d.id = any(stopped) from cases_due d where only_conference is null
    union all
    select 'minutes', p.case_id, p.id, p.held_on, conference_years, p.case_id = any(stopped) from papers_due p where only_case is null;
end $$;
comment on function disposal_candidates(uuid, uuid) is '保存期間が過ぎ、廃棄の候補になったもの';
revoke all on function disposal_candidates(uuid, uuid) from public;
grant execute on function disposal_candidates(uuid, uuid) to tsunagu_app;

-- Proposing: of what was chosen that which may be proposed now, each once.
create function add_disposal_items(disposal uuid, chosen_cases uuid[], chosen_conferences uuid[]) returns integer
  language plpgsql security definer set search_path from current
as $$
declare many integer;
begin
  if not exists (select from disposals where id = disposal and organization_id = acting_organization() and proposed_by = acting_account() and state = 'proposed') then return 0; end if;
  insert into disposal_items (disposal_id, position, kind, case_id, conference_id, ended_on, term_years)
    select disposal, row_number() over (order by d.ended_on, d.case_id, d.conference_id), d.kind, d.case_id, d.conference_id, d.ended_on, d.term_years
    from disposal_candidates() d
    where not d.held and case when d.conference_id is null then d.case_id = any(chosen_cases) else d.conference_id = any(chosen_conferences) end
      and not exists (select from disposal_items i where i.outcome is null and coalesce(i.conference_id, i.case_id) = coalesce(d.conference_id, d.case_id));
  get diagnostics many = row_count;
  return many;
end $$;
comment on function add_disposal_items(uuid, uuid[], uuid[]) is '選んだもののうち、いま廃棄できるものを提案に入れる';
revoke all on function add_disposal_items(uuid, uuid[], uuid[]) from public;
grant execute on function add_disposal_items(uuid, uuid[], uuid[]) to tsunagu_app;

-- The tables whose rows belong to a row of another, who refers before who is referred to. Asked of the catalog, so that a
-- table that is added later is emptied too; what is kept as an empty row is named here.
create function tables_hanging_on(root regclass, link text) returns text[]
  language plpgsql stable security definer set search_path from current
as $$
declare
  left_over text[] := array(select distinct k.conrelid::regclass::text from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = root and a.attname = link
      and k.conrelid::regclass::text not in ('cases', 'ledger', 'referrals', 'conferences', 'conference_decisions', 'emergency_accesses', 'disposal_items') order by 1);
  ordered text[] := '{}';
  next text;
begin
  while cardinality(left_over) > 0 loop
    select t into next from unnest(left_over) t where not exists (
      select from pg_constraint k where k.contype = 'f' and k.confrelid = t::regclass and k.conrelid <> k.confrelid and k.conrelid::regclass::text = any(left_over)) order by t limit 1;
    if next is null then raise exception 'tables of % refer to one another in a circle', root; end if;
    ordered := ordered || next;
    left_over := array_remove(left_over, next);
  end loop;
  return ordered;
end $$;
revoke all on function tables_hanging_on(regclass, text) from public;

-- A row that says nothing any more has to say so where words are demanded.
create function disposed_words() returns text language sql immutable as $$ select '保存期間が過ぎ、廃棄しました。' $$;

create function erase_papers(subjects uuid[]) returns bigint
  language plpgsql security definer set search_path from current
as $$
declare
  many bigint := 0;
  took bigint;
begin
  delete from conference_addenda where conference_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  -- Deleted, because sealed minutes are not rewritten, by nobody.
  delete from conference_papers where conference_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  update conference_participants set name = disposed_words(), role = '', account_id = null, secrecy = 'council-member', pledged_on = null, readers = '{}' where conference_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  update conference_decisions set decision = disposed_words(), owner_name = '', readers = '{}' where conference_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  update conferences set place = '', cancelled_reason = case when status = 'cancelled' then disposed_words() else '' end, disposed_at = business_now() where id = any(subjects);
  get diagnostics took = row_count;
  return many + took;
end $$;
revoke all on function erase_papers(uuid[]) from public;

-- Referrals are counted by the flow between desks; the empty rows are read by nobody.
alter table referrals add disposed_at timestamptz;
comment on column referrals.disposed_at is '廃棄した時。どの窓口の間で、いつ、どうなったかだけが残る';
alter policy read_own on referrals using ((from_organization_id = acting_organization() or to_organization_id = acting_organization()) and disposed_at is null);

-- The person's own account goes with the record, where it is of no other.
set local role tsunagu_auth;
grant delete on auth."user" to tsunagu_owner;
set local role tsunagu_owner;

create function erase_cases(roots uuid[]) returns bigint
  language plpgsql security definer set search_path from current
as $$
declare
  persons uuid[] := array(select distinct unnest(people_of_record(root)) from unnest(roots) root);
  subjects uuid[] := array(select id from cases where person_id = any(persons));
  meetings uuid[] := array(select id from conferences where case_id = any(subjects));
  own_accounts uuid[] := array(select distinct o.account_id from own_pages o where o.case_id = any(subjects)
    and not exists (select from own_pages other where other.account_id = o.account_id and other.case_id <> all(subjects)));
  ids text[] := subjects::text[] || persons::text[] || meetings::text[];
  tables text[] := tables_hanging_on('cases', 'case_id');
  place text;
  many bigint := 0;
  took bigint;
begin
  -- What a draft or an answer may name: every row of the case has its id there, and forms stand under the ids of its parts.
  for place in select t from unnest(tables || array['referrals']) t
      where exists (select from pg_attribute a where a.attrelid = t::regclass and a.attname = 'id' and not a.attisdropped) loop
    execute format('select $1 || array(select id::text from %s where case_id = any($2))', place) into ids using ids, subjects;
  end loop;
  -- Found by the pieces of key and path and by what the fields hold; a pattern over all that was written took 0.1 ms a draft.
  with found as materialized (
    select d.id, piece from drafts d cross join lateral string_to_table(translate(d.draft_key || '/' || d.path, ':?&=#', '/////'), '/') piece
    union all
    select d.id, value #>> '{}' from drafts d cross join lateral jsonb_path_query(d.body, '$.*[*]') value
  ), gone as materialized (select distinct f.id from found f join unnest(ids) each on each = f.piece)
  delete from drafts where id in (select id from gone);
  get diagnostics took = row_count; many := many + took;
  with found as materialized (
    select k.id, piece from kept_inputs k cross join lateral string_to_table(translate(k.path, ':?&=#', '/////'), '/') piece
  ), gone as materialized (select distinct f.id from found f join unnest(ids) each on each = f.piece)
  delete from kept_inputs where id in (select id from gone);
  get diagnostics took = row_count; many := many + took;
  -- Answers to what was sent about a case: of whoever has an entry on it that is no older than an answer is kept, and of who
  -- proposed its disposal or said no to it.
  with found as materialized (
    select s.account_id, s.submission_id, m[1] as named from submissions s cross join lateral regexp_matches(s.action || ' ' || s.answer::text, '[0-9a-f]{8}-[0-9a-f-]{27}', 'g') m
    where s.account_id in (select l.account_id from ledger l where l.case_id = any(subjects) and l.recorded_at > business_now() - make_interval(days => kept_setting('submissions.keepDays', 30) + 1)
      union select who from disposal_items i join disposals p on p.id = i.disposal_id cross join lateral unnest(array[p.proposed_by, p.decided_by]) who where i.case_id = any(subjects))
  ), gone as materialized (select distinct f.account_id, f.submission_id from found f join unnest(ids) each on each = f.named)
  delete from submissions where (account_id, submission_id) in (select account_id, submission_id from gone);
  get diagnostics took = row_count; many := many + took;

  many := many + erase_papers(meetings);
  update conferences set account_id = null, readers = '{}' where id = any(meetings);
  delete from referral_amendments where referral_id in (select id from referrals where case_id = any(subjects));
  get diagnostics took = row_count; many := many + took;
  delete from person_merges where kept_person_id = any(persons) or merged_person_id = any(persons) or kept_case_id = any(subjects) or merged_case_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  foreach place in array tables loop
    execute format('delete from %s where case_id = any($1)', place) using subjects;
    get diagnostics took = row_count; many := many + took;
  end loop;
  update referrals set reason = disposed_words(), requests = disposed_words(), answers = '{}', answer_note = '', outcome_note = '', basis_given_on = sent_on, basis_until = null,
    decline_suggestion = case when status = 'declined' then disposed_words() else '' end, withdraw_reason = case when status = 'withdrawn' then disposed_words() else '' end, disposed_at = business_now()
    where case_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  update emergency_accesses set typed_number = '-', reason = disposed_words(), review_note = case when review = 'not-justified' then disposed_words() else '' end where case_id = any(subjects);
  get diagnostics took = row_count; many := many + took;

  update cases set disposed_at = business_now(), person_id = null, number = 'disposed-' || id::text, closure_reason = 'disposed', closure_summary = '', closure_reopen_hint = '', municipality_code = null, responsible_account_id = null,
    responsible_since = opened_on, last_contact_on = closed_on, merged_into = null, person_digest = ''::bytea, version = version + 1, readers = '{}' where id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  -- In the record of a relative stays that there is one; who, does not.
  update family_relations set relative_id = null, name = 'ご家族', phone = '', may_call = false where relative_id = any(persons);
  update consultations set speaker_person_id = null where speaker_person_id = any(persons);
  foreach place in array tables_hanging_on('people', 'person_id') loop
    execute format('delete from %s where person_id = any($1)', place) using persons;
    get diagnostics took = row_count; many := many + took;
  end loop;
  delete from people where id = any(persons);
  get diagnostics took = row_count; many := many + took;

  delete from mails where recipient in (select email from accounts where id = any(own_accounts));
  delete from drafts where account_id = any(own_accounts);
  delete from submissions where account_id = any(own_accounts);
  delete from kept_inputs where account_id = any(own_accounts);
  update accounts set email = 'disposed-' || id::text || '@invalid', display_name = disposed_words(), is_active = false where id = any(own_accounts);
  delete from auth."user" where "id" = any(own_accounts::text[]);
  return many;
end $$;
revoke all on function erase_cases(uuid[]) from public;

-- Approval: what is still due and not held is gone in this transaction, the rest is kept and says so. One row: how many went
-- and stayed; none where there is nothing to approve for who asks.
create function dispose(subject uuid) returns table (disposed bigint, kept bigint)
  language plpgsql security definer set search_path from current
as $$
declare
  proposal disposals;
  item disposal_items;
  line record;
  gone bigint;
begin
  select * into proposal from disposals d where d.id = subject for update;
  if proposal.id is null or proposal.organization_id is distinct from acting_organization() or proposal.state <> 'proposed' or acting_account() is null or acting_account() = proposal.proposed_by then return; end if;
  -- Whoever writes to one of these cases has it locked, or waits for us and then finds it gone.
  perform from cases c where c.person_id in (select unnest(people_of_record(i.case_id)) from disposal_items i where i.disposal_id = subject) order by c.id for update;
  for item in select * from disposal_items i where i.disposal_id = subject and i.outcome is null order by i.position loop
    update disposal_items i set outcome = case when exists (
        select from disposal_candidates(case when item.conference_id is null then item.case_id end, item.conference_id) d where not d.held) then 'disposed' else 'kept' end
      where i.disposal_id = subject and i.position = item.position;
  end loop;
  for line in select i.kind, i.term_years, count(*) as many, min(i.ended_on) as ended_from, max(i.ended_on) as ended_until, array_agg(i.case_id) as cases, array_agg(i.conference_id) as conferences
      from disposal_items i where i.disposal_id = subject and i.outcome = 'disposed' group by i.kind, i.term_years order by i.kind, i.term_years loop
    gone := case when line.kind = 'minutes' then erase_papers(line.conferences) else erase_cases(line.cases) end;
    insert into disposal_counts values (subject, line.kind, line.term_years, line.many, line.ended_from, line.ended_until, gone);
  end loop;
  update disposals d set state = 'disposed', decided_by = acting_account(), decided_on = business_today(), decided_at = business_now() where d.id = subject;
  return query select count(*) filter (where i.outcome = 'disposed'), count(*) filter (where i.outcome = 'kept') from disposal_items i where i.disposal_id = subject;
end $$;
comment on function dispose(uuid) is '承認された提案の廃棄を行い、廃棄記録を残す。提案した人は承認できない';
revoke all on function dispose(uuid) from public;
grant execute on function dispose(uuid) to tsunagu_app;

-- An empty case stays empty: what was being written when it was disposed of comes too late.
create or replace function set_readers_of_case_row() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare gone timestamptz;
begin
  -- Whoever changes access writes the case's own row: it waits for us, or we for it. Without this a row written at the
  -- same moment would keep the readers of before.
  select disposed_at into gone from cases where id = new.case_id for share;
  if gone is not null then raise exception 'case % was disposed of', new.case_id using errcode = '23514', constraint = 'disposed_case_stays_empty'; end if;
  new.readers := (select case_readers(new.case_id, case when by_row then to_jsonb(new) ->> 'part' else part end, to_jsonb(new) ->> 'organization_id')
    from case_parts where table_name = tg_table_name);
  return new;
end $$;
