-- Drafts, repeated submissions, what was read, and inputs kept over an expired session.
create table drafts (
  id uuid primary key,
  account_id uuid not null references accounts,
  draft_key text not null check (length(draft_key) between 1 and 200),
  path text not null check (length(path) between 1 and 500),
  title text not null default '',
  subject text not null default '',
  body jsonb not null check (octet_length(body::text) <= 2000000),
  updated_at timestamptz not null default business_now(),
  unique (account_id, draft_key)
);
create index drafts_account on drafts (account_id, updated_at desc);
comment on table drafts is '書きかけ。本人(利用者)だけが読める';

create table submissions (
  account_id uuid not null references accounts,
  submission_id text not null check (length(submission_id) between 1 and 200),
  action text not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (account_id, submission_id)
);
comment on table submissions is '送信の控え。同じ送信が二度届いても一度だけ行う';

create table read_log (
  id uuid primary key,
  read_at timestamptz not null default now(),
  account_id uuid,
  organization_id text,
  kind text not null check (kind in ('case', 'person', 'referral', 'search', 'export', 'document')),
  subject_ids uuid[] not null,
  basis text not null default 'own-duty',
  door text not null check (door in ('page', 'api', 'export')),
  path text not null check (length(path) <= 500)
);
create index read_log_subject on read_log using gin (subject_ids);
create index read_log_account on read_log (account_id, read_at desc);
comment on table read_log is '閲覧記録。だれが・いつ・どの記録を・どの画面から見たか';

create table kept_inputs (
  id uuid primary key,
  account_id uuid not null,
  path text not null check (length(path) <= 500),
  sealed bytea not null,
  created_at timestamptz not null default now()
);
comment on table kept_inputs is 'ログインが切れたときに預かった入力(暗号化)。書いた利用者だけに返す';

do $$
declare name text;
begin
  foreach name in array array['drafts', 'submissions', 'read_log', 'kept_inputs'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
  end loop;
  foreach name in array array['drafts', 'submissions'] loop
    execute format('create policy own on %I for all to tsunagu_app using (account_id = acting_account()) with check (account_id = acting_account())', name);
  end loop;
end $$;
grant select, insert, update, delete on drafts to tsunagu_app;
grant select, insert on submissions to tsunagu_app;
create policy append on read_log for insert to tsunagu_readlog with check (account_id is not distinct from acting_account());
grant insert on read_log to tsunagu_readlog;
create policy append on kept_inputs for insert to tsunagu_readlog with check (true);
grant insert on kept_inputs to tsunagu_readlog;
-- Given back once, to the account it was written by, after sign-in.
create policy give_back on kept_inputs for select to tsunagu_app using (account_id = acting_account());
create policy forget on kept_inputs for delete to tsunagu_app using (account_id = acting_account());
grant select, delete on kept_inputs to tsunagu_app;
