-- What counts of a case, and what is derived from its records, follows from the records by one definition
-- (db/views/case_facts.sql) and is brought up to date by whatever transaction writes one of them.

-- A talk as it stands now: neither put right by a later row nor taken back. All wordings of one talk share a root.
alter table consultations add root_id uuid, add superseded_at timestamptz, add withdrawn_at timestamptz;
with recursive wordings as (
  select id, id as root_id from consultations where corrects_id is null
  union all
  select c.id, w.root_id from consultations c join wordings w on c.corrects_id = w.id
)
update consultations c set root_id = w.root_id,
    superseded_at = (select newer.recorded_at from consultations newer where newer.corrects_id = c.id)
  from wordings w where w.id = c.id;
alter table consultations alter root_id set not null;
create index consultations_live on consultations (case_id, occurred_on, recorded_at) where superseded_at is null and withdrawn_at is null;
comment on column consultations.root_id is '同じ相談のはじめの記録。訂正しても変わらない';

create function follow_wordings() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.root_id := coalesce((select root_id from consultations where id = new.corrects_id), new.id);
  new.superseded_at := null;
  new.withdrawn_at := null;
  update consultations set superseded_at = business_now() where id = new.corrects_id;
  return new;
end $$;
create trigger follow_wordings before insert on consultations for each row execute function follow_wordings();

alter table placements add withdrawn_at timestamptz;
alter table target_type_decisions add withdrawn_at timestamptz;

-- An episode begins with a talk and, where the case was closed in it, ends with a day and a reason of its own.
alter table episodes
  add consultation_id uuid references consultations,
  add closed_on date,
  add closure_reason text,
  add closed_organization_id text references organizations,
  add closed_desk_id text references desks,
  add check (closure_reason in ('goal-reached', 'employed', 'handed-over', 'public-assistance', 'moved', 'own-wish', 'no-contact', 'died', 'information-only', 'other')),
  add check ((closed_on is null) = (closure_reason is null) and (closed_on is null) = (closed_desk_id is null) and (closed_on is null) = (closed_organization_id is null));
alter table cases add check (closure_reason in ('goal-reached', 'employed', 'handed-over', 'public-assistance', 'moved', 'own-wish', 'no-contact', 'died', 'information-only', 'other', 'merged', 'disposed'));
comment on column episodes.consultation_id is 'このまとまりを始めた相談(はじめの記録)';
update episodes e set consultation_id = (l.payload ->> 'consultationId')::uuid
  from ledger l where e.reason = 'first' and l.case_id = e.case_id and l.kind = 'case.opened'
    and exists (select from consultations k where k.id::text = l.payload ->> 'consultationId');
update episodes e set consultation_id = k.root_id
  from ledger l join ledger t on t.written_by = l.written_by and t.case_id = l.case_id and t.kind = 'consultation.recorded' join consultations k on k.id = t.subject_id
  where e.reason = 'returned' and l.case_id = e.case_id and l.kind = 'case.reopened' and l.payload ->> 'reason' = 'returned' and (l.payload ->> 'episode')::integer = e.number;
-- Endings that a later beginning has covered are known from the ledger alone.
update episodes e set closed_on = l.occurred_on, closure_reason = coalesce(l.payload ->> 'reason', 'other'), closed_organization_id = l.organization_id, closed_desk_id = l.desk_id
  from ledger l where l.kind = 'case.closed' and l.case_id = e.case_id and l.organization_id is not null and l.desk_id is not null
    and l.recorded_at = (select max(each.recorded_at) from ledger each where each.kind = 'case.closed' and each.case_id = e.case_id
      and each.recorded_at < (select min(r.recorded_at) from ledger r where r.kind = 'case.reopened' and r.case_id = e.case_id and (r.payload ->> 'episode')::integer > e.number and r.payload ->> 'reason' = 'returned')
      and each.recorded_at > coalesce((select max(b.recorded_at) from ledger b where b.kind = 'case.reopened' and b.case_id = e.case_id and (b.payload ->> 'episode')::integer = e.number), '-infinity'));

-- Where somebody lives, by day: who moves keeps the figures of before. What was learned first holds from the beginning.
create table person_homes (
  person_id uuid not null references people,
  since date not null,
  municipality_code text references municipalities,
  primary key (person_id, since)
);
comment on table person_homes is '住んでいる市町村の移り変わり。数字を、その日の市町村で数えるため';
insert into person_homes select id, '-infinity', municipality_code from people where municipality_code is not null;
call protect_table('person_homes');
create policy read_own on person_homes for select to tsunagu_app using (exists (select from people where people.id = person_id));
grant select on person_homes to tsunagu_app;

create function keep_home() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if tg_op = 'UPDATE' and new.municipality_code is not distinct from old.municipality_code then return null; end if;
  if not exists (select from person_homes where person_id = new.id) then
    if new.municipality_code is not null then insert into person_homes values (new.id, '-infinity', new.municipality_code); end if;
  else
    insert into person_homes values (new.id, business_today(), new.municipality_code)
      on conflict (person_id, since) do update set municipality_code = excluded.municipality_code;
  end if;
  return null;
end $$;
create trigger keep_home after insert or update of municipality_code on people for each row execute function keep_home();

-- It was written wrongly and was never so: the last day it changed takes today's, and what is the same as before goes.
create function correct_home(subject uuid) returns void
  language plpgsql security definer set search_path from current
as $$
declare place text;
begin
  select municipality_code into place from people where id = subject and may_read(readers);
  if not found then return; end if;
  delete from person_homes where person_id = subject and since = business_today() and (select count(*) from person_homes h where h.person_id = subject) > 1;
  update person_homes set municipality_code = place where person_id = subject and since = (select max(since) from person_homes where person_id = subject);
end $$;
comment on function correct_home(uuid) is '市町村は引っ越しではなく書きまちがいだった。前の記録も直す';
revoke all on function correct_home(uuid) from public;
grant execute on function correct_home(uuid) to tsunagu_app;

-- What makes one person one in the figures is told by the program, which holds the key; null where name or birth date is unknown.
alter table people add digest bytea, add digest_due boolean not null default true;
grant update (digest, digest_due) on people to tsunagu_app;
create index people_digest_due on people (id) where digest_due;
comment on column people.digest is '同じ人を一度だけ数えるための照合値(鍵つき)。よみか生年月日が分からなければ空';
comment on column people.digest_due is '照合値を計算し直す必要がある';
create function know_digest_due() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' or (new.family_name_kana, new.given_name_kana, new.birth_date) is distinct from (old.family_name_kana, old.given_name_kana, old.birth_date) then
    if new.birth_date is null or new.family_name_kana || new.given_name_kana = '' then
      new.digest := null;
      new.digest_due := false;
    elsif new.digest is null or tg_op = 'UPDATE' and new.digest is not distinct from old.digest then
      new.digest_due := true;
    end if;
  end if;
  return new;
end $$;
create trigger know_digest_due before insert or update of family_name_kana, given_name_kana, birth_date on people for each row execute function know_digest_due();
update people set digest_due = birth_date is not null and family_name_kana || given_name_kana <> '';

create function set_digest_of_new_case() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.person_digest := coalesce((select digest from people where id = new.person_id), sha256(uuid_send(new.id)));
  return new;
end $$;
alter table cases alter person_digest set default ''::bytea;
create trigger set_digest before insert on cases for each row execute function set_digest_of_new_case();

-- A fact says of which case it is and which record it follows from; whoever counts sees neither.
alter table ledger add unique (id, case_id);
alter table facts add case_id uuid, add source_id uuid, add foreign key (ledger_id, case_id) references ledger (id, case_id);
comment on column facts.case_id is 'どのケースの事実か。数えるだけの人には見えない';
comment on column facts.source_id is 'もとの記録。数えるだけの人には見えない';
update facts f set case_id = l.case_id, source_id = case f.kind
    when 'consultation' then (select root_id from consultations where id = l.subject_id)
    when 'registration' then (select root_id from consultations where id::text = l.payload ->> 'consultationId')
    when 'case.opened' then (select e.id from episodes e where e.case_id = l.case_id and e.number = coalesce((l.payload ->> 'episode')::integer, 1))
    when 'case.closed' then (select e.id from episodes e where e.case_id = l.case_id and (e.closed_on = f.occurred_on or e.number = (select c.episode from cases c where c.id = l.case_id)) order by (e.closed_on = f.occurred_on) desc nulls last, e.number desc limit 1)
    else l.subject_id end
  from ledger l where l.id = f.ledger_id and l.case_id is not null;
create index facts_of_case on facts (case_id) where case_id is not null;
revoke select on facts from tsunagu_stats;
grant select (id, kind, occurred_on, recorded_at, organization_id, desk_id, municipality_code, area, target_type, age_group, person_digest, quantity, detail, ledger_id, corrects_id, written_by)
  on facts to tsunagu_stats;

-- Cases whose records have been written to and whose facts have not followed yet. Within a transaction a row lives until its
-- end; one that stays is of a migration that changed the definition, and is taken when the program starts.
create table projections_due (
  subject uuid not null,
  written_by xid8 not null default pg_current_xact_id(),
  primary key (written_by, subject)
);
comment on table projections_due is '数え直すケース';
call protect_table('projections_due');
insert into projections_due select id, '0'::xid8 from cases where disposed_at is null;

create function is_projecting() returns boolean
  language sql stable as $$ select coalesce(current_setting('app.projecting', true), '') = 'on' $$;

-- One function for every table: which of its columns leads to the case, and which of them matter. Readers that are written
-- anew, a version, words: none of these is counted.
create function note_projection_due() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if is_projecting() then return null; end if;
  execute format('insert into projections_due (subject) select distinct c.id from written w %s join cases c on c.%I = w.%I on conflict do nothing',
    case when tg_op = 'UPDATE' then format('join before b on b.%1$I = w.%1$I and (%2$s) is distinct from (%3$s)', tg_argv[2],
      (select string_agg(format('b.%I', name), ', ') from unnest(tg_argv[3:]) name), (select string_agg(format('w.%I', name), ', ') from unnest(tg_argv[3:]) name)) else '' end,
    tg_argv[0], tg_argv[1]);
  return null;
end $$;
do $$
declare
  source record;
begin
  for source in select * from (values
      ('consultations', 'id', 'case_id', 'id', array['superseded_at', 'withdrawn_at']),
      ('episodes', 'id', 'case_id', 'id', array['opened_on', 'consultation_id', 'closed_on', 'closure_reason']),
      ('placements', 'id', 'case_id', 'id', array['organization_id', 'desk_id', 'started_on', 'regular', 'route', 'withdrawn_at']),
      ('follow_ups', 'id', 'case_id', 'id', array['organization_id', 'desk_id', 'month', 'held_on', 'status']),
      ('referrals', 'id', 'case_id', 'id', array['status', 'sent_on', 'answered_on', 'decline_reason', 'mode']),
      ('joint_supports', 'id', 'case_id', 'id', array['ended_on']),
      ('target_type_decisions', 'id', 'case_id', 'id', array['decided_on', 'to_type', 'provisional', 'reason_code', 'withdrawn_at']),
      ('support_reviews', 'id', 'case_id', 'id', array['held_on']),
      ('cases', 'id', 'id', 'id', array['person_id', 'opened_on', 'status', 'closed_on', 'closure_reason', 'merged_into', 'episode', 'responsible_desk_id', 'responsible_since', 'first_speaker', 'last_contact_on', 'municipality_code', 'person_digest', 'target_type']),
      ('people', 'person_id', 'id', 'id', array['digest', 'birth_date', 'family_name', 'family_name_kana'])) as t (name, link, column_name, key, counted) loop
    execute format('create trigger note_projection_of_new after insert on %I referencing new table as written for each statement execute function note_projection_due(%L, %L)', source.name, source.link, source.column_name);
    execute format('create trigger note_projection after update on %I referencing old table as before new table as written for each statement execute function note_projection_due(%L, %L, %L, %s)',
      source.name, source.link, source.column_name, source.key, (select string_agg(quote_literal(each), ', ') from unnest(source.counted) each));
  end loop;
end $$;
-- What was merged into it until now is no longer part of it.
create function note_unmerged() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into projections_due (subject) select distinct b.merged_into from before b join written w on w.id = b.id
    where b.merged_into is not null and b.merged_into is distinct from w.merged_into and not is_projecting() on conflict do nothing;
  return null;
end $$;
create trigger note_unmerged after update on cases referencing old table as before new table as written for each statement execute function note_unmerged();
create trigger note_projection_of_new after insert on person_homes referencing new table as written for each statement execute function note_projection_due('person_id', 'person_id');
create trigger note_projection after update on person_homes referencing old table as before new table as written for each statement execute function note_projection_due('person_id', 'person_id', 'person_id', 'since', 'municipality_code');
create trigger note_projection_of_gone after delete on person_homes referencing old table as written for each statement execute function note_projection_due('person_id', 'person_id');

-- Brings what follows from the records of these cases, and of those that they are merged with, up to date.
-- Planned once for a connection: planning takes longer than one case's answer.
create function project_cases(subjects uuid[]) returns table (struck integer, added integer)
  language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
declare
  family uuid[];
  known timestamptz := business_now();
begin
  select array_agg(locked.id) into family from (
    select c.id from cases c where c.id = any(case_family(subjects)) and c.disposed_at is null order by c.id for update) locked;
  if family is null then return query select 0, 0; return; end if;
  perform set_config('app.projecting', 'on', true);
  -- The ending of the episode that runs is the case's own.
  update episodes e set closed_on = c.closed_on, closure_reason = c.closure_reason, closed_organization_id = c.responsible_organization_id, closed_desk_id = c.responsible_desk_id
    from cases c where c.id = any(family) and e.case_id = c.id and e.number = c.episode and c.status = 'closed' and c.closure_reason <> 'merged'
      and (e.closed_on, e.closure_reason) is distinct from (c.closed_on, c.closure_reason);
  update episodes e set closed_on = null, closure_reason = null, closed_organization_id = null, closed_desk_id = null
    from cases c where c.id = any(family) and e.case_id = c.id and e.number = c.episode and c.status = 'open' and e.closed_on is not null;
  update episodes e set opened_on = o.opened_on from case_openings(family) o where e.id = o.episode_id and e.opened_on <> o.opened_on;
  update cases c set opened_on = d.opened_on, first_speaker = d.first_speaker, last_contact_on = d.last_contact_on, municipality_code = d.municipality_code, person_digest = d.person_digest,
      target_type = d.target_type, target_type_provisional = d.target_type_provisional, responsible_since = case when c.responsible_since = c.opened_on then d.opened_on else c.responsible_since end
    from case_derived(family) d
    where c.id = d.case_id and (c.opened_on, c.first_speaker, c.last_contact_on, c.municipality_code, c.person_digest, c.target_type, c.target_type_provisional)
      is distinct from (d.opened_on, d.first_speaker, d.last_contact_on, d.municipality_code, d.person_digest, d.target_type, d.target_type_provisional);
  with differing as materialized (select * from fact_differences(family)), entries as (
    -- The entry that made it so: this transaction's about the record, else its last about the case.
    select d.*, (select l.id from ledger l where l.case_id = d.case_id
      order by (l.written_by = pg_current_xact_id()) desc, (l.subject_id = d.source_id) desc nulls last, l.recorded_at desc, l.id desc limit 1) as entry
    from differing d
  ), gone as (
    insert into facts (id, kind, occurred_on, recorded_at, organization_id, desk_id, municipality_code, area, target_type, age_group, person_digest, quantity, detail, ledger_id, corrects_id, case_id, source_id)
      select gen_random_uuid(), f.kind, f.occurred_on, known, f.organization_id, f.desk_id, f.municipality_code, f.area, f.target_type, f.age_group, f.person_digest, f.quantity, f.detail, e.entry, f.id, e.case_id, f.source_id
      from entries e join facts f on f.id = e.fact_id
      returning 1
  ), more as (
    insert into facts (id, kind, occurred_on, recorded_at, organization_id, desk_id, municipality_code, area, target_type, age_group, person_digest, quantity, detail, ledger_id, case_id, source_id)
      select gen_random_uuid(), e.kind, e.occurred_on, known, e.organization_id, e.desk_id, e.municipality_code, e.area, e.target_type, e.age_group, e.person_digest, 1, e.detail, e.entry, e.case_id, e.source_id
      from entries e where e.fact_id is null and e.entry is not null
      returning 1
  )
  select (select count(*) from gone), (select count(*) from more) into struck, added;
  if struck + added > 0 and known <= (select max(as_of) from sealed_figures) then
    raise exception 'recorded before a figure that is sealed already: the clock went back' using errcode = 'TSU02';
  end if;
  perform set_config('app.projecting', '', true);
  return next;
end $$;
revoke all on function project_cases(uuid[]) from public;

-- Of this transaction; an action that writes many cases asks for it by portions.
create function project_written() returns void
  language plpgsql security definer set search_path from current
as $$
declare subjects uuid[];
begin
  with taken as (delete from projections_due where written_by = pg_current_xact_id() returning subject)
  select array_agg(subject) into subjects from taken;
  if subjects is not null then perform project_cases(subjects); end if;
end $$;
revoke all on function project_written() from public;
grant execute on function project_written() to tsunagu_app;

create function project_at_the_end() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- What was taken before its time is asked for by its key: of a hundred thousand rows each would else look through all.
  if exists (select from projections_due where written_by = new.written_by and subject = new.subject) then perform project_written(); end if;
  return null;
end $$;
create constraint trigger project_at_the_end after insert on projections_due deferrable initially deferred for each row execute function project_at_the_end();

-- What a migration left to be counted again, by portions. @returns how many cases, and what was struck out and added.
create function project_left_over(most integer) returns table (cases integer, struck integer, added integer)
  language plpgsql security definer set search_path from current
as $$
declare subjects uuid[];
begin
  with portion as (select p.subject, p.written_by from projections_due p where p.written_by = '0'::xid8 order by p.subject limit most for update skip locked),
    taken as (delete from projections_due p using portion where p.subject = portion.subject and p.written_by = portion.written_by returning p.subject)
  select array_agg(subject) into subjects from taken;
  return query select coalesce(cardinality(subjects), 0), p.struck, p.added from project_cases(coalesce(subjects, '{}')) p;
end $$;
revoke all on function project_left_over(integer) from public;
grant execute on function project_left_over(integer) to tsunagu_app;

-- Whose digest the program has to reckon: for the product itself, which acts for nobody.
create function people_without_digest(most integer) returns table (id uuid, family_name_kana text, given_name_kana text, birth_date text)
  language sql stable security definer set search_path from current
as $$
  select p.id, p.family_name_kana, p.given_name_kana, p.birth_date::text from people p where p.digest_due and acting_account() is null and acting_organization() is null order by p.id limit most
$$;
create function set_digests(subjects uuid[], digests bytea[]) returns void
  language sql security definer set search_path from current
as $$
  update people p set digest = d.digest, digest_due = false from unnest(subjects, digests) d (id, digest)
    where p.id = d.id and p.digest_due and acting_account() is null and acting_organization() is null
$$;
revoke all on function people_without_digest(integer), set_digests(uuid[], bytea[]) from public;
grant execute on function people_without_digest(integer), set_digests(uuid[], bytea[]) to tsunagu_app;

-- The first differences between what is counted and what follows from the records: for verify.
create function wrong_facts(from_case uuid, most integer) returns table (last_case uuid, cases integer, case_id uuid, kind text, occurred_on date, is_counted boolean)
  language plpgsql stable security definer set search_path from current
as $$
declare subjects uuid[];
begin
  select array_agg(c.id order by c.id) into subjects from (select c.id from cases c where (from_case is null or c.id > from_case) and c.disposed_at is null order by c.id limit most) c;
  return query select subjects[cardinality(subjects)], cardinality(subjects), d.case_id, d.kind, d.occurred_on, d.fact_id is not null
    from (select 1) one left join lateral (select * from fact_differences(subjects) x order by x.case_id, x.occurred_on, x.kind limit 1) d on true where subjects is not null;
end $$;
revoke all on function wrong_facts(uuid, integer) from public;
grant execute on function wrong_facts(uuid, integer) to tsunagu_app;

-- The days of the talks as they stand, for the drawing of the thread: who sees the case sees when it was talked about.
create function talk_days(subject uuid) returns table (root_id uuid, occurred_on date)
  language sql stable security definer set search_path from current
as $$
  select k.root_id, k.occurred_on from consultations k
  where k.case_id = subject and k.superseded_at is null and k.withdrawn_at is null and exists (select from cases c where c.id = subject and may_read(c.readers))
$$;
revoke all on function talk_days(uuid) from public;
grant execute on function talk_days(uuid) to tsunagu_app;
create index support_reviews_case on support_reviews (case_id, held_on);
create index joint_supports_case on joint_supports (case_id);

-- Nobody writes a fact of a case by hand any more.
drop function recount_case(uuid, bytea, uuid);
create or replace function note_joint_contact(joint uuid, talked_on date) returns void
  language sql security definer set search_path from current
as $$
  update cases set version = version + 1
    where status = 'open' and id = (select case_id from joint_supports where id = joint and organization_id = acting_organization() and ended_on is null)
$$;
alter policy append_own on facts with check (organization_id = acting_organization() and case_id is null
  and is_own_entry(ledger_id) and not exists (select from ledger l where l.id = ledger_id and l.case_id is not null));
