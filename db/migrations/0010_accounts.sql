-- Sign-in: the tables of the sign-in library (better-auth 1.7) as it wants them, in its own schema and owned by its own
-- role, and beside them what it lacks: failures that delay, one-time codes that work once, invitations. No page's role
-- may read any of it.
set local role tsunagu_auth;

create table auth."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null,
  "twoFactorEnabled" boolean
);
comment on table auth."user" is 'ログインする利用者(id は accounts と同じ)';

create table auth."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade
);
create index "session_userId_idx" on auth."session" ("userId");
comment on table auth."session" is 'ログイン中の端末';

create table auth."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  unique ("providerId", "accountId")
);
create index "account_userId_idx" on auth."account" ("userId");
comment on table auth."account" is 'ログインの方法(パスワードの照合値)';

create table auth."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create index "verification_identifier_idx" on auth."verification" ("identifier");
comment on table auth."verification" is '一度だけ使える控え(二段階目の途中、再設定のリンク)';

create table auth."twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on auth."twoFactor" ("secret");
create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");
comment on table auth."twoFactor" is '二段階認証の鍵と回復コード(暗号化)';

create table auth."rateLimit" (
  "id" text not null primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);
comment on table auth."rateLimit" is '一つの接続元からの回数';

-- A keyed digest of what was typed, so that an unknown address is delayed just as a known one and is not kept.
create table auth.failures (
  subject text primary key,
  count integer not null check (count > 0),
  last_at timestamptz not null,
  locked_until timestamptz
);
create index failures_last on auth.failures (last_at);
comment on table auth.failures is 'ログインの失敗と、次に試せる時刻。だれかは書かない';

-- RFC 6238 §5.2: a one-time code is accepted once; the last accepted step stands here.
create table auth.second_factor_uses (
  user_id text primary key references auth."user" ("id") on delete cascade,
  last_step bigint,
  codes_noted_at timestamptz
);
comment on table auth.second_factor_uses is '最後に使われた数字の時刻の区切りと、回復コードを控えた時刻';

create table auth.invitations (
  id uuid primary key,
  user_id text not null references auth."user" ("id") on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index invitations_user on auth.invitations (user_id);
comment on table auth.invitations is '招待。リンクは照合値だけを残す';

-- The owner's functions below look at sessions; nothing else of this schema is open to it.
grant usage on schema auth to tsunagu_owner;
grant select on auth."session", auth."user" to tsunagu_owner;

set local role tsunagu_owner;

-- Who acts with this session, in one question. Only who holds a valid session's random token learns anything, so
-- everybody may ask. A session ends twelve hours after sign-in and three hours after its last use; an account that is
-- no longer active has none. Real time, not business time (two clocks).
create function session_actor(session_token text)
  returns table (session_id text, account_id uuid, display_name text, email text, second_factor boolean, seen_at timestamptz,
    role text, organization_id text, organization_name text, desk_id text, desk_name text)
  language plpgsql stable security definer set search_path from current
as $$
begin
  return query
    select s."id", a.id, a.display_name, a.email, coalesce(u."twoFactorEnabled", false), s."updatedAt",
      w.role, w.organization_id, w.organization_name, w.desk_id, w.desk_name
    from auth."session" s
    join auth."user" u on u."id" = s."userId"
    join accounts a on a.id = s."userId"::uuid
    cross join lateral acting_membership(a.id) w
    where s."token" = session_token and s."expiresAt" > now() and s."createdAt" > now() - interval '12 hours'
      and s."updatedAt" > now() - interval '3 hours' and a.is_active;
end $$;

-- One account has one role at a time today. Where an account belongs to several, the one that has no end and began
-- last; a choice by the person will stand here. Who works with cases works at a desk: without one of their own, at the
-- organization's first.
create function acting_membership(of_account uuid)
  returns table (role text, organization_id text, organization_name text, desk_id text, desk_name text)
  language sql stable security definer set search_path from current
as $$
  select m.role, m.organization_id, coalesce(o.name, ''), d.id, coalesce(d.short_name, '')
  from memberships m
  left join organizations o on o.id = m.organization_id
  left join lateral (
    select desks.id, desks.short_name from desks
    where desks.organization_id = m.organization_id
      and case when m.desk_id is not null then desks.id = m.desk_id
        else m.role in ('counselor', 'manager', 'employer-support', 'municipal') and desks.retired_on is null end
    order by desks.position, desks.id limit 1
  ) d on true
  where m.account_id = of_account
    and m.valid_from <= (now() at time zone 'Asia/Tokyo')::date
    and (m.valid_to is null or m.valid_to >= (now() at time zone 'Asia/Tokyo')::date)
  order by (m.valid_to is null) desc, m.valid_from desc, m.id desc
  limit 1
$$;

-- The same for a machine's token.
create function token_actor(hash bytea)
  returns table (token_id uuid, account_id uuid, display_name text, email text,
    role text, organization_id text, organization_name text, desk_id text, desk_name text)
  language plpgsql stable security definer set search_path from current
as $$
begin
  return query
    select t.id, a.id, a.display_name, a.email, w.role, w.organization_id, w.organization_name, w.desk_id, w.desk_name
    from api_tokens t
    join accounts a on a.id = t.account_id
    cross join lateral acting_membership(a.id) w
    where t.token_hash = hash and t.revoked_at is null and t.expires_at > now() and a.is_active;
end $$;

-- Mails that wait or were sent. The text holds links that open an account: a page may add a mail and, outside a demo,
-- never read one; after delivery the text is emptied.
create table mails (
  id uuid primary key,
  kind text not null check (kind in ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent')),
  recipient text not null check (length(recipient) between 3 and 254 and recipient !~ '[[:cntrl:]]'),
  subject text not null check (subject !~ '[[:cntrl:]]'),
  body text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  given_up_at timestamptz,
  last_problem text
);
create index mails_waiting on mails (next_attempt_at) where sent_at is null and given_up_at is null;
create index mails_recipient on mails (recipient, created_at desc);
comment on table mails is '送るメール。届けたあとは本文を消す';
alter table mails enable row level security;
alter table mails force row level security;
create policy owner_all on mails for all to tsunagu_owner using (true) with check (true);
create policy add on mails for insert to tsunagu_app, tsunagu_auth with check (true);
create policy deliver on mails for all to tsunagu_jobs using (true) with check (true);
grant insert on mails to tsunagu_app, tsunagu_auth;
grant select, update, delete on mails to tsunagu_jobs;
do $$ begin
  execute format('grant usage on schema %I to tsunagu_auth, tsunagu_jobs', current_schema());
exception when insufficient_privilege then
  -- In the schema `public` everybody has it already; elsewhere the runner's owner grants it.
  null;
end $$;
