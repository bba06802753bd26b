-- People: other names, where they live, who belongs to them, how they want to be reached; two records of one person made one.

alter table people
  add preferred_channel text check (preferred_channel in ('phone', 'message', 'letter', 'visit', 'online')),
  add reach_from time,
  add reach_to time,
  add has_address boolean not null default false,
  add address_secret boolean not null default false,
  add merged_into uuid references people,
  add check (merged_into <> id),
  add check ((reach_from is null) = (reach_to is null));
comment on column people.address_secret is '住所を伏せる(支援措置)。住所そのものは person_addresses にあり、記録している機関だけが読める';
create index people_phone on people (phone) where phone <> '';
create index people_merged on people (merged_into) where merged_into is not null;
grant update (preferred_channel, reach_from, reach_to, has_address, address_secret, merged_into) on people to tsunagu_app;

-- The address stands apart: kept secret it is read by the organization that keeps the record alone, whatever was shared.
create table person_addresses (
  person_id uuid primary key references people,
  kind text not null check (kind in ('home', 'staying', 'none')),
  postal_code text not null default '' check (postal_code ~ '^([0-9]{3}-[0-9]{4})?$'),
  address text not null default '' check (length(address) <= 500),
  readers jsonb not null default '{}'
);
comment on table person_addresses is '本人の住所。支援措置の方の住所は、記録している機関だけが読める';

create table person_names (
  id uuid primary key,
  person_id uuid not null references people,
  kind text not null check (kind in ('former', 'common', 'registered', 'foreign')),
  family_name text not null default '' check (length(family_name) <= 200),
  given_name text not null default '' check (length(given_name) <= 200),
  family_name_kana text not null default '' check (length(family_name_kana) <= 200),
  given_name_kana text not null default '' check (length(given_name_kana) <= 200),
  added_by uuid references accounts,
  added_at timestamptz not null default business_now(),
  removed_at timestamptz,
  readers jsonb not null default '{}',
  check (family_name || given_name || family_name_kana || given_name_kana <> '')
);
create index person_names_person on person_names (person_id);
comment on table person_names is '旧姓・通称など、本人のほかの名前。探すときにも使う';

-- Family: who it is to the person. A relative with a record of its own is read only by who may read both.
create table family_relations (
  id uuid primary key,
  person_id uuid not null references people,
  relative_id uuid references people check (relative_id <> person_id),
  relation text not null check (relation in ('mother', 'father', 'parent', 'spouse', 'child', 'sibling', 'grandparent', 'relative', 'guardian', 'other')),
  name text not null default '' check (length(name) <= 200),
  phone text not null default '' check (length(phone) <= 50),
  may_call boolean not null default false,
  lives_together boolean not null,
  note text not null default '' check (octet_length(note) <= 102400),
  organization_id text not null references organizations,
  added_by uuid references accounts,
  added_at timestamptz not null default business_now(),
  removed_at timestamptz,
  readers jsonb not null default '{}',
  check (relative_id is not null or name <> ''),
  check (not may_call or phone <> '' or relative_id is not null)
);
create unique index family_relations_once on family_relations (person_id, relative_id) where relative_id is not null and removed_at is null;
create index family_relations_person on family_relations (person_id);
create index family_relations_relative on family_relations (relative_id) where relative_id is not null;
comment on table family_relations is '家族・世帯。家族にもケースがあることがある。互いの記録は見せない';

create function person_part_readers(subject uuid, secret boolean) returns jsonb
  language sql stable security definer set search_path from current
as $$
  -- Secret: only the entries of the organization that keeps the record, or of its named accounts where it is restricted.
  select case when not secret then p.readers else (
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p.readers)
    where key = p.organization_id or key in (select account_id::text from memberships m where m.organization_id = p.organization_id)) end
  from people p where p.id = subject
$$;
create function relation_readers(subject uuid, relative uuid) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(a.key, least(a.value::text::float8, coalesce(b.value::text::float8, a.value::text::float8))), '{}')
  from people p cross join lateral jsonb_each(p.readers) a
    left join people q on q.id = relative left join lateral jsonb_each(q.readers) b on b.key = a.key
  where p.id = subject and (relative is null or b.key is not null)
$$;

create function set_readers_of_person_part() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform from people where id = new.person_id for share;
  new.readers := case tg_table_name
    when 'person_addresses' then person_part_readers(new.person_id, (select address_secret from people where id = new.person_id))
    when 'person_names' then person_part_readers(new.person_id, false)
    else relation_readers(new.person_id, (to_jsonb(new) ->> 'relative_id')::uuid) end;
  return new;
end $$;

create function refresh_readers_of_person() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update person_addresses set readers = person_part_readers(new.id, new.address_secret) where person_id = new.id;
  update person_names set readers = new.readers where person_id = new.id;
  update family_relations set readers = relation_readers(person_id, relative_id) where person_id = new.id or relative_id = new.id;
  return null;
end $$;
create trigger refresh_readers after update of readers, address_secret on people for each row
  when (old.readers is distinct from new.readers or old.address_secret <> new.address_secret) execute function refresh_readers_of_person();

do $$
declare name text;
begin
  foreach name in array array['person_addresses', 'person_names', 'family_relations'] loop
    call protect_table(name);
    execute format('create policy read_own on %I for select to tsunagu_app using (%s)', name, read_rule());
    execute format('create trigger set_readers before insert on %I for each row execute function set_readers_of_person_part()', name);
  end loop;
end $$;
create policy write_own on person_addresses for insert to tsunagu_app with check (exists (select from people where people.id = person_id and people.organization_id = acting_organization()));
create policy change_own on person_addresses for update to tsunagu_app using (exists (select from people where people.id = person_id and people.organization_id = acting_organization()));
create policy write_own on person_names for insert to tsunagu_app with check (exists (select from people where people.id = person_id));
create policy change_own on person_names for update to tsunagu_app using (exists (select from people where people.id = person_id));
create policy write_own on family_relations for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from people where people.id = person_id)
    and (relative_id is null or exists (select from people where people.id = relative_id)));
create policy change_own on family_relations for update to tsunagu_app using (organization_id = acting_organization());
grant select, insert on person_addresses, person_names, family_relations to tsunagu_app;
grant update (kind, postal_code, address) on person_addresses to tsunagu_app;
grant update (removed_at) on person_names, family_relations to tsunagu_app;

-- What a relative said may be shown to the person, may not, or has to be asked (domain §3.1); whose words they are.
alter table consultations
  add disclose text not null default 'yes' check (disclose in ('yes', 'no', 'ask')),
  add speaker_person_id uuid references people;
comment on column consultations.disclose is '本人に見せてよいか。家族が話したことは、よいと言われたものだけ';
update consultations set disclose = 'ask' where speaker <> 'self';

-- One person, two records: the later one is closed and points to the one that goes on. Nothing is rewritten, so that it
-- can be undone without losing who said what.
alter table cases add merged_into uuid references cases check (merged_into <> id);
create index cases_merged on cases (merged_into) where merged_into is not null;
alter table cases add check (merged_into is null or status = 'closed');
grant update (merged_into) on cases to tsunagu_app;

create table person_merges (
  id uuid primary key,
  organization_id text not null references organizations,
  kept_person_id uuid not null references people,
  merged_person_id uuid not null references people check (merged_person_id <> kept_person_id),
  kept_case_id uuid references cases,
  merged_case_id uuid references cases,
  reason text not null default '' check (length(reason) <= 2000),
  -- What the merged case was, to be put back: state and next action.
  before jsonb not null default '{}',
  merged_on date not null default business_today(),
  merged_at timestamptz not null default business_now(),
  merged_by uuid references accounts,
  undone_at timestamptz,
  undone_by uuid references accounts
);
create unique index person_merges_one on person_merges (merged_person_id) where undone_at is null;
create index person_merges_kept on person_merges (kept_person_id) where undone_at is null;
comment on table person_merges is '同じ方の二つの記録をまとめたこと。30日のうちは元に戻せる';
call protect_table('person_merges');
create policy read_own on person_merges for select to tsunagu_app using (organization_id = acting_organization());
create policy write_own on person_merges for insert to tsunagu_app with check (organization_id = acting_organization());
create policy undo_own on person_merges for update to tsunagu_app using (organization_id = acting_organization());
grant select, insert on person_merges to tsunagu_app;
grant update (undone_at, undone_by) on person_merges to tsunagu_app;

-- One person is one in the figures before and after: what was counted of this case is struck out and added under the
-- other digest (promise 3: corrections add).
create function recount_case(subject uuid, digest bytea, entry uuid) returns integer
  language plpgsql security definer set search_path from current
as $$
declare
  old facts;
  moved integer := 0;
begin
  if not exists (select from cases where id = subject and responsible_organization_id = acting_organization() and may_read(readers)) then return 0; end if;
  for old in
    select f.* from facts f join ledger l on l.id = f.ledger_id
    where l.case_id = subject and f.corrects_id is null and f.person_digest is distinct from digest
      and not exists (select from facts c where c.corrects_id = f.id)
  loop
    insert into facts (id, kind, occurred_on, recorded_at, organization_id, desk_id, municipality_code, area, target_type, age_group, person_digest, quantity, detail, ledger_id, corrects_id)
      values (gen_random_uuid(), old.kind, old.occurred_on, business_now(), old.organization_id, old.desk_id, old.municipality_code, old.area, old.target_type, old.age_group, old.person_digest, old.quantity, old.detail, entry, old.id);
    -- Named by the case's own entry, so that the next recount finds it again.
    insert into facts (id, kind, occurred_on, recorded_at, organization_id, desk_id, municipality_code, area, target_type, age_group, person_digest, quantity, detail, ledger_id)
      values (gen_random_uuid(), old.kind, old.occurred_on, business_now(), old.organization_id, old.desk_id, old.municipality_code, old.area, old.target_type, old.age_group, digest, old.quantity, old.detail, old.ledger_id);
    moved := moved + 1;
  end loop;
  return moved;
end $$;
revoke all on function recount_case(uuid, bytea, uuid) from public;
grant execute on function recount_case(uuid, bytea, uuid) to tsunagu_app;

create or replace function search_people(folded text, born date, most integer)
  returns table (id uuid, rank real)
  language plpgsql stable security definer set search_path from current
as $$
declare
  wanted text[] := case when char_length(folded) = 1 then array['^' || folded]
    else array(select substr(folded, position, 2) from generate_series(1, char_length(folded) - 1) as position where substr(folded, position, 2) !~ ' ') end;
  pattern text := case when char_length(folded) = 1 then '%' else '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%' end;
begin
  -- Planned with the values, so that each shape of the question takes its own index. The right to read is the same
  -- expression as the policy's; a pattern match is not leak-proof, so under the policy it could use no index.
  -- A record that was merged leads to the one that goes on.
  if folded <> '' then
    return query execute
      'select found.person, max(found.rank) from (
         select coalesce(p.merged_into, p.id) as person, similarity(p.search_text, $1) as rank from people p
         where search_tokens(p.search_text) @> $2 and p.search_text like $3 and ($4 is null or p.birth_date = $4) and may_read(p.readers)
         order by rank desc, p.id limit $5) found
       group by found.person order by 2 desc, 1' using folded, wanted, pattern, born, most;
  elsif born is not null then
    return query execute
      'select distinct coalesce(p.merged_into, p.id), 1::real from people p where p.birth_date = $1 and may_read(p.readers) limit $2' using born, most;
  end if;
end $$;
