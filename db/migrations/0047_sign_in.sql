-- Sign-in that nobody can block: counts that end by themselves, devices on which an account has signed in before, one link
-- at a time for a forgotten password; and tokens of machines with a purpose, a shorter life and their last use.
set local role tsunagu_auth;

-- The library counted by address: every try lengthened the wait, and a whole office waited for one.
drop table auth."rateLimit";

-- How many different things one sender has tried within a fixed stretch of time. Digests, never what somebody typed.
create table auth.windows (
  subject text not null,
  started_at timestamptz not null,
  member text not null,
  primary key (subject, started_at, member)
);
create index windows_started on auth.windows (started_at);
comment on table auth.windows is '決まった長さの区切りの中の回数。区切りが終われば数えなおす。だれかは書かない';

-- One token a browser, one row for each account that has signed in there.
create table auth.known_devices (
  id uuid primary key,
  token_hash bytea not null,
  user_id text not null references auth."user" ("id") on delete cascade,
  known_since timestamptz not null default now(),
  used_at timestamptz not null default now(),
  unique (token_hash, user_id)
);
create index known_devices_user on auth.known_devices (user_id);
comment on table auth.known_devices is '前にログインしたことのある端末。端末の控えは照合値だけを残す';

-- One row an account: a second link takes the place of the first.
create table auth.password_resets (
  user_id text primary key references auth."user" ("id") on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table auth.password_resets is 'パスワードを決めなおすリンク。ひとりに一つで、照合値だけを残す';

set local role tsunagu_owner;

alter table api_tokens
  add column purpose text not null default '目的を書かずに作られた鍵' check (length(purpose) between 1 and 200 and purpose !~ '[[:cntrl:]]'),
  add column last_used_at timestamptz;
alter table api_tokens alter column purpose drop default;
update api_tokens set expires_at = least(expires_at, now() + interval '180 days') where revoked_at is null;
create index api_tokens_account on api_tokens (account_id);
comment on column api_tokens.purpose is '何に使う鍵か';
comment on column api_tokens.last_used_at is '最後に使われたころ(数分の幅がある)';
-- No page gives a token another owner or a longer life.
revoke update on api_tokens from tsunagu_app;
grant update (revoked_at, last_used_at) on api_tokens to tsunagu_app;

drop function token_actor(bytea);
create function token_actor(hash bytea)
  returns table (token_id uuid, last_used_at timestamptz, account_id uuid, display_name text, email text,
    role text, organization_id text, organization_name text, desk_id text, desk_name text)
  language plpgsql stable security definer set search_path from current
as $$
begin
  return query
    select t.id, t.last_used_at, a.id, a.display_name, a.email, w.role, w.organization_id, w.organization_name, w.desk_id, w.desk_name
    from api_tokens t
    join accounts a on a.id = t.account_id
    cross join lateral acting_membership(a.id) w
    where t.token_hash = hash and t.revoked_at is null and t.expires_at > now() and a.is_active;
end $$;
alter function token_actor(bytea) set lock_timeout = '3s';
-- Asked before a role is taken; it answers whoever holds the key (0044).
grant execute on function token_actor(bytea) to public;
