-- 会議: 支援調整会議, 支援会議 (生活困窮者自立支援法9条), 個別ケース検討会議. What is shared stands open to the people who were
-- asked, and only from the opening to the end.

create table conferences (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  kind text not null check (kind in ('plan', 'statutory', 'case')),
  basis text not null,
  basis_given_on date,
  form text not null check (form in ('meeting', 'online', 'paper')),
  held_on date not null check (held_on between date '2000-01-01' and date '2199-12-31'),
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  place text not null default '' check (length(place) <= 300),
  parts text[] not null check (cardinality(parts) > 0 and parts <@ array['contact', 'work-history', 'consultations', 'assessment', 'plan', 'family', 'health']),
  status text not null default 'planned' check (status in ('planned', 'open', 'closed', 'cancelled')),
  opened_at timestamptz,
  closed_at timestamptz,
  cancelled_reason text not null default '' check (octet_length(cancelled_reason) <= 102400),
  account_id uuid references accounts,
  planned_at timestamptz not null default business_now(),
  readers jsonb not null default '{}',
  -- domain §8: each kind has its own basis. 支援調整会議 needs the person's consent; 支援会議 stands on the law; the third may do either.
  check (case kind when 'plan' then basis = 'consent' when 'statutory' then basis in ('livelihood-act-9', 'social-welfare-act-106') else basis in ('consent', 'youth-council', 'loneliness-act-15') end),
  check ((basis = 'consent') = (basis_given_on is not null)),
  check ((status in ('open', 'closed')) = (opened_at is not null)),
  check ((status = 'closed') = (closed_at is not null)),
  check ((status = 'cancelled') = (btrim(cancelled_reason) <> ''))
);
create unique index conferences_one_open on conferences (case_id) where status = 'open';
create index conferences_of_case on conferences (case_id);
create index conferences_of_host on conferences (organization_id, held_on);
comment on table conferences is '会議(支援調整会議・支援会議・個別ケース検討会議)。だれのことかは、ここには書かない';
comment on column conferences.parts is '会議のあいだ見せる区分';

-- Agenda and minutes: of the host, and of who was asked while the doors are open. Sealed at the end.
create table conference_papers (
  conference_id uuid primary key references conferences,
  organization_id text not null references organizations,
  agenda text not null check (btrim(agenda) <> '' and octet_length(agenda) <= 102400),
  minutes text check (octet_length(minutes) <= 102400),
  sealed_digest bytea,
  readers jsonb not null default '{}',
  check ((minutes is null) = (sealed_digest is null))
);
comment on table conference_papers is '会議の議題と記録。終わったときに封をし、あとから変えられない';

create table conference_participants (
  id uuid primary key,
  conference_id uuid not null references conferences,
  organization_id text references organizations,
  account_id uuid references accounts,
  name text not null check (btrim(name) <> '' and length(name) <= 300),
  role text not null default '' check (length(role) <= 300),
  secrecy text not null check (secrecy in ('national-officer', 'local-officer', 'employment-security', 'career-consultant', 'livelihood-act-5', 'council-member', 'pledge')),
  pledged_on date,
  attended boolean,
  removed_at timestamptz,
  readers jsonb not null default '{}',
  -- The duty of secrecy is on record for everybody who sits there; a pledge has its day.
  check ((secrecy = 'pledge') = (pledged_on is not null)),
  check (account_id is null or organization_id is not null)
);
create unique index conference_participants_once on conference_participants (conference_id, account_id) where account_id is not null and removed_at is null;
create index conference_participants_account on conference_participants (account_id) where account_id is not null and removed_at is null;
create index conference_participants_of on conference_participants (conference_id);
comment on table conference_participants is '会議の参加者。機関・名前・役割と、守秘義務の根拠';

create table conference_decisions (
  id uuid primary key,
  conference_id uuid not null references conferences,
  case_id uuid not null references cases,
  position integer not null,
  decision text not null check (btrim(decision) <> '' and octet_length(decision) <= 102400),
  organization_id text not null references organizations,
  owner_name text not null default '' check (length(owner_name) <= 300),
  due_on date not null,
  done_on date,
  done_by uuid references accounts,
  readers jsonb not null default '{}',
  check ((done_on is null) = (done_by is null))
);
create index conference_decisions_of on conference_decisions (conference_id);
create index conference_decisions_open on conference_decisions (organization_id, due_on) where done_on is null;
comment on table conference_decisions is '会議で決まったこと。どの機関が・いつまでに';

create table conference_addenda (
  id uuid primary key,
  conference_id uuid not null references conferences,
  organization_id text not null references organizations,
  note text not null check (btrim(note) <> '' and octet_length(note) <= 102400),
  account_id uuid references accounts,
  written_at timestamptz not null default business_now(),
  readers jsonb not null default '{}'
);
create index conference_addenda_of on conference_addenda (conference_id);
comment on table conference_addenda is '封をした記録への書き足し。記録そのものは変えない';

-- Who may read which part of a conference. The host always; a participant's account that there is a conference, who sits
-- there and what it decided for their organization; agenda, minutes and all decisions only while it is open.
create function conference_readers(subject uuid, part text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}') from (
    select reader, max(ends) as ends from (
      select c.organization_id as reader, 9e15::float8 as ends from conferences c where c.id = subject
      union all
      select p.account_id::text, case when part = 'frame' then 9e15::float8 when c.status = 'open' then extract(epoch from ((c.held_on + c.ends_at) at time zone 'Asia/Tokyo'))::float8 else 0 end
      from conferences c join conference_participants p on p.conference_id = c.id
      where c.id = subject and p.account_id is not null and p.removed_at is null
    ) each group by reader
  ) merged where ends > 0
$$;

create function refresh_conference_readers(subject uuid) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  update conferences set readers = conference_readers(subject, 'frame') where id = subject;
  update conference_participants set readers = conference_readers(subject, 'frame') where conference_id = subject;
  update conference_papers set readers = conference_readers(subject, 'papers') where conference_id = subject;
  update conference_decisions set readers = conference_readers(subject, 'papers') || jsonb_build_object(organization_id, 9e15) where conference_id = subject;
end $$;
revoke all on function refresh_conference_readers(uuid) from public;

create function set_conference_readers() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.readers := case tg_table_name when 'conferences' then jsonb_build_object(new.organization_id, 9e15)
    when 'conference_participants' then conference_readers((to_jsonb(new) ->> 'conference_id')::uuid, 'frame')
    when 'conference_addenda' then jsonb_build_object(new.organization_id, 9e15)
    when 'conference_decisions' then conference_readers((to_jsonb(new) ->> 'conference_id')::uuid, 'papers') || jsonb_build_object(new.organization_id, 9e15)
    else conference_readers((to_jsonb(new) ->> 'conference_id')::uuid, 'papers') end;
  return new;
end $$;

create function conference_changed() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform refresh_conference_readers(case tg_table_name when 'conferences' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'conference_id')::uuid end);
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['conferences', 'conference_papers', 'conference_participants', 'conference_decisions', 'conference_addenda'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
    execute format('create policy read_own on %I for select to tsunagu_app using (%s)', name, read_rule());
    execute format('create trigger set_readers before insert on %I for each row execute function set_conference_readers()', name);
  end loop;
end $$;
create trigger refresh_readers after update of status on conferences for each row execute function conference_changed();
create trigger refresh_readers_of_participants after insert or update of removed_at on conference_participants for each row execute function conference_changed();

create policy plan_own on conferences for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy host on conferences for update to tsunagu_app using (organization_id = acting_organization());
grant select, insert on conferences to tsunagu_app;
grant update (status, opened_at, closed_at, cancelled_reason) on conferences to tsunagu_app;
do $$
declare name text;
begin
  foreach name in array array['conference_papers', 'conference_participants', 'conference_addenda'] loop
    execute format('create policy write_host on %I for insert to tsunagu_app with check (exists (select from conferences where conferences.id = conference_id and conferences.organization_id = acting_organization()))', name);
    execute format('grant select, insert on %I to tsunagu_app', name);
  end loop;
end $$;
create policy change_host on conference_papers for update to tsunagu_app using (organization_id = acting_organization());
grant update (minutes, sealed_digest) on conference_papers to tsunagu_app;
create policy change_host on conference_participants for update to tsunagu_app using (exists (select from conferences where conferences.id = conference_id and conferences.organization_id = acting_organization()));
grant update (attended, removed_at) on conference_participants to tsunagu_app;
create policy write_host on conference_decisions for insert to tsunagu_app with check (exists (select from conferences where conferences.id = conference_id and conferences.organization_id = acting_organization()));
create policy finish_own on conference_decisions for update to tsunagu_app using (organization_id = acting_organization());
grant select, insert on conference_decisions to tsunagu_app;
grant update (done_on, done_by) on conference_decisions to tsunagu_app;

-- The seal: minutes that stand once are not written again, by nobody.
create function keep_minutes() returns trigger language plpgsql as $$
begin
  if old.minutes is not null then raise exception 'minutes are sealed' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
create trigger keep_minutes before update of minutes, sealed_digest on conference_papers for each row execute function keep_minutes();

-- Access of one account for the time of a conference.
alter table case_access add conference_id uuid references conferences;
create index case_access_conference on case_access (conference_id) where conference_id is not null;
alter table case_access add check (conference_id is null or (account_id is not null and valid_until is not null));

-- For the council's yearly list: how many of each kind, by organization; no case and no name.
create function conference_counts(since date, until date)
  returns table (organization_id text, kind text, many bigint, people bigint, decisions bigint)
  language sql stable security definer set search_path from current
as $$
  select c.organization_id, c.kind, count(*), coalesce(sum((select count(*) from conference_participants p where p.conference_id = c.id and p.attended)), 0)::bigint,
    coalesce(sum((select count(*) from conference_decisions d where d.conference_id = c.id)), 0)::bigint
  from conferences c where c.status = 'closed' and c.held_on between since and until group by 1, 2
$$;
comment on function conference_counts(date, date) is '会議の数(機関・種類ごと)。だれのことかは答えない';
revoke all on function conference_counts(date, date) from public;
grant execute on function conference_counts(date, date) to tsunagu_app, tsunagu_stats;
