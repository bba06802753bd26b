-- つなぎ, deeper: an answer for each thing asked, what was sent put right while it waits, news to every desk on the way.
alter table referrals add answers text[] not null default '{}';
grant update (answers, reason, requests) on referrals to tsunagu_app;

create table referral_amendments (
  id uuid primary key,
  referral_id uuid not null references referrals,
  from_organization_id text not null references organizations,
  to_organization_id text not null references organizations,
  -- What stood there before.
  reason text not null,
  requests text not null,
  amended_at timestamptz not null default business_now(),
  amended_by uuid references accounts
);
create index referral_amendments_referral on referral_amendments (referral_id, amended_at);
comment on table referral_amendments is 'つなぎの書き直し。前の言葉を残し、送った側も受けた側も両方を読める';
call protect_table('referral_amendments');
create policy read_both on referral_amendments for select to tsunagu_app using (from_organization_id = acting_organization() or to_organization_id = acting_organization());
create policy amend_own on referral_amendments for insert to tsunagu_app with check (from_organization_id = acting_organization());
grant select, insert on referral_amendments to tsunagu_app;

-- What became of somebody goes back to the first desk and every desk on the way, not only to the one that sent last.
create table referral_news (
  id uuid primary key,
  case_id uuid not null references cases,
  referral_id uuid not null references referrals,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  to_desk_id text not null references desks,
  outcome text not null,
  told_on date not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid references accounts
);
create index referral_news_waiting on referral_news (organization_id, told_on desc) where acknowledged_at is null;
create index referral_news_of_case on referral_news (case_id);
comment on table referral_news is '前に支援した窓口への知らせ。どうなったかだけで、中身は書かない';
call protect_table('referral_news');
create policy read_own on referral_news for select to tsunagu_app using (organization_id = acting_organization());
create policy acknowledge_own on referral_news for update to tsunagu_app using (organization_id = acting_organization());
grant select on referral_news to tsunagu_app;
grant update (acknowledged_at, acknowledged_by) on referral_news to tsunagu_app;

-- Told by the desk that reports, to those it can't see: everybody who handed this case over earlier.
create function tell_earlier_desks(told uuid, on_day date) returns integer
  language plpgsql security definer set search_path from current
as $$
declare
  this referrals;
  many integer;
begin
  select * into this from referrals where id = told and to_organization_id = acting_organization() and outcome is not null;
  if not found then return 0; end if;
  insert into referral_news (id, case_id, referral_id, organization_id, desk_id, to_desk_id, outcome, told_on)
    select gen_random_uuid(), this.case_id, this.id, earlier.from_organization_id, earlier.from_desk_id, this.to_desk_id, this.outcome, on_day
    from (select distinct on (from_desk_id) from_organization_id, from_desk_id from referrals
      where case_id = this.case_id and status = 'accepted' and sent_at < this.sent_at and from_desk_id <> this.from_desk_id and from_organization_id <> this.to_organization_id) earlier;
  get diagnostics many = row_count;
  return many;
end $$;
revoke all on function tell_earlier_desks(uuid, date) from public;
grant execute on function tell_earlier_desks(uuid, date) to tsunagu_app;
