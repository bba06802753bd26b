-- 席と催し. A seat is given once: whoever asks for one, by page, by program or by SQL, gets it from `seat_pools` under a
-- lock, or stands on the waiting list in the order of asking. Rooms have no other way to a seat: a row of theirs (a
-- sign-up, an interview, later a place on a course) takes one by the trigger `claim_seat` and gives it back when it is
-- withdrawn. On it stand the gatherings: fairs, seminars, tours, briefings. Rows of before: none, nothing is changed.
create table seat_pools (
  id uuid primary key,
  organization_id text not null references organizations,
  seats integer check (seats between 0 and 100000),
  waits boolean not null,
  taken integer not null default 0,
  numbered integer not null default 0,
  closed_at timestamptz,
  check (taken >= 0 and (seats is null or taken <= seats))
);
comment on table seat_pools is '席。いくつあり、いくつうまっているか。席の数より多くはうまらない';
comment on column seat_pools.seats is '席の数。空なら限りがない';
comment on column seat_pools.waits is '満席のとき、キャンセル待ちができるか';
comment on column seat_pools.taken is 'うまっている席。席を取る・はなすときに、データベースだけが書く';
comment on column seat_pools.numbered is 'いちばん新しい受付番号';
comment on column seat_pools.closed_at is 'もう席を取ることも、くり上げることもない時刻から';

create table seat_claims (
  id uuid primary key,
  pool_id uuid not null references seat_pools,
  organization_id text not null references organizations,
  number integer not null check (number > 0),
  state text not null check (state in ('seated', 'waiting', 'left')),
  claimed_at timestamptz not null default business_now(),
  moved_up_at timestamptz,
  told_at timestamptz,
  left_at timestamptz,
  unique (pool_id, number),
  check ((state = 'left') = (left_at is not null))
);
create index seat_claims_waiting on seat_claims (pool_id, number) where state = 'waiting';
create index seat_claims_untold on seat_claims (moved_up_at) where moved_up_at is not null and told_at is null;
comment on table seat_claims is '席を取った、または待っている申込み。だれのことかは書かない';
comment on column seat_claims.number is '受付番号。待つ順番でもある';
comment on column seat_claims.moved_up_at is 'キャンセル待ちから席が取れた時刻';
comment on column seat_claims.told_at is 'そのことを知らせた時刻';

create table gatherings (
  id uuid primary key references seat_pools,
  kind text not null check (kind in ('job-fair', 'employer-seminar', 'workplace-tour', 'company-briefing')),
  title text not null check (btrim(title) <> '' and length(title) <= 200),
  purpose text not null default '' check (octet_length(purpose) <= 102400),
  programme text not null default '' check (octet_length(programme) <= 102400),
  audience text not null default '' check (length(audience) <= 300),
  held_on date not null,
  starts_at time not null,
  ends_at time not null,
  is_online boolean not null,
  municipality_code text references municipalities,
  place text not null default '' check (length(place) <= 300),
  address text not null default '' check (address = '' or (address ~* '^https?://.' and length(address) <= 2000)),
  sign_up_from date not null,
  sign_up_until date not null,
  state text not null default 'preparing' check (state in ('preparing', 'open', 'ended', 'cancelled')),
  cancelled_reason text not null default '' check (length(cancelled_reason) <= 1000),
  moved_from date,
  moved_reason text not null default '' check (length(moved_reason) <= 1000),
  people integer check (people between 0 and 1000000),
  organization_id text not null references organizations,
  desk_id text references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  version integer not null default 1,
  ended_at timestamptz,
  reminded_at timestamptz,
  check (ends_at > starts_at),
  check (sign_up_from <= sign_up_until and sign_up_until <= held_on),
  check (is_online or btrim(place) <> ''),
  check ((state = 'cancelled') = (cancelled_reason <> '')),
  check ((moved_from is null) = (moved_reason = '')),
  check ((state = 'ended') = (ended_at is not null) and (state = 'ended') = (people is not null))
);
create index gatherings_held on gatherings (held_on desc, id desc);
create index gatherings_of_kind on gatherings (kind, held_on desc, id desc);
comment on table gatherings is '催し。就職面接会、雇用管理セミナー、職場見学会、会社説明会';
comment on column gatherings.audience is 'だれのための催しか';
comment on column gatherings.moved_from is '日を変えたときの、前の日';
comment on column gatherings.people is '来た人の数';
comment on column gatherings.reminded_at is '近づいたことを、申し込んだ窓口に知らせた時刻';

create table gathering_booths (
  id uuid primary key,
  gathering_id uuid not null references gatherings,
  employer_id uuid not null references employers,
  label text not null default '' check (length(label) <= 60),
  note text not null default '' check (octet_length(note) <= 102400),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  withdrawn_at timestamptz
);
create unique index gathering_booths_one on gathering_booths (gathering_id, employer_id) where withdrawn_at is null;
create index gathering_booths_of_employer on gathering_booths (employer_id);
comment on table gathering_booths is '催しに出る企業のブース';

create table gathering_slots (
  id uuid primary key references seat_pools,
  booth_id uuid not null references gathering_booths,
  starts_at time not null,
  ends_at time not null,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  unique (booth_id, starts_at),
  check (ends_at > starts_at)
);
comment on table gathering_slots is 'ブースの面談の時間。席はふつう1つ';

create table gathering_sign_ups (
  id uuid primary key,
  case_id uuid not null references cases,
  gathering_id uuid not null references gatherings,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  call_name text not null default '' check (length(call_name) <= 60),
  companions smallint not null default 0 check (companions between 0 and 5),
  needs text not null default '' check (length(needs) <= 1000),
  agreed_on date not null,
  ticket text not null unique check (ticket ~ '^[A-Za-z0-9_-]{22}$'),
  checked_in_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '' check (length(withdrawn_reason) <= 1000),
  readers jsonb not null default '{}',
  check ((withdrawn_at is null) = (withdrawn_reason = '')),
  check (withdrawn_at is null or checked_in_at is null)
);
create unique index gathering_sign_ups_one on gathering_sign_ups (gathering_id, case_id) where withdrawn_at is null;
comment on table gathering_sign_ups is '催しへの申込み';
comment on column gathering_sign_ups.call_name is '受付での呼び名。主催に伝わる。空なら番号で呼ぶ';
comment on column gathering_sign_ups.companions is 'いっしょに来る人の数';
comment on column gathering_sign_ups.needs is '主催に伝える、当日の配慮';
comment on column gathering_sign_ups.agreed_on is '主催に伝えることを、本人がよいと言った日';
comment on column gathering_sign_ups.ticket is '受付票の二次元コードの中身。乱数で、だれのことかは分からない';
call protect_case_table('gathering_sign_ups', 'work-history');

create table gathering_interviews (
  id uuid primary key,
  case_id uuid not null references cases,
  sign_up_id uuid not null references gathering_sign_ups,
  slot_id uuid not null references gathering_slots,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  result text check (result in ('tour', 'apply', 'no-match', 'declined', 'absent')),
  result_on date,
  withdrawn_at timestamptz,
  readers jsonb not null default '{}',
  check ((result is null) = (result_on is null)),
  check (withdrawn_at is null or result is null)
);
create unique index gathering_interviews_one on gathering_interviews (slot_id, sign_up_id) where withdrawn_at is null;
create index gathering_interviews_of_sign_up on gathering_interviews (sign_up_id);
comment on table gathering_interviews is '催しのブースでの面談と、その結果';
call protect_case_table('gathering_interviews', 'work-history');

-- What was held is evidence of the 工程表 without being typed again: once.
alter table activities add gathering_id uuid references gatherings;
create unique index activities_of_gathering on activities (gathering_id) where gathering_id is not null;
comment on column activities.gathering_id is 'この記録のもとになった催し';

do $$
declare
  name text;
  staff constant text :=
    $p$(select acting_role()) = any ('{counselor,manager,employer-support,municipal,council-office,administrator}')$p$;
  hosts constant text :=
    $p$(select acting_role()) = any ('{manager,employer-support,municipal,council-office}')$p$;
begin
  foreach name in array array['seat_pools', 'seat_claims', 'gatherings', 'gathering_booths', 'gathering_slots'] loop
    call protect_table(name);
    execute format('grant select on %I to tsunagu_app', name);
    execute format('create policy read_staff on %I for select to tsunagu_app using (%s)', name, staff);
  end loop;
  foreach name in array array['seat_pools', 'gatherings'] loop
    execute format('create policy write_host on %I for insert to tsunagu_app
      with check (organization_id = acting_organization() and %s)', name, hosts);
    execute format('create policy change_host on %I for update to tsunagu_app
      using (organization_id = acting_organization())', name);
  end loop;
end $$;
create policy write_host on gathering_booths for insert to tsunagu_app with check (
  organization_id = acting_organization() and exists (
    select from gatherings g where g.id = gathering_id and g.organization_id = acting_organization()));
create policy change_host on gathering_booths for update to tsunagu_app using (organization_id = acting_organization());
create policy write_host on gathering_slots for insert to tsunagu_app with check (
  organization_id = acting_organization() and exists (
    select from gathering_booths b where b.id = booth_id and b.organization_id = acting_organization()));
create policy write_responsible on gathering_sign_ups for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy change_responsible on gathering_sign_ups for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy write_responsible on gathering_interviews for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (
    select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy change_responsible on gathering_interviews for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));

grant insert (id, organization_id, seats, waits) on seat_pools to tsunagu_app;
grant update (seats, closed_at) on seat_pools to tsunagu_app;
grant insert (id, kind, title, purpose, programme, audience, held_on, starts_at, ends_at, is_online,
  municipality_code, place, address, sign_up_from, sign_up_until, organization_id, desk_id, account_id)
  on gatherings to tsunagu_app;
grant update (title, purpose, programme, audience, held_on, starts_at, ends_at, is_online, municipality_code, place,
  address, sign_up_from, sign_up_until, state, cancelled_reason, moved_from, moved_reason, people, version, ended_at,
  reminded_at) on gatherings to tsunagu_app;
grant insert (id, gathering_id, employer_id, label, note, organization_id, account_id) on gathering_booths
  to tsunagu_app;
grant update (withdrawn_at) on gathering_booths to tsunagu_app;
grant insert (id, booth_id, starts_at, ends_at, organization_id, account_id) on gathering_slots to tsunagu_app;
grant select on gathering_sign_ups, gathering_interviews to tsunagu_app;
grant insert (id, case_id, gathering_id, organization_id, desk_id, account_id, call_name, companions, needs, agreed_on,
  ticket) on gathering_sign_ups to tsunagu_app;
grant update (withdrawn_at, withdrawn_reason) on gathering_sign_ups to tsunagu_app;
grant insert (id, case_id, sign_up_id, slot_id, organization_id, desk_id, account_id) on gathering_interviews
  to tsunagu_app;
grant update (result, result_on, withdrawn_at) on gathering_interviews to tsunagu_app;

alter table mails drop constraint mails_kind_check, add constraint mails_kind_check
  check (kind in ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent',
    'emergency-access', 'weekly-gaps', 'conference', 'own-page', 'report-reminder', 'report-returned', 'plan-review',
    'alarm', 'manager-added', 'gathering'));
