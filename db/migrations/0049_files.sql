-- Files from outside: how much of them an organization and a case may have, and where those lie that a scanner stopped.

-- Room -----------------------------------------------------------------------------------------------------------------
create index documents_of_organization on documents (organization_id);

-- Sizes are read without the contents: PostgreSQL knows how long a value is that lies apart.
create function room_used(body text, subject uuid,
    out used_bytes bigint, out most_bytes bigint, out used_count integer, out most_count integer)
  language sql stable security definer set search_path from current
as $$
  select coalesce(sum(octet_length(content)), 0)::bigint,
    kept_setting('documents.organizationMegabytes', 2000) * 1000000::bigint,
    (count(*) filter (where case_id = subject))::integer, kept_setting('documents.ofCase', 200)
  from documents where organization_id = body
$$;
revoke all on function room_used(text, uuid) from public, tsunagu_app, tsunagu_stats;

-- Asked for one's own organization alone: how much another one keeps is not for anybody to see.
create function document_room(subject uuid,
    out used_bytes bigint, out most_bytes bigint, out used_count integer, out most_count integer)
  language sql stable security definer set search_path from current
as $$ select * from room_used(acting_organization(), subject) $$;
comment on function document_room(uuid) is '自分の機関が預けている書類の大きさと、このケースの数。どちらも上限とともに';
revoke all on function document_room(uuid) from public, tsunagu_stats;

-- Of two that come at once the second waits, and counts the first.
create function hold_document_room(body text) returns void
  language sql volatile
as $$ select pg_advisory_xact_lock(hashtextextended('documents ' || body, 0)) $$;

create function bound_documents() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare room record;
begin
  perform hold_document_room(new.organization_id);
  select * into room from room_used(new.organization_id, new.case_id);
  if room.used_bytes + octet_length(new.content) > room.most_bytes or room.used_count >= room.most_count then
    raise exception 'no room for a further document' using errcode = 'TSU03';
  end if;
  return new;
end $$;
create trigger bound_documents before insert on documents for each row execute function bound_documents();

-- Quarantine -----------------------------------------------------------------------------------------------------------
create table quarantined_files (
  id uuid primary key,
  organization_id text references organizations,
  account_id uuid not null references accounts,
  -- A name tells of whom a paper is, so it lies sealed with the content; only the ending is told.
  ending text not null check (ending ~ '^[a-z0-9]{0,5}$'),
  sha256 bytea not null check (octet_length(sha256) = 32),
  size integer not null check (size > 0),
  scanner_said text not null check (length(scanner_said) <= 200 and scanner_said !~ '[[:cntrl:]]'),
  sealed bytea check (octet_length(sealed) <= 20000000),
  stopped_at timestamptz not null default now()
);
create index quarantined_files_newest on quarantined_files (stopped_at desc, id desc);
create index quarantined_files_of_account on quarantined_files (account_id, sha256);
comment on table quarantined_files is 'ウイルス対策の検査で止めたファイル。中身と名前は封じてあり、画面からは開けない。期限がくると消える';
call protect_table('quarantined_files');
create policy read_administrator on quarantined_files for select to tsunagu_app using (acting_role() = 'administrator');
create policy append on quarantined_files for insert to tsunagu_readlog
  with check (account_id = acting_account() and organization_id is not distinct from acting_organization());
grant select (id, organization_id, account_id, ending, sha256, size, scanner_said, stopped_at) on quarantined_files to tsunagu_app;
grant insert on quarantined_files to tsunagu_readlog;

-- The same file of the same account lies there once, and of an account at most twenty with their contents: nobody fills the
-- store by sending what is stopped anyway.
create function bound_quarantine() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('quarantine ' || new.account_id, 0));
  if exists (select from quarantined_files where account_id = new.account_id and sha256 = new.sha256) then return null; end if;
  if (select count(*) from quarantined_files where account_id = new.account_id and sealed is not null) >= 20 then
    new.sealed := null;
  end if;
  return new;
end $$;
create trigger bound_quarantine before insert on quarantined_files for each row execute function bound_quarantine();

create function sweep_quarantined_files(most integer) returns integer
  language plpgsql security definer set search_path from current
as $$
declare many integer;
begin
  if acting_account() is not null then return 0; end if;
  delete from quarantined_files where ctid = any(array(select ctid from quarantined_files
    where stopped_at < now() - make_interval(days => kept_setting('quarantine.keepDays', 30))
    order by stopped_at limit most for update skip locked));
  get diagnostics many = row_count;
  return many;
end $$;
comment on function sweep_quarantined_files(integer) is '期限を過ぎた、止めたファイルを消す';
revoke all on function sweep_quarantined_files(integer) from public, tsunagu_stats;

alter table security_events drop constraint security_events_kind_check, add constraint security_events_kind_check
  check (kind in ('sign-in-refused', 'sign-in-held', 'door-refused', 'rights', 'token', 'export', 'emergency', 'file-stopped'));
