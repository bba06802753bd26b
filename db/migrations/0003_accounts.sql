-- Accounts, memberships and tokens. Passwords, sessions and second factors are the sign-in library's, in its own
-- schema with its own role: what runs a page can't read them.
create table accounts (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  display_name text not null check (length(display_name) between 1 and 200),
  is_active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index accounts_email on accounts (email);
comment on table accounts is '利用者。ひとりに一つ';

create table memberships (
  id uuid primary key,
  account_id uuid not null references accounts,
  role text not null check (role in ('counselor', 'manager', 'employer-support', 'municipal', 'council-office', 'employer', 'person', 'administrator')),
  organization_id text references organizations,
  desk_id text references desks,
  valid_from date not null default current_date,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from),
  -- Whoever sees cases does so for an organization; an administrator has none and sees no content.
  check (role in ('employer', 'person', 'administrator') or organization_id is not null),
  check (role <> 'administrator' or organization_id is null),
  exclude using gist (account_id with =, role with =, coalesce(organization_id, '') with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index memberships_account on memberships (account_id);
create index memberships_desk on memberships (desk_id) where desk_id is not null;
create index memberships_organization on memberships (organization_id) where organization_id is not null;
comment on table memberships is '役割。どの機関のどの窓口で、いつからいつまで';

create table api_tokens (
  id uuid primary key,
  account_id uuid not null references accounts,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on table api_tokens is '機械からの利用のための鍵(本体は残さず、照合値だけ)';

do $$
declare name text;
begin
  foreach name in array array['accounts', 'memberships', 'api_tokens'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
  end loop;
end $$;

-- Colleagues' names stand beside their records; addresses of accounts are not secret inside the service.
create policy read_all on accounts for select to tsunagu_app using (true);
create policy read_all on memberships for select to tsunagu_app using (true);
-- Managing accounts: which role may, says permissions.ts; the rows are administrators' own matter.
create policy manage on accounts for all to tsunagu_app using (true) with check (true);
create policy manage on memberships for all to tsunagu_app using (true) with check (true);
create policy own on api_tokens for all to tsunagu_app using (true) with check (true);
grant select, insert, update on accounts, memberships to tsunagu_app;
grant select, insert, update on api_tokens to tsunagu_app;
