-- つなぎ: from one desk to another. The old desk stays responsible until the new one accepts (promise 2).
create table referrals (
  id uuid primary key,
  case_id uuid not null references cases,
  from_organization_id text not null references organizations,
  from_desk_id text not null references desks,
  from_account_id uuid references accounts,
  to_organization_id text not null references organizations,
  to_desk_id text not null references desks,
  reason text not null check (octet_length(reason) between 1 and 102400),
  requests text not null check (octet_length(requests) between 1 and 102400),
  urgency text not null check (urgency in ('today', 'week', 'normal')),
  basis_kind text not null check (basis_kind in ('consent', 'livelihood-act-9', 'loneliness-act-15', 'youth-council', 'social-welfare-act-106', 'privacy-act-69', 'emergency')),
  basis_given_on date not null,
  basis_until date,
  shares text[] not null check (cardinality(shares) > 0 and shares <@ array['all', 'contact', 'work-history', 'consultations', 'assessment', 'plan', 'family', 'health']),
  status text not null check (status in ('sent', 'accepted', 'declined', 'withdrawn')),
  sent_at timestamptz not null,
  sent_on date not null,
  respond_by date not null,
  answered_at timestamptz,
  answered_on date,
  answered_by uuid references accounts,
  first_appointment_on date,
  first_contact_by date,
  answer_note text not null default '',
  decline_reason text check (decline_reason in ('full', 'not-eligible', 'out-of-area', 'better-elsewhere', 'no-contact', 'other')),
  decline_suggestion text not null default '',
  withdraw_reason text not null default '',
  outcome text check (outcome in ('supporting', 'employed', 'training', 'referred-on', 'ended-by-person', 'no-contact', 'other')),
  outcome_note text not null default '',
  outcome_on date,
  escalated_at timestamptz,
  acknowledged_at timestamptz,
  check (to_desk_id <> from_desk_id),
  check ((status = 'sent') = (answered_at is null)),
  check (status <> 'accepted' or (first_appointment_on is not null and first_contact_by is not null)),
  check (status <> 'declined' or (decline_reason is not null and decline_suggestion <> '')),
  check (status <> 'withdrawn' or withdraw_reason <> ''),
  check (outcome is null or status = 'accepted'),
  check ((outcome is null) = (outcome_on is null))
);
create unique index referrals_one_waiting on referrals (case_id) where status = 'sent';
create index referrals_case on referrals (case_id, sent_at);
create index referrals_incoming on referrals (to_organization_id, status, respond_by);
create index referrals_outgoing on referrals (from_organization_id, status, respond_by);
create index referrals_silent on referrals (respond_by) where status = 'sent' and escalated_at is null;
comment on table referrals is 'つなぎ。受け入れ・断り(理由つき)・取り下げのどれかで必ず閉じる。返事がなくても終わらない';
alter table case_access add foreign key (referral_id) references referrals;

alter table referrals enable row level security;
alter table referrals force row level security;
create policy owner_all on referrals for all to tsunagu_owner using (true) with check (true);
create policy read_own on referrals for select to tsunagu_app
  using (from_organization_id = acting_organization() or to_organization_id = acting_organization());
create policy send on referrals for insert to tsunagu_app
  with check (from_organization_id = acting_organization()
    and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy answer on referrals for update to tsunagu_app
  using (from_organization_id = acting_organization() or to_organization_id = acting_organization());
grant select, insert on referrals to tsunagu_app;
-- The answer and what follows from it; never what was asked, on which basis, of whom.
grant update (status, answered_at, answered_on, answered_by, first_appointment_on, first_contact_by, answer_note, decline_reason, decline_suggestion,
  withdraw_reason, outcome, outcome_note, outcome_on, escalated_at, acknowledged_at) on referrals to tsunagu_app;

-- Responsibility is taken, never given: by whoever has accepted a referral of this case from the organization that has
-- it. Everything else of a case is changed by whoever is responsible.
create policy change_responsible on cases for update to tsunagu_app
  using (may_read(readers) and (responsible_organization_id = acting_organization()
    or exists (select from referrals where referrals.case_id = cases.id and referrals.to_organization_id = acting_organization()
      and referrals.from_organization_id = cases.responsible_organization_id and referrals.status = 'accepted')))
  with check (responsible_organization_id = acting_organization());

-- The clock job acts for each sender in turn and has to know for whom there is something to do; ids only.
create function silent_referrals(today date) returns table (referral_id uuid, organization_id text)
  language sql stable security definer set search_path from current
as $$ select id, from_organization_id from referrals where status = 'sent' and escalated_at is null and respond_by < today order by respond_by, id $$;
revoke all on function silent_referrals(date) from public;
grant execute on function silent_referrals(date) to tsunagu_app;

-- Whoever accepts ends what the former desk had planned, also where that plan was not shared and can't be read.
create function hand_over_next_action(subject uuid, at timestamptz, ender uuid) returns void
  language sql security definer set search_path from current
as $$
  update next_actions set ended_at = at, ended_by = ender, ended_how = 'handed-over'
  where case_id = subject and ended_at is null
    and exists (select from cases where cases.id = subject and cases.responsible_organization_id = acting_organization())
$$;
comment on function hand_over_next_action(uuid, timestamptz, uuid) is '受け入れた機関が、前の窓口の予定を終える';
revoke all on function hand_over_next_action(uuid, timestamptz, uuid) from public;
grant execute on function hand_over_next_action(uuid, timestamptz, uuid) to tsunagu_app;
