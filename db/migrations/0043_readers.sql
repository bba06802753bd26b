-- Right doors: every row that says something of a case names its readers, a reader by name is an account in an organization,
-- and a door says whose records it opens.

-- A named reader ---------------------------------------------------------------------------------------------------------
-- 「account@organization」: whoever acts for another organization now isn't that reader any more.
create function account_key(account uuid, organization text) returns text language sql immutable parallel safe as $$ select account::text || '@' || organization $$;
comment on function account_key(uuid, text) is '名前をあげた読み手。機関が変われば別の読み手になる';

create or replace function read_rule() returns text language sql immutable as $$ select
  $rule$coalesce(greatest((readers ->> current_setting('app.organization_id', true))::float8,
    (readers ->> (current_setting('app.account_id', true) || '@' || current_setting('app.organization_id', true)))::float8)
    > coalesce(nullif(current_setting('app.now', true), '')::float8, extract(epoch from now())::float8), false)$rule$ $$;

do $$
declare each record;
begin
  for each in select polname, polrelid::regclass as place from pg_policy where pg_get_expr(polqual, polrelid) like '%app.account_id%' and polcmd in ('r', 'w') loop
    execute format('alter policy %I on %s using (%s)', each.polname, each.place, read_rule());
  end loop;
  execute format('create or replace function may_read(readers jsonb) returns boolean language sql stable parallel safe as %L', 'select ' || read_rule());
end $$;

create or replace function search_people(folded text, born date, most integer)
  returns table (id uuid, rank real)
  language plpgsql stable security definer set search_path from current
as $$
declare
  wanted text[] := case when char_length(folded) = 1 then array['^' || folded]
    else array(select substr(folded, position, 2) from generate_series(1, char_length(folded) - 1) as position where substr(folded, position, 2) !~ ' ') end;
  pattern text := case when char_length(folded) = 1 then '%' else '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%' end;
  asking text[] := array_remove(array[acting_organization(), account_key(acting_account(), acting_organization())], null);
begin
  -- Planned with the values, so that each shape of the question takes its own index. The right to read is the same
  -- expression as the policy's; a pattern match is not leak-proof, so under the policy it could use no index. The keys only
  -- narrow; whether the right still holds is said by may_read. A record that was merged leads to the one that goes on.
  if folded <> '' then
    return query execute
      'select found.person, max(found.rank) from (
         select coalesce(p.merged_into, p.id) as person, similarity(p.search_text, $1) as rank from people p
         where search_tokens(p.search_text) @> $2 and reader_keys(p.readers) && $6 and p.search_text like $3 and ($4 is null or p.birth_date = $4) and may_read(p.readers)
         order by rank desc, p.id limit $5) found
       group by found.person order by 2 desc, 1' using folded, wanted, pattern, born, most, asking;
  elsif born is not null then
    return query execute
      'select distinct coalesce(p.merged_into, p.id), 1::real from people p where p.birth_date = $1 and may_read(p.readers) limit $2' using born, most;
  end if;
end $$;

-- Doors ------------------------------------------------------------------------------------------------------------------
alter table case_access add authors text[];
comment on column case_access.authors is 'だれが書いた記録を見られるか。空(null)なら、どの機関が書いたものでも';

-- Whoever was the lead of this case before that moment, in any order; and of whom it was helped.
create function leads_of(subject uuid, before timestamptz) returns text[]
  language sql stable security definer set search_path from current
as $$
  select array(select lead from (
    select c.responsible_organization_id as lead from cases c where c.id = subject
      and not exists (select from referrals r where r.case_id = subject and r.status = 'accepted' and r.mode = 'hand-over' and r.answered_at > before)
    union select r.from_organization_id from referrals r where r.case_id = subject and r.mode = 'hand-over' and r.status = 'accepted'
      and (r.answered_at <= before or r.answered_at = (select min(answered_at) from referrals n where n.case_id = subject and n.mode = 'hand-over' and n.status = 'accepted' and n.answered_at > before))
    union select r.to_organization_id from referrals r where r.case_id = subject and r.mode = 'hand-over' and r.status = 'accepted' and r.answered_at <= before) each order by lead)
$$;
revoke all on function leads_of(uuid, timestamptz) from public;

-- What two agreements allow together: 'all' is everything that the other one names.
create function both_shared(one text[], other text[]) returns text[]
  language sql immutable parallel safe
as $$ select case when 'all' = any(one) then other when 'all' = any(other) then one else array(select unnest(one) intersect select unnest(other) order by 1) end $$;
comment on function both_shared(text[], text[]) is '二つの同意のどちらにもある区分';

-- Of this organization today. Memberships are of real time, as sessions are (acting_membership, 0024).
create function is_member(account uuid, organization text) returns boolean
  language sql stable security definer set search_path from current
as $$
  select exists (select from memberships m join accounts a on a.id = m.account_id where m.account_id = account and m.organization_id = organization and a.is_active
    and m.valid_from <= (now() at time zone 'Asia/Tokyo')::date and (m.valid_to is null or m.valid_to >= (now() at time zone 'Asia/Tokyo')::date))
$$;
revoke all on function is_member(uuid, text) from public;
grant execute on function is_member(uuid, text) to tsunagu_app;

-- A door of a referral opens what those wrote who had led the case until then, of whom the person spoke when agreeing. Not of
-- whoever leads it later, and of nobody who only helps: those doors are opened beside it.
create function name_authors() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- The worker who handed over keeps an eye on how it goes on, for some days (security.md).
  if new.account_id is not null and not is_member(new.account_id, new.organization_id) then
    raise exception 'somebody named is not a member of %', new.organization_id using errcode = '23514', constraint = 'named_is_member';
  end if;
  if new.referral_id is not null and new.basis <> 'own-duty' and new.account_id is null and new.authors is null then new.authors := leads_of(new.case_id, new.valid_from); end if;
  return new;
end $$;
create trigger name_authors before insert on case_access for each row execute function name_authors();

-- Lead and helper read one another as far as the person agreed: at the beginning by the helper's own referral, and where the
-- lead changes by what that referral and the hand-over both name, as long as both hold.
create function open_to_one_another() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  helped record;
  taken referrals;
begin
  if tg_table_name = 'joint_supports' then
    insert into case_access (id, case_id, organization_id, scope, basis, basis_given_on, referral_id, valid_from, valid_until, authors)
      select gen_random_uuid(), r.case_id, r.from_organization_id, r.shares, r.basis_kind, r.basis_given_on, r.id, business_now(), (r.basis_until + 1)::timestamp at time zone 'Asia/Tokyo', array[r.to_organization_id]
      from referrals r where r.id = new.referral_id and r.from_organization_id <> r.to_organization_id;
    return null;
  end if;
  select * into taken from referrals r where r.case_id = new.id and r.status = 'accepted' and r.mode = 'hand-over' and r.to_organization_id = new.responsible_organization_id
    and r.from_organization_id = old.responsible_organization_id order by r.answered_at desc limit 1;
  if found then
    for helped in
      select a.referral_id, a.basis, a.basis_given_on, least(a.valid_until, (taken.basis_until + 1)::timestamp at time zone 'Asia/Tokyo') as ends, both_shared(a.scope, taken.shares) as scope, j.organization_id as helper, j.ended_on
      from joint_supports j join case_access a on a.referral_id = j.referral_id and a.organization_id = old.responsible_organization_id and a.authors = array[j.organization_id]
      where j.case_id = new.id and j.organization_id <> new.responsible_organization_id and (a.valid_until is null or a.valid_until > business_now())
    loop
      continue when helped.scope = '{}' or helped.ends <= business_now();
      insert into case_access (id, case_id, organization_id, scope, basis, basis_given_on, referral_id, valid_from, valid_until, authors)
        values (gen_random_uuid(), new.id, new.responsible_organization_id, helped.scope, helped.basis, helped.basis_given_on, helped.referral_id, business_now(), helped.ends, array[helped.helper]);
      continue when helped.ended_on is not null;
      insert into case_access (id, case_id, organization_id, scope, basis, basis_given_on, referral_id, valid_from, valid_until, authors)
        values (gen_random_uuid(), new.id, helped.helper, helped.scope, helped.basis, helped.basis_given_on, helped.referral_id, business_now(), helped.ends, array[new.responsible_organization_id]);
    end loop;
  end if;
  update case_access a set valid_until = business_now(), ended_reason = 'handed-over' from joint_supports j
    where a.case_id = new.id and j.referral_id = a.referral_id and a.organization_id = old.responsible_organization_id and a.authors = array[j.organization_id] and (a.valid_until is null or a.valid_until > business_now());
  return null;
end $$;
create trigger open_to_one_another after insert on joint_supports for each row execute function open_to_one_another();
create trigger open_to_one_another after update of responsible_organization_id on cases for each row
  when (old.responsible_organization_id is distinct from new.responsible_organization_id) execute function open_to_one_another();

-- The case's end closes what the helper was shown. What the lead was shown of the helper stays with the case.
create or replace function end_joint_supports() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.status = 'closed' then
    update case_access a set valid_until = business_now(), ended_reason = 'closed' from joint_supports j
      where a.case_id = new.id and j.referral_id = a.referral_id and j.ended_on is null and a.organization_id = j.organization_id and a.basis <> 'own-duty' and (a.valid_until is null or a.valid_until > business_now());
    update joint_supports set ended_on = greatest(business_today(), began_on), ended_reason = 'closed' where case_id = new.id and ended_on is null;
  else
    update joint_supports set ended_on = greatest(business_today(), began_on), ended_reason = 'became-lead' where case_id = new.id and desk_id = new.responsible_desk_id and ended_on is null;
  end if;
  return null;
end $$;

-- Who reads --------------------------------------------------------------------------------------------------------------
-- Named where an organization has restricted a case; they read what their organization may, and nobody else of it reads.
create function named_of(subject uuid, organization text) returns table (account_id uuid, ends float8)
  language sql stable security definer set search_path from current
as $$
  select a.account_id, max(coalesce(extract(epoch from a.valid_until)::float8, 9e15)) from case_access a
  where a.case_id = subject and a.organization_id = organization and a.account_id is not null and a.basis = 'own-duty' group by 1
$$;
revoke all on function named_of(uuid, text) from public;

-- part: null, whoever has any door; 'own', the writing organization; 'lead', it and who answers for the case; else what doors open.
create or replace function case_readers(subject uuid, part text, author text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}')
  from (
    select coalesce(account_key(coalesce(a.account_id, n.account_id), a.organization_id), a.organization_id) as reader,
      max(least(coalesce(extract(epoch from a.valid_until)::float8, 9e15), n.ends)) as ends
    from case_access a
      left join lateral (select true as is_restricted from case_restrictions r where r.case_id = subject and r.organization_id = a.organization_id and r.ended_at is null) closed on a.account_id is null
      left join lateral named_of(subject, a.organization_id) n on closed.is_restricted
    where a.case_id = subject and (closed.is_restricted is null or n.account_id is not null) and case
      when part is null or a.organization_id = author then true
      when part = 'own' then false
      when part = 'lead' then a.organization_id = (select responsible_organization_id from cases where id = subject)
      -- One's own duty alone opens nobody else's records.
      else a.basis <> 'own-duty' and a.scope && array['all', part] and (author is null or a.authors is null or author = any(a.authors)) end
    group by 1
  ) access
$$;

-- An organization as reader of what says something of a case: itself, or whom it has named. Until when is the row's.
create function org_readers(subject uuid, organization text, until float8 default 9e15) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select case when organization is null then '{}'::jsonb
    when not exists (select from case_restrictions r where r.case_id = subject and r.organization_id = organization and r.ended_at is null) then jsonb_build_object(organization, until)
    else coalesce((select jsonb_object_agg(account_key(n.account_id, organization), least(n.ends, until)) from named_of(subject, organization) n), '{}') end
$$;

-- The record of the person stays with who keeps it; where that has restricted a case of theirs, with whom it named there.
create or replace function person_readers(subject uuid) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}') from (
    select reader, max(ends) as ends from (
      select p.organization_id as reader, 9e15::float8 as ends from people p
      where p.id = subject and not exists (
        select from cases c join case_restrictions r on r.case_id = c.id where c.person_id = p.id and r.organization_id = p.organization_id and r.ended_at is null)
      union all
      select account_key(n.account_id, p.organization_id), n.ends from people p join cases c on c.person_id = p.id
        join case_restrictions r on r.case_id = c.id and r.organization_id = p.organization_id and r.ended_at is null cross join lateral named_of(c.id, p.organization_id) n
      where p.id = subject
      union all
      select coalesce(account_key(coalesce(a.account_id, n.account_id), a.organization_id), a.organization_id), least(coalesce(extract(epoch from a.valid_until)::float8, 9e15), n.ends)
      from cases c join case_access a on a.case_id = c.id
        left join lateral (select true as is_restricted from case_restrictions r where r.case_id = c.id and r.organization_id = a.organization_id and r.ended_at is null) closed on a.account_id is null
        left join lateral named_of(c.id, a.organization_id) n on closed.is_restricted
      where c.person_id = subject and a.scope && array['all', 'contact'] and (closed.is_restricted is null or n.account_id is not null)
    ) each group by reader
  ) merged
$$;

create or replace function person_part_readers(subject uuid, secret boolean) returns jsonb
  language sql stable security definer set search_path from current
as $$
  -- Secret: only the entries of the organization that keeps the record, or of its named accounts where it is restricted.
  select case when not secret then p.readers else (
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p.readers) where key = p.organization_id or key like '%@' || p.organization_id) end
  from people p where p.id = subject
$$;

update case_parts set part = 'lead' where table_name in ('consents', 'own_pages', 'joint_supports', 'retention_holds');
update case_parts set part = 'own' where table_name = 'case_restrictions';

-- Referrals --------------------------------------------------------------------------------------------------------------
-- Both sides know that there was one and how it was answered. Why it was sent, and what was asked, ends for the receiver with
-- its door: the sender keeps its own, and whoever took the case on keeps what it took on.
alter table referrals add readers jsonb not null default '{}', add words_readers jsonb not null default '{}';
alter table referral_amendments add readers jsonb not null default '{}';
alter table referral_news add readers jsonb not null default '{}';
alter table emergency_accesses add readers jsonb not null default '{}';

create function referral_readers(r referrals, of_words boolean) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select case when r.disposed_at is not null then '{}'::jsonb else org_readers(r.case_id, r.from_organization_id) || case
    when of_words and r.status in ('declined', 'withdrawn') and r.from_organization_id <> r.to_organization_id then '{}'::jsonb
    when of_words and r.status = 'sent' and r.basis_until is not null and r.from_organization_id <> r.to_organization_id
      then org_readers(r.case_id, r.to_organization_id, extract(epoch from (r.basis_until + 1)::timestamp at time zone 'Asia/Tokyo')::float8)
    else org_readers(r.case_id, r.to_organization_id) end end
$$;
revoke all on function referral_readers(referrals, boolean) from public;

create function set_readers_of_referral() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.readers := referral_readers(new, false);
  new.words_readers := referral_readers(new, true);
  if tg_op = 'UPDATE' and old.words_readers is distinct from new.words_readers then
    update referral_amendments set readers = new.words_readers where referral_id = new.id;
  end if;
  return new;
end $$;
create trigger set_readers before insert or update on referrals for each row execute function set_readers_of_referral();

create function set_readers_beside_referral() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.readers := case tg_table_name when 'referral_amendments' then (select words_readers from referrals where id = (to_jsonb(new) ->> 'referral_id')::uuid)
    else org_readers((to_jsonb(new) ->> 'case_id')::uuid, to_jsonb(new) ->> 'organization_id') end;
  return new;
end $$;
create trigger set_readers before insert on referral_amendments for each row execute function set_readers_beside_referral();
create trigger set_readers before insert on referral_news for each row execute function set_readers_beside_referral();

create function referral_words(of_referral uuid) returns table (reason text, requests text)
  language sql stable security definer set search_path from current
as $$ select r.reason, r.requests from referrals r where r.id = of_referral and may_read(r.words_readers) $$;
comment on function referral_words(uuid) is 'つなぎのわけと頼んだこと。送った機関と、扉の開いている受け手だけが読める';
revoke all on function referral_words(uuid) from public;
grant execute on function referral_words(uuid) to tsunagu_app;

-- Who opened in an emergency, and both sides' colleagues, as far as they may know of the case.
create function emergency_readers(e emergency_accesses) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select case when e.case_id is null then jsonb_build_object(e.organization_id, 9e15)
    else org_readers(e.case_id, e.organization_id) || org_readers(e.case_id, e.responsible_organization_id) || jsonb_build_object(account_key(e.account_id, e.organization_id), 9e15) end
$$;
revoke all on function emergency_readers(emergency_accesses) from public;
create function set_readers_of_emergency() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.readers := emergency_readers(new);
  return new;
end $$;
create trigger set_readers before insert on emergency_accesses for each row execute function set_readers_of_emergency();

-- Conferences ------------------------------------------------------------------------------------------------------------
create or replace function conference_readers(subject uuid, part text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}') from (
    select reader, max(ends) as ends from (
      select host.key as reader, host.value::float8 as ends from conferences c cross join lateral jsonb_each_text(org_readers(c.case_id, c.organization_id)) host where c.id = subject
      union all
      select account_key(p.account_id, p.organization_id), case when part = 'frame' then 9e15::float8 when c.status = 'open' then extract(epoch from ((c.held_on + c.ends_at) at time zone 'Asia/Tokyo'))::float8 else 0 end
      from conferences c join conference_participants p on p.conference_id = c.id
      where c.id = subject and p.account_id is not null and p.removed_at is null
    ) each group by reader
  ) merged where ends > 0
$$;
create or replace function refresh_conference_readers(subject uuid) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  update conferences set readers = conference_readers(subject, 'frame') where id = subject;
  update conference_participants set readers = conference_readers(subject, 'frame') where conference_id = subject;
  update conference_papers set readers = conference_readers(subject, 'papers') where conference_id = subject;
  update conference_addenda a set readers = org_readers(c.case_id, c.organization_id) from conferences c where c.id = a.conference_id and a.conference_id = subject;
  update conference_decisions set readers = conference_readers(subject, 'papers') || org_readers(case_id, organization_id) where conference_id = subject;
end $$;
create or replace function set_conference_readers() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  row jsonb := to_jsonb(new);
  meeting uuid := (row ->> case tg_table_name when 'conferences' then 'id' else 'conference_id' end)::uuid;
begin
  new.readers := case tg_table_name when 'conferences' then org_readers((row ->> 'case_id')::uuid, row ->> 'organization_id')
    when 'conference_participants' then conference_readers(meeting, 'frame')
    when 'conference_addenda' then (select org_readers(c.case_id, c.organization_id) from conferences c where c.id = meeting)
    when 'conference_decisions' then conference_readers(meeting, 'papers') || org_readers((row ->> 'case_id')::uuid, row ->> 'organization_id')
    else conference_readers(meeting, 'papers') end;
  return new;
end $$;

-- Kept beside the row ----------------------------------------------------------------------------------------------------
create function refresh_readers_of(subject uuid) returns void
  language plpgsql security definer set search_path from current
as $$
declare
  place case_parts;
  meeting uuid;
begin
  update cases set readers = case_readers(subject, null, null) where id = subject and readers is distinct from case_readers(subject, null, null);
  update people set readers = person_readers(people.id) from cases where cases.id = subject and people.id = cases.person_id and people.readers is distinct from person_readers(people.id);
  for place in select * from case_parts loop
    execute format('update %I set readers = case_readers(case_id, %s, %s) where case_id = $2', place.table_name,
      case when place.by_row then 'part' else '$1' end, case when place.has_author then 'organization_id' else 'null' end)
      using place.part, subject;
  end loop;
  update referrals set readers = readers where case_id = subject;
  update referral_news set readers = org_readers(case_id, organization_id) where case_id = subject;
  update emergency_accesses e set readers = emergency_readers(e) where case_id = subject;
  for meeting in select id from conferences where case_id = subject loop perform refresh_conference_readers(meeting); end loop;
end $$;
revoke all on function refresh_readers_of(uuid) from public;

create or replace function refresh_readers_of_case() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform refresh_readers_of(case tg_table_name when 'cases' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'case_id')::uuid end);
  return null;
end $$;
-- What is the lead's goes on to who leads now.
create trigger refresh_readers after update of responsible_organization_id on cases for each row
  when (old.responsible_organization_id is distinct from new.responsible_organization_id) execute function refresh_readers_of_case();

create or replace function refresh_readers_of_opened_cases() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare place case_parts;
begin
  -- A row that is written at this moment takes its case for sharing: it waits for us, or we for it.
  perform from cases where id in (select case_id from opened) order by id for update;
  -- Few cases: everything that hangs on them. Many at once are new ones (an import) and have nothing else yet.
  if (select count(distinct case_id) from opened) <= 5 then
    perform refresh_readers_of(id) from (select distinct case_id as id from opened) each;
    return null;
  end if;
  update cases set readers = now_read.readers from (select id, case_readers(id, null, null) as readers from (select distinct case_id as id from opened) each) now_read
    where cases.id = now_read.id and cases.readers is distinct from now_read.readers;
  update people set readers = now_read.readers from (select person_id, person_readers(person_id) as readers from cases where id in (select case_id from opened)) now_read
    where people.id = now_read.person_id and people.readers is distinct from now_read.readers;
  for place in select * from case_parts loop
    execute format('update %I set readers = case_readers(case_id, %s, %s) where case_id in (select case_id from opened)', place.table_name,
      case when place.by_row then 'part' else '$1' end, case when place.has_author then 'organization_id' else 'null' end)
      using place.part;
  end loop;
  return null;
end $$;

-- Words that somebody wrote onto another's row: read by the door to who wrote them.
alter table trainings add ended_by_organization_id text references organizations;
comment on column trainings.ended_by_organization_id is '終わりを書いた機関';
create function note_who_ended() returns trigger language plpgsql as $$
begin
  new.ended_by_organization_id := acting_organization();
  return new;
end $$;
create trigger note_who_ended before update of result_note on trainings for each row execute function note_who_ended();
create function training_note(of_training uuid) returns text
  language sql stable security definer set search_path from current
as $$ select t.result_note from trainings t where t.id = of_training and may_read(case_readers(t.case_id, 'work-history', coalesce(t.ended_by_organization_id, t.organization_id))) $$;
revoke all on function training_note(uuid) from public;
grant execute on function training_note(uuid) to tsunagu_app;

-- What was summed up at a case's end is of the talks, by who led then.
create function case_closure(of_case uuid) returns table (summary text, reopen_hint text)
  language sql stable security definer set search_path from current
as $$ select c.closure_summary, c.closure_reopen_hint from cases c where c.id = of_case and may_read(case_readers(c.id, 'consultations', c.responsible_organization_id)) $$;
revoke all on function case_closure(uuid) from public;
grant execute on function case_closure(uuid) to tsunagu_app;

revoke select on referrals, trainings, cases from tsunagu_app;
do $$
declare each record;
begin
  for each in
    select a.attrelid::regclass as place, string_agg(quote_ident(a.attname), ', ') as columns from pg_attribute a
    where a.attrelid in ('referrals'::regclass, 'trainings'::regclass, 'cases'::regclass) and a.attnum > 0 and not a.attisdropped
      and a.attname not in ('reason', 'requests', 'words_readers', 'result_note', 'closure_summary', 'closure_reopen_hint') group by 1
  loop
    execute format('grant select (%s) on %s to tsunagu_app', each.columns, each.place);
  end loop;
end $$;

-- 定着の確認 that lies ahead is of who answers for the person now.
create function hand_over_follow_ups() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update follow_ups set organization_id = new.responsible_organization_id, desk_id = new.responsible_desk_id
    where case_id = new.id and held_on is null and cancelled_on is null;
  return null;
end $$;
create trigger hand_over_follow_ups after update of responsible_organization_id, responsible_desk_id on cases for each row
  when (old.responsible_desk_id is distinct from new.responsible_desk_id) execute function hand_over_follow_ups();

-- Policies: a row is found and changed by who reads it, and besides by what its kind asks.
alter policy read_own on referrals using (true);
do $$
declare each record;
begin
  execute format('alter policy read_own on referrals using (disposed_at is null and %s)', read_rule());
  execute format('alter policy read_both on referral_amendments using (%s)', read_rule());
  execute format('alter policy read_own on referral_news using (%s)', read_rule());
  execute format('alter policy read_both on emergency_accesses using (%s)', read_rule());
  for each in
    select p.polname, p.polrelid::regclass as place, pg_get_expr(p.polqual, p.polrelid) as rule from pg_policy p
    where p.polcmd = 'w' and p.polroles @> array['tsunagu_app'::regrole::oid] and exists (select from pg_attribute a where a.attrelid = p.polrelid and a.attname = 'readers' and not a.attisdropped)
      and pg_get_expr(p.polqual, p.polrelid) not like '%readers%'
  loop
    execute format('alter policy %I on %s using (may_read(readers) and (%s))', each.polname, each.place, each.rule);
  end loop;
end $$;
alter policy read_own on person_merges using (organization_id = acting_organization() and exists (select from people where people.id = kept_person_id));
alter policy undo_own on person_merges using (organization_id = acting_organization() and exists (select from people where people.id = kept_person_id));
alter policy read_own on imported_rows using (organization_id = acting_organization() and exists (select from cases where cases.id = case_id));
-- A row that was read in once isn't read in again, whoever may see its case.
create function imported_keys(of_source uuid) returns table (row_key bytea, case_id uuid)
  language sql stable security definer set search_path from current
as $$ select r.row_key, r.case_id from imported_rows r where r.source_id = of_source and r.organization_id = acting_organization() $$;
revoke all on function imported_keys(uuid) from public;
grant execute on function imported_keys(uuid) to tsunagu_app;

-- Membership -------------------------------------------------------------------------------------------------------------
-- What was given to somebody by name ends with the membership, for good: whoever comes back is given it anew. Where nobody
-- named is left for a restricted case that is open, the organization's managers are: it is never nobody's.
create function end_access_of_member() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  left_at timestamptz;
  alone record;
begin
  if exists (select from memberships m where m.account_id = old.account_id and m.organization_id = old.organization_id and m.id <> old.id and (m.valid_to is null or m.valid_to > coalesce(new.valid_to, 'infinity'))) then return null; end if;
  left_at := case when new.organization_id is distinct from old.organization_id then business_now() else (new.valid_to + 1)::timestamp at time zone 'Asia/Tokyo' end;
  update case_access set valid_until = greatest(left_at, valid_from), ended_reason = 'membership'
    where account_id = old.account_id and organization_id = old.organization_id and (valid_until is null or valid_until > left_at);
  for alone in
    select r.case_id from case_restrictions r join cases c on c.id = r.case_id
    where r.ended_at is null and r.organization_id = old.organization_id and c.status = 'open' and c.responsible_organization_id = old.organization_id
      and exists (select from case_access a where a.case_id = r.case_id and a.account_id = old.account_id and a.organization_id = old.organization_id and a.basis = 'own-duty')
      and not exists (select from case_access a where a.case_id = r.case_id and a.organization_id = r.organization_id and a.account_id is not null and a.basis = 'own-duty' and (a.valid_until is null or a.valid_until > left_at))
  loop
    insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_from)
      select gen_random_uuid(), alone.case_id, old.organization_id, m.account_id, '{}', 'own-duty', business_now() from memberships m join accounts a on a.id = m.account_id
      where m.organization_id = old.organization_id and m.role = 'manager' and a.is_active and m.account_id <> old.account_id and m.valid_from <= business_today() and (m.valid_to is null or m.valid_to > left_at::date);
  end loop;
  return null;
end $$;
revoke all on function end_access_of_member() from public;
create trigger end_access after update of valid_to, organization_id on memberships for each row
  when (new.valid_to is not null and new.valid_to is distinct from old.valid_to or new.organization_id is distinct from old.organization_id) execute function end_access_of_member();

-- What is there already --------------------------------------------------------------------------------------------------
-- The named read what their organization may: their own rows name them and open nothing beyond that.
do $$
declare
  many integer;
  each record;
begin
  alter table case_access disable trigger user;
  update case_access set scope = '{}' where account_id is not null and basis = 'own-duty' and scope <> '{}';
  get diagnostics many = row_count;
  if many > 0 then raise notice '% names of restricted cases opened more than their organization has', many; end if;
  update follow_ups f set organization_id = c.responsible_organization_id, desk_id = c.responsible_desk_id from cases c
    where c.id = f.case_id and f.organization_id <> c.responsible_organization_id and f.held_on is null and f.cancelled_on is null;
  get diagnostics many = row_count;
  if many > 0 then raise notice '% follow-ups ahead were still with a former desk', many; end if;
  update case_access set authors = leads_of(case_id, valid_from) where referral_id is not null and basis <> 'own-duty' and account_id is null;
  insert into case_access (id, case_id, organization_id, scope, basis, basis_given_on, referral_id, valid_from, valid_until, authors)
    select gen_random_uuid(), j.case_id, c.responsible_organization_id, r.shares, r.basis_kind, r.basis_given_on, r.id, r.answered_at, (r.basis_until + 1)::timestamp at time zone 'Asia/Tokyo', array[j.organization_id]
    from joint_supports j join referrals r on r.id = j.referral_id join cases c on c.id = j.case_id
    where c.responsible_organization_id <> j.organization_id and r.from_organization_id = c.responsible_organization_id;
  update case_access a set valid_until = (m.valid_to + 1)::timestamp at time zone 'Asia/Tokyo', ended_reason = 'membership'
    from (select account_id, organization_id, max(valid_to) as valid_to from memberships group by 1, 2 having bool_and(valid_to is not null)) m
    where a.account_id = m.account_id and a.organization_id = m.organization_id and (a.valid_until is null or a.valid_until > (m.valid_to + 1)::timestamp at time zone 'Asia/Tokyo') and m.valid_to + 1 > (a.valid_from at time zone 'Asia/Tokyo')::date;
  get diagnostics many = row_count;
  if many > 0 then raise notice '% doors were still open to people who had left their organization', many; end if;
  alter table case_access enable trigger user;
  for each in select id from cases loop perform refresh_readers_of(each.id); end loop;
end $$;
