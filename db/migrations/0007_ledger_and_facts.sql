-- The ledger: one row an action, ids and codes only. Facts: what can be counted, without identity. Seals: hashes over
-- stretches that can no longer change, computed later, so that writers never wait for one another.
create table ledger (
  id uuid primary key,
  kind text not null,
  case_id uuid references cases,
  subject_id uuid,
  organization_id text references organizations,
  desk_id text references desks,
  account_id uuid references accounts,
  occurred_on date not null,
  recorded_at timestamptz not null default business_now(),
  payload jsonb not null default '{}' check (octet_length(payload::text) <= 4096),
  corrects_id uuid references ledger,
  -- The writing transaction: which rows were settled at a given moment is a comparison with a snapshot.
  written_by xid8 not null default pg_current_xact_id()
);
create index ledger_case on ledger (case_id, occurred_on, recorded_at) where case_id is not null;
create index ledger_unsealed on ledger (written_by);
comment on table ledger is '台帳。行ったことの記録。書きかえない。個人の言葉は入れない';

create table facts (
  id uuid primary key,
  kind text not null,
  occurred_on date not null,
  recorded_at timestamptz not null default business_now(),
  organization_id text not null references organizations,
  desk_id text references desks,
  municipality_code text references municipalities,
  area text,
  target_type smallint check (target_type between 1 and 3),
  age_group text not null default 'unknown',
  person_digest bytea,
  quantity integer not null default 1,
  detail text not null default '',
  ledger_id uuid not null references ledger,
  corrects_id uuid references facts,
  written_by xid8 not null default pg_current_xact_id()
);
create index facts_count on facts (kind, occurred_on) include (organization_id, person_digest, recorded_at, area, target_type, id);
create index facts_written on facts (written_by);
create unique index facts_one_correction on facts (corrects_id) where corrects_id is not null;
comment on table facts is '数えられる事実。氏名や相談の中身は持たない。訂正は打ち消す行を足す';
comment on column facts.person_digest is '同じ人を一度だけ数えるための照合値(鍵つき。元に戻せない)';

create table seals (
  number bigint primary key,
  sealed_at timestamptz not null default now(),
  business_at timestamptz not null default business_now(),
  horizon xid8 not null,
  entries integer not null check (entries > 0),
  previous_hash bytea not null,
  hash bytea not null
);
create table seal_entries (
  seal_number bigint not null references seals,
  position integer not null,
  source text not null check (source in ('ledger', 'fact')),
  entry_id uuid not null,
  hash bytea not null,
  primary key (seal_number, position)
);
create unique index seal_entries_entry on seal_entries (source, entry_id);
comment on table seal_entries is '封に入れた行と、そのときのハッシュ';
comment on table seals is '封。台帳と事実のまとまりを鎖のハッシュで閉じる';
create table sealed_figures (
  seal_number bigint not null references seals,
  fiscal_year integer not null,
  kpi_code text not null,
  definition_version integer not null,
  as_of timestamptz not null,
  value numeric not null,
  primary key (seal_number, fiscal_year, kpi_code)
);
comment on table sealed_figures is '封をしたときの数字。あとで同じ数字が出ることを確かめる';

-- What a hash covers, as an array: an empty place stays a place, so that no value can move to its neighbor unseen.
create function ledger_row_hash(entry ledger) returns bytea
  language sql immutable
as $$ select sha256(convert_to(jsonb_build_array(entry.id, entry.kind, entry.case_id, entry.subject_id, entry.organization_id, entry.desk_id,
  entry.account_id, entry.occurred_on, extract(epoch from entry.recorded_at), entry.payload, entry.corrects_id)::text, 'UTF8')) $$;
create function fact_row_hash(entry facts) returns bytea
  language sql immutable
as $$ select sha256(convert_to(jsonb_build_array(entry.id, entry.kind, entry.occurred_on, extract(epoch from entry.recorded_at), entry.organization_id,
  entry.desk_id, entry.municipality_code, entry.area, entry.target_type, entry.age_group, encode(entry.person_digest, 'hex'), entry.quantity,
  entry.detail, entry.ledger_id, entry.corrects_id)::text, 'UTF8')) $$;

-- Seals everything that was settled before the oldest transaction still running; returns the seal's number or null.
-- Numbers of transactions begin anew on a server to which a backup was restored: then the last border lies ahead of us,
-- nothing can be told from it, and every row is asked whether it has been sealed.
create function seal_ledger() returns bigint
  language plpgsql security definer set search_path from current
as $$
declare
  here pg_snapshot := pg_current_snapshot();
  border xid8 := pg_snapshot_xmin(here);
  last seals;
  from_here xid8;
  made bigint;
begin
  -- One sealer at a time; writers don't take this lock.
  if not pg_try_advisory_xact_lock(7214004) then return null; end if;
  select * into last from seals order by number desc limit 1;
  from_here := case when last.horizon <= border then last.horizon else '0'::xid8 end;
  with settled as (
    select 'ledger' as source, l.id, ledger_row_hash(l) as hash from ledger l
      where l.written_by >= from_here and (l.written_by < border or last.horizon > border and l.written_by >= pg_snapshot_xmax(here))
        and not exists (select from seal_entries e where e.source = 'ledger' and e.entry_id = l.id)
    union all
    select 'fact', f.id, fact_row_hash(f) from facts f
      where f.written_by >= from_here and (f.written_by < border or last.horizon > border and f.written_by >= pg_snapshot_xmax(here))
        and not exists (select from seal_entries e where e.source = 'fact' and e.entry_id = f.id)
  ), entries as (
    select row_number() over (order by source desc, id) as position, source, id, hash from settled
  ), sealed as (
    insert into seals (number, horizon, entries, previous_hash, hash)
      select coalesce(last.number, 0) + 1, border, count(*), coalesce(last.hash, ''::bytea), sha256(coalesce(last.hash, ''::bytea) || string_agg(hash, ''::bytea order by position))
      from entries having count(*) > 0
      returning number
  ), listed as (
    insert into seal_entries select sealed.number, position, source, id, hash from entries cross join sealed
  )
  select number into made from sealed;
  return made;
end $$;
revoke all on function seal_ledger() from public;
grant execute on function seal_ledger() to tsunagu_app;

-- The first row that is not what was sealed: changed, removed, or its seal no longer fits the chain.
create function first_broken_entry() returns table (seal_number bigint, source text, entry_id uuid, problem text)
  language sql stable security definer set search_path from current
as $$
  with checked as (
    select e.seal_number, e.position, e.source, e.entry_id,
      case when coalesce(l.id, f.id) is null then 'missing'
           when e.hash <> case e.source when 'ledger' then ledger_row_hash(l) else fact_row_hash(f) end then 'changed' end as problem
    from seal_entries e
    left join ledger l on e.source = 'ledger' and l.id = e.entry_id
    left join facts f on e.source = 'fact' and f.id = e.entry_id
  ), chain as (
    select s.number, s.entries, s.hash, s.previous_hash, coalesce(lag(s.hash) over (order by s.number), ''::bytea) as before,
      lag(s.number, 1, 0::bigint) over (order by s.number) as number_before
    from seals s
  ), broken_seals as (
    select c.number, case
        when c.number <> c.number_before + 1 then 'seal-missing'
        when c.previous_hash <> c.before then 'chain'
        when c.hash is distinct from sha256(c.before || (select string_agg(e.hash, ''::bytea order by e.position) from seal_entries e where e.seal_number = c.number)) then 'chain'
      end as problem
    from chain c
  )
  select seal_number, source, entry_id, problem from (
    select seal_number, position, source, entry_id, problem from checked where problem is not null
    union all
    select number, 2147483647, 'seal', null, problem from broken_seals where problem is not null
  ) all_problems
  order by seal_number, position limit 1
$$;
revoke all on function first_broken_entry() from public;
grant execute on function first_broken_entry() to tsunagu_app;

do $$
declare name text;
begin
  foreach name in array array['ledger', 'facts', 'seals', 'seal_entries', 'sealed_figures'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
  end loop;
end $$;
create policy append_own on ledger for insert to tsunagu_app with check (organization_id is not distinct from acting_organization());
create policy read_own on ledger for select to tsunagu_app
  using (case when case_id is null then organization_id = acting_organization() else exists (select from cases where cases.id = ledger.case_id) end);
create policy append_own on facts for insert to tsunagu_app with check (organization_id = acting_organization());
create policy read_own on facts for select to tsunagu_app using (organization_id = acting_organization());
create policy count_all on facts for select to tsunagu_stats using (true);
create policy read_all on seals for select to tsunagu_app, tsunagu_stats using (true);
create policy read_all on sealed_figures for select to tsunagu_app, tsunagu_stats using (true);
create policy append on sealed_figures for insert to tsunagu_app with check (true);
-- Insert and select: history has no other verbs.
grant select on ledger, facts to tsunagu_app;
-- All but `written_by`, which says what a seal has to cover.
grant insert (id, kind, case_id, subject_id, organization_id, desk_id, account_id, occurred_on, recorded_at, payload, corrects_id) on ledger to tsunagu_app;
grant insert (id, kind, occurred_on, recorded_at, organization_id, desk_id, municipality_code, area, target_type, age_group, person_digest, quantity, detail,
  ledger_id, corrects_id) on facts to tsunagu_app;
grant select on facts to tsunagu_stats;
grant select on seals, sealed_figures to tsunagu_app, tsunagu_stats;
grant insert on sealed_figures to tsunagu_app;
