-- 本人のページ: the person sees the own plan, agrees to it or says what should be different, and sees who has looked. The
-- worker opens it for one case and one account. What the person may see is what the functions below answer and nothing
-- else: the account is no reader of any row, so that what a family said can't be found through it.
create table own_pages (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  account_id uuid not null references accounts,
  opened_by uuid references accounts,
  opened_at timestamptz not null default business_now(),
  ended_at timestamptz check (ended_at >= opened_at),
  ended_by uuid references accounts,
  readers jsonb not null default '{}',
  check (ended_by is null or ended_at is not null)
);
create unique index own_pages_one on own_pages (case_id) where ended_at is null;
create index own_pages_of_account on own_pages (account_id) where ended_at is null;
comment on table own_pages is '本人のページ。どのケースのプランと閲覧の記録を、どの利用者(本人)に見せるか';
call protect_case_table('own_pages', null);
create policy open_responsible on own_pages for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
create policy end_responsible on own_pages for update to tsunagu_app
  using (exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
grant select, insert on own_pages to tsunagu_app;
grant update (ended_at, ended_by) on own_pages to tsunagu_app;

-- One account is one person's, whichever desks have opened a page for it; and never a worker's. People not known by name
-- are told apart by their record alone.
create function own_page_fits(account uuid, of_case uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select not exists (select from memberships m where m.account_id = account and m.role <> 'person') and not exists (
    select from own_pages o join cases mine on mine.id = of_case join cases other on other.id = o.case_id
      join people p on p.id = mine.person_id join people q on q.id = other.person_id
    where o.account_id = account and coalesce(p.merged_into, p.id) <> coalesce(q.merged_into, q.id))
$$;
revoke all on function own_page_fits(uuid, uuid) from public;
grant execute on function own_page_fits(uuid, uuid) to tsunagu_app;
create function check_own_page() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform from accounts where id = new.account_id for update;
  if not own_page_fits(new.account_id, new.case_id) then raise exception 'this account is somebody else''s' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger check_own_page before insert on own_pages for each row execute function check_own_page();

-- What was offered is what is agreed to: whatever the worker changes afterwards takes the offer back.
alter table support_plans
  add offered_at timestamptz,
  add offered_by uuid references accounts,
  drop constraint support_plans_agreed_how_check,
  add constraint support_plans_agreed_how_check check (agreed_how in ('signature', 'oral', 'own-page')),
  add check (offered_by is null or offered_at is not null);
comment on column support_plans.offered_at is '本人のページで見てもらうようにした時。書き直すと取り消される';
grant update (offered_at, offered_by) on support_plans to tsunagu_app;

create function take_offer_back() returns trigger
  language plpgsql as $$
begin
  new.offered_at := null;
  new.offered_by := null;
  return new;
end $$;
create trigger take_offer_back before update on support_plans for each row
  when (old.offered_at is not null and new.status = 'draft'
    and (old.wish, old.starts_on, old.ends_on, old.review_on, old.services) is distinct from (new.wish, new.starts_on, new.ends_on, new.review_on, new.services))
  execute function take_offer_back();
create function take_offer_back_of_part() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update support_plans set offered_at = null, offered_by = null where id = new.plan_id and status = 'draft' and offered_at is not null;
  return null;
end $$;
create trigger take_offer_back after insert or update on support_goals for each row execute function take_offer_back_of_part();
create trigger take_offer_back after insert or update on support_steps for each row execute function take_offer_back_of_part();
create trigger take_offer_back after insert or update on support_measures for each row execute function take_offer_back_of_part();

create table own_answers (
  id uuid primary key,
  plan_id uuid not null references support_plans,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  account_id uuid not null references accounts,
  agrees boolean not null,
  note text not null check (octet_length(note) <= 102400),
  answered_at timestamptz not null default business_now(),
  seen_at timestamptz,
  seen_by uuid references accounts,
  readers jsonb not null default '{}',
  check (agrees or btrim(note) <> ''),
  check ((seen_at is null) = (seen_by is null))
);
create index own_answers_of_plan on own_answers (plan_id);
create index own_answers_unseen on own_answers (organization_id) where seen_at is null;
comment on table own_answers is '本人のページからの、プランへの返事。同意か、直してほしいところ';
call protect_case_table('own_answers', 'plan');
create policy see_own on own_answers for update to tsunagu_app using (organization_id = acting_organization());
grant select on own_answers to tsunagu_app;
grant update (seen_at, seen_by) on own_answers to tsunagu_app;

-- The cases whose page is the acting account's.
create function own_cases() returns table (id uuid, desk_id text, status text)
  language sql stable security definer set search_path from current
as $$
  select c.id, c.responsible_desk_id, c.status from own_pages o join cases c on c.id = o.case_id
  where o.account_id = acting_account() and o.ended_at is null order by o.opened_at desc, o.id
$$;

-- The plan that lives, once it was offered or agreed to. Reasons and notes of workers are not in it.
create function own_plans()
  returns table (id uuid, case_id uuid, desk_id text, version integer, status text, offered boolean, wish text, starts_on date, ends_on date, review_on date, agreed_on date, needs_decision boolean, needs_sign_off boolean, goals jsonb, measures text[])
  language sql stable security definer set search_path from current
as $$
  select s.id, s.case_id, s.desk_id, s.version, s.status, s.status = 'draft', s.wish, s.starts_on, s.ends_on, s.review_on, s.agreed_on,
    s.needs_decision and s.decided_on is null, s.needs_sign_off and s.signed_off_at is null,
    coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'goal', g.goal, 'steps', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'step', t.step, 'doer', t.doer, 'doerName', t.doer_name, 'dueOn', t.due_on, 'doneOn', t.done_on) order by t.position)
      from support_steps t where t.goal_id = g.id and t.removed_at is null), '[]')) order by g.position) from support_goals g where g.plan_id = s.id and g.removed_at is null), '[]'),
    coalesce((select array_agg(p.title order by p.position) from support_measures m join plan_measures p on p.fiscal_year = m.fiscal_year and p.id = m.measure_id where m.plan_id = s.id and m.fits and m.removed_at is null), '{}')
  from own_cases() c join support_plans s on s.case_id = c.id
  where (s.status = 'draft' and s.offered_at is not null) or s.status in ('agreed', 'running')
$$;

-- Which organizations looked, by day; nobody's name, and not the person's own looks.
create function own_reads(most integer) returns table (read_on date, organization text, basis text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select (l.read_at at time zone 'Asia/Tokyo')::date, coalesce(o.name, ''), l.basis, count(*)
  from read_log l left join organizations o on o.id = l.organization_id
  where l.subject_ids && array(select c.id from own_cases() c) and l.kind <> 'search' and l.account_id is distinct from acting_account()
  group by 1, 2, 3 order by 1 desc, 2, 3 limit most
$$;

-- The person's answer to the plan that was offered, as it was when the person saw it. Nothing comes back where the plan is
-- none of theirs; not `taken` where it is no longer what they saw. The case is locked first, as by everybody who changes
-- its plan.
create function answer_own_plan(answer uuid, plan uuid, seen_version integer, agreeing boolean, words text, at timestamptz)
  returns table (case_id uuid, desk_id text, taken boolean, begun boolean)
  language plpgsql security definer set search_path from current
as $$
declare
  offered support_plans;
  starts boolean := false;
begin
  perform from cases c where c.id = (select s.case_id from own_cases() o join support_plans s on s.case_id = o.id where s.id = plan) for update;
  if not found then return; end if;
  select s.* into offered from support_plans s where s.id = plan;
  if offered.status <> 'draft' or offered.offered_at is null or offered.version <> seen_version or not exists (select from cases c where c.id = offered.case_id and c.status = 'open') then
    return query select offered.case_id, offered.desk_id, false, false;
    return;
  end if;
  insert into own_answers (id, plan_id, case_id, organization_id, account_id, agrees, note, answered_at)
    values (answer, plan, offered.case_id, offered.organization_id, acting_account(), agreeing, words, at);
  if agreeing then
    starts := not offered.needs_decision and not offered.needs_sign_off;
    update support_plans set status = case when starts then 'running' else 'agreed' end, agreed_on = (at at time zone 'Asia/Tokyo')::date, agreed_how = 'own-page', agreed_witness = '', returned_note = '', version = version + 1 where support_plans.id = plan;
  else
    update support_plans set offered_at = null, offered_by = null, version = version + 1 where support_plans.id = plan;
  end if;
  return query select offered.case_id, offered.desk_id, true, starts;
end $$;
do $$
declare each text;
begin
  foreach each in array array['own_cases()', 'own_plans()', 'own_reads(integer)', 'answer_own_plan(uuid, uuid, integer, boolean, text, timestamptz)'] loop
    execute format('revoke all on function %s from public', each);
    execute format('grant execute on function %s to tsunagu_app', each);
  end loop;
end $$;

alter table mails drop constraint mails_kind_check, add constraint mails_kind_check
  check (kind in ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent', 'emergency-access', 'weekly-gaps', 'conference', 'own-page'));
