-- What a service needs to stay up: which secret the data belong to, a wall against older programs, the database's own
-- time of record, what each duty did last, and alarms.
set local role tsunagu_owner;

-- One row, made at the first start. Data sealed with one secret can't be read with another, and a person counted with
-- one would be counted again with another: a start with the wrong secret is refused.
create table installation (
  is_only boolean primary key default true check (is_only),
  secret_fingerprint text not null check (length(secret_fingerprint) between 8 and 64),
  -- The key of the digests that count a person once, sealed with the secret: it stays when the secret is changed.
  digest_key bytea not null check (octet_length(digest_key) between 32 and 200),
  recorded_at timestamptz not null default now(),
  rotated_at timestamptz
);
comment on table installation is '設置。どの秘密(TSUNAGU_SECRET)のデータか。秘密そのものは持たない';
call protect_table('installation');
create policy read_all on installation for select to tsunagu_app using (true);
create policy begin_once on installation for insert to tsunagu_app with check (rotated_at is null);
grant select, insert on installation to tsunagu_app;

-- Asked at the beginning of every writing transaction. The settings of a program that is older than this function hold
-- no version, and it is refused where it would write history.
create function refuse_older_program() returns void
  language plpgsql stable security definer set search_path from current
as $$
begin
  if exists (select from migrations where kind = 'migration' and name > coalesce(current_setting('app.program', true), '')) then
    raise exception 'the database is newer than the program' using errcode = 'TSU01';
  end if;
end $$;
comment on function refuse_older_program() is '新しい版のデータベースに、古いプログラムが書かないようにする';
revoke all on function refuse_older_program() from public;
grant execute on function refuse_older_program() to tsunagu_app, tsunagu_readlog, tsunagu_auth, tsunagu_jobs;
create function program_is_known() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform refuse_older_program();
  return null;
end $$;
create trigger program_is_known before insert on ledger for each statement when (current_user = 'tsunagu_app') execute function program_is_known();

-- The time of record is the database's, not that of whichever server wrote.
revoke insert (recorded_at) on ledger, facts from tsunagu_app;
do $$
declare
  counted text;
  given text;
begin
  foreach counted in array array['monthly_reports', 'figure_sources'] loop
    select string_agg(quote_ident(attname), ', ' order by attnum) into given from pg_attribute
      where attrelid = counted::regclass and attnum > 0 and not attisdropped and attname not in ('recorded_at', 'written_by');
    execute format('revoke insert on %I from tsunagu_app', counted);
    execute format('grant insert (%s) on %I to tsunagu_app', given, counted);
  end loop;
end $$;

-- A figure that was written down as of an instant must come out the same for ever, so nothing may still be recorded
-- before that instant: after a failover to a server whose clock is behind, say.
create index sealed_figures_as_of on sealed_figures (as_of desc);
create function record_after_sealed_figures() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.recorded_at <= (select max(as_of) from sealed_figures) then
    raise exception 'recorded before a figure that is sealed already: the clock went back' using errcode = 'TSU02';
  end if;
  return new;
end $$;
create trigger record_after_sealed_figures before insert on facts for each row when (current_user = 'tsunagu_app') execute function record_after_sealed_figures();
create trigger record_after_sealed_figures before insert on monthly_reports for each row when (current_user = 'tsunagu_app') execute function record_after_sealed_figures();

-- Who is asked with every request must not wait for a table that somebody has locked.
alter function session_actor(text) set lock_timeout = '3s';
alter function token_actor(bytea) set lock_timeout = '3s';

-- A demo's days go on from here: a time that went back would change what was known as of an instant.
create function last_recorded_at() returns timestamptz
  language sql stable security definer set search_path from current
  as $$ select greatest((select max(recorded_at) from ledger), (select max(recorded_at) from facts), (select max(as_of) from sealed_figures)) $$;
comment on function last_recorded_at() is '最後に何かが記録された時刻';
revoke all on function last_recorded_at() from public;
grant execute on function last_recorded_at() to tsunagu_app;

create table duty_runs (
  name text primary key check (length(name) between 1 and 100),
  process text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  failed_at timestamptz,
  problem text not null default '' check (length(problem) <= 500),
  failures integer not null default 0 check (failures >= 0),
  runs bigint not null default 1,
  took_ms integer check (took_ms >= 0)
);
comment on table duty_runs is '定時の仕事が、最後にいつ始まり、どう終わったか';
comment on column duty_runs.failures is '続けて失敗した回数';
call protect_table('duty_runs');
create policy read_all on duty_runs for select to tsunagu_app using (true);
create policy keep on duty_runs for all to tsunagu_jobs using (true) with check (true);
grant select on duty_runs to tsunagu_app;
grant select, insert, update on duty_runs to tsunagu_jobs;

create table alarms (
  id uuid primary key,
  kind text not null check (kind in ('clock', 'duty', 'mail', 'seal')),
  subject text not null check (length(subject) <= 200),
  detail text not null default '' check (length(detail) <= 500),
  raised_at timestamptz not null default now(),
  ended_at timestamptz,
  check (ended_at is null or ended_at >= raised_at)
);
create unique index alarms_open on alarms (kind, subject) where ended_at is null;
create index alarms_newest on alarms (raised_at desc);
comment on table alarms is '待ってはいけない知らせ。直ったら終わりの時刻が入る。個人の情報は入れない';
call protect_table('alarms');
create policy read_all on alarms for select to tsunagu_app using (true);
grant select on alarms to tsunagu_app;

-- Raises what is wrong now, ends what is no longer. Given as [{kind, subject, detail}]. @returns what is new
create function keep_alarms(present jsonb) returns table (kind text, subject text, detail text)
  language plpgsql security definer set search_path from current
as $$
#variable_conflict use_column
begin
  update alarms a set ended_at = now()
    where a.ended_at is null and not exists (select from jsonb_to_recordset(present) p(kind text, subject text) where p.kind = a.kind and p.subject = a.subject);
  return query
    insert into alarms as a (id, kind, subject, detail)
      select gen_random_uuid(), p.kind, left(p.subject, 200), left(coalesce(p.detail, ''), 500) from jsonb_to_recordset(present) p(kind text, subject text, detail text)
      on conflict (kind, subject) where ended_at is null do nothing
      returning a.kind, a.subject, a.detail;
end $$;
revoke all on function keep_alarms(jsonb) from public;
grant execute on function keep_alarms(jsonb) to tsunagu_app;

-- How much waits, for counters and the administrator's page: numbers only, of tables that a page may not read.
create function service_counts() returns table (mails_waiting bigint, mails_given_up bigint, sheets_waiting bigint, last_seal_at timestamptz, unsealed_since timestamptz)
  language sql stable security definer set search_path from current
as $$
  select (select count(*) from mails where sent_at is null and given_up_at is null), (select count(*) from mails where given_up_at is not null),
    (select count(*) from sheet_intake_files where state = 'waiting'), (select max(sealed_at) from seals),
    (select min(l.recorded_at) from ledger l where l.written_by >= coalesce((select horizon from seals order by number desc limit 1), '0'::xid8)
      and not exists (select from seal_entries e where e.source = 'ledger' and e.entry_id = l.id))
$$;
revoke all on function service_counts() from public;
grant execute on function service_counts() to tsunagu_app;

alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check
  check (kind in ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent', 'emergency-access', 'weekly-gaps', 'conference', 'own-page', 'report-reminder', 'plan-review', 'alarm'));
