-- The wall behind the actions: a defect in a page makes no account, membership, token, door, answer or entry that isn't the
-- actor's own. Work of the product itself has no acting account.

-- Who acts in this transaction, by the membership that a session has.
create function acting_role() returns text
  language sql stable security definer set search_path from current
as $$ select w.role from acting_membership(acting_account()) w where w.organization_id is not distinct from acting_organization() $$;
comment on function acting_role() is 'この取引で行う人の役割。しくみ自身は空';

-- Accounts ---------------------------------------------------------------------------------------------------------------
-- Colleagues' names and addresses are read by all who work here; a person's own account is nobody's but theirs who opened its page.
alter table accounts add is_person boolean not null default false;
comment on column accounts.is_person is '本人のページの利用者。だれのものかは、そのケースを持つ窓口だけが知る';
create function note_person_account() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update accounts a set is_person = p.is_person from (select bool_and(m.role = 'person') as is_person from memberships m where m.account_id = new.account_id) p
    where a.id = new.account_id and a.is_person <> p.is_person;
  return null;
end $$;
create trigger note_person_account after insert or update of role on memberships for each row execute function note_person_account();
update accounts set is_person = true where id in (select account_id from memberships group by 1 having bool_and(role = 'person'));

create function sees_person_account(account uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select acting_account() is null or account = acting_account() or acting_role() = 'administrator'
    or exists (select from own_pages o where o.account_id = account and may_read(o.readers))
$$;
create function is_person_account(account uuid) returns boolean
  language sql stable security definer set search_path from current
as $$ select exists (select from accounts a where a.id = account and a.is_person) $$;
-- Whether an address is taken is told to who would make an account for a person, and no more.
create function account_at(address text) returns table (id uuid, is_active boolean)
  language sql stable security definer set search_path from current
as $$ select a.id, a.is_active from accounts a where a.email = address $$;

drop policy manage on accounts;
alter policy read_all on accounts using (not is_person or sees_person_account(id));
create policy make on accounts for insert to tsunagu_app
  with check (acting_account() is null or acting_role() = 'administrator' or is_person and acting_organization() is not null);
create policy change on accounts for update to tsunagu_app
  using (acting_account() is null or id = acting_account() or acting_role() = 'administrator')
  with check (acting_account() is null or id = acting_account() or acting_role() = 'administrator');
create function keep_account() returns trigger
  language plpgsql
as $$
begin
  if acting_account() is not null and ((new.id, new.email, new.created_at) is distinct from (old.id, old.email, old.created_at)
      or new.is_active <> old.is_active and (new.id = acting_account() or acting_role() is distinct from 'administrator')) then
    raise exception 'an account is changed by its owner in its name alone' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_account before update on accounts for each row when (current_user = 'tsunagu_app') execute function keep_account();

drop policy manage on memberships;
create policy make on memberships for insert to tsunagu_app
  with check (acting_account() is null or account_id <> acting_account() and (acting_role() = 'administrator'
    or role = 'person' and organization_id is null and acting_organization() is not null and is_person_account(account_id)));
create policy change on memberships for update to tsunagu_app
  using (acting_account() is null or account_id <> acting_account() and acting_role() = 'administrator')
  with check (acting_account() is null or account_id <> acting_account() and acting_role() = 'administrator');

-- The ledger -------------------------------------------------------------------------------------------------------------
-- Of one's own doing, in one's own name, on a case that one sees or has to look at.
create function may_note(of_case uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select acting_account() is null or exists (select from cases c where c.id = of_case and may_read(c.readers))
    or acting_role() = 'manager' and exists (select from emergency_accesses e where e.case_id = of_case and acting_organization() in (e.organization_id, e.responsible_organization_id))
    or exists (select from own_pages o where o.case_id = of_case and o.account_id = acting_account())
    -- What a conference decided for an organization is done and noted by it, whatever else it sees.
    or exists (select from conference_decisions d where d.case_id = of_case and d.organization_id = acting_organization() and may_read(d.readers))
$$;
create function is_own_entry(entry uuid) returns boolean
  language sql stable security definer set search_path from current
as $$ select exists (select from ledger l where l.id = entry and l.organization_id is not distinct from acting_organization()) $$;
alter policy append_own on ledger with check (organization_id is not distinct from acting_organization() and (acting_account() is null or account_id is not distinct from acting_account())
  and (case_id is null or may_note(case_id)) and (corrects_id is null or is_own_entry(corrects_id)));
alter policy append_own on facts with check (organization_id = acting_organization() and is_own_entry(ledger_id));

-- The emergency door -----------------------------------------------------------------------------------------------------
create or replace function open_emergency_door(entry uuid, access uuid, wanted text, why text, ends timestamptz) returns uuid
  language plpgsql security definer set search_path from current
as $$
declare found cases;
begin
  if acting_role() is null or acting_role() not in ('counselor', 'manager', 'municipal') then raise exception 'no emergency door for this role' using errcode = 'insufficient_privilege'; end if;
  if ends > business_now() + interval '24 hours' then raise exception 'an emergency door is open for a day at most' using errcode = '23514', constraint = 'emergency_has_limits'; end if;
  -- One at a time for each account, so that the limit holds for tries at the same moment too.
  perform pg_advisory_xact_lock(hashtextextended('emergency ' || acting_account(), 0));
  if (select count(*) from emergency_accesses e where e.account_id = acting_account() and e.opened_at > business_now() - interval '1 day') >= 5 then
    raise exception 'five emergency doors a day' using errcode = '23514', constraint = 'emergency_has_limits';
  end if;
  select * into found from cases where number = wanted;
  insert into emergency_accesses (id, account_id, organization_id, typed_number, reason, case_id, responsible_organization_id, valid_until)
    values (entry, acting_account(), acting_organization(), wanted, why, found.id, found.responsible_organization_id, case when found.id is null then null else ends end);
  if found.id is null then return null; end if;
  insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_from, valid_until, granted_by)
    values (access, found.id, acting_organization(), acting_account(), '{all}', 'emergency', business_now(), ends, acting_account());
  return found.id;
end $$;
alter policy review_both on emergency_accesses with check (reviewed_by = acting_account() and account_id <> acting_account() and acting_role() = 'manager');

-- Doors are given in one's own name; an emergency's door by name is the function's alone.
alter policy grant_responsible on case_access with check ((acting_account() is null or granted_by is null or granted_by = acting_account())
  and (basis is distinct from 'emergency' or referral_id is not null and account_id is null)
  and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));

-- つなぎ -----------------------------------------------------------------------------------------------------------------
-- Who sent says why, takes back and reads the answer; who was asked answers and tells what became of it.
create function keep_referral_sides() returns trigger
  language plpgsql
as $$
declare here text := acting_organization();
begin
  if new.from_organization_id = new.to_organization_id or here is null then return new; end if;
  if here = new.to_organization_id and (new.reason, new.requests, new.withdraw_reason, new.escalated_at, new.basis_until) is distinct from (old.reason, old.requests, old.withdraw_reason, old.escalated_at, old.basis_until)
    or here = new.to_organization_id and new.status = 'withdrawn' and old.status <> 'withdrawn'
    or here = new.from_organization_id and new.status in ('accepted', 'declined') and old.status <> new.status
    or here = new.from_organization_id and (new.reason, new.requests) is distinct from (old.reason, old.requests) and old.status <> 'sent'
    or here = new.from_organization_id and (new.outcome, new.outcome_note, new.answers, new.answer_note, new.decline_suggestion) is distinct from (old.outcome, old.outcome_note, old.answers, old.answer_note, old.decline_suggestion)
  then raise exception 'a referral is written by the side whose words they are' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
create trigger keep_sides before update on referrals for each row when (current_user = 'tsunagu_app') execute function keep_referral_sides();

-- Silence: the duty acts for the sending organization and reads no case; of a restricted one it couldn't. It says that nobody has
-- answered and makes calling the next step, unless something is due by then anyway.
create function escalate_referral(of_referral uuid, action uuid) returns table (case_id uuid, from_desk_id text, to_desk_id text, from_organization_id text, to_organization_id text, calling boolean)
  language plpgsql security definer set search_path from current
as $$
#variable_conflict use_column
declare
  silent referrals;
  open next_actions;
  led cases;
begin
  select * into silent from referrals r where r.id = of_referral and r.from_organization_id = acting_organization() and r.status = 'sent' and r.escalated_at is null for update;
  if not found then return; end if;
  select * into led from cases c where c.id = silent.case_id for update;
  update referrals set escalated_at = business_now() where id = silent.id;
  select * into open from next_actions n where n.case_id = silent.case_id and n.ended_at is null;
  calling := open.id is null or open.due_on > business_today();
  if calling then
    update next_actions set ended_at = business_now(), ended_by = acting_account(), ended_how = 'changed' where id = open.id;
    insert into next_actions (id, case_id, organization_id, desk_id, account_id, kind, due_on, note, origin, created_at, created_by)
      values (action, silent.case_id, led.responsible_organization_id, led.responsible_desk_id, silent.from_account_id, 'call', business_today(),
        '返事のないつなぎを、' || (select d.short_name from desks d where d.id = silent.to_desk_id) || 'に電話で確かめる'
          || coalesce('(もとの予定 ' || extract(month from open.due_on) || '月' || extract(day from open.due_on) || '日 ' || left(open.note, 500) || ')', ''), 'worker', business_now(), acting_account());
  end if;
  return query select silent.case_id, silent.from_desk_id, silent.to_desk_id, silent.from_organization_id, silent.to_organization_id, calling;
end $$;

-- Functions --------------------------------------------------------------------------------------------------------------
-- What reads past the policies, or tells of rights, is for the roles that ask it; before a role is taken nobody asks anything
-- but who holds a session or a key.
do $$
declare each record;
begin
  for each in
    select p.oid::regprocedure as name, p.prosecdef and p.proname = any(array['case_readers', 'conference_readers', 'person_readers', 'person_part_readers', 'relation_readers', 'org_readers']) as is_inner
    from pg_proc p where p.pronamespace = current_schema()::regnamespace and has_function_privilege('public', p.oid, 'execute') and p.prokind in ('f', 'p') and p.prorettype <> 'trigger'::regtype
      and p.proname <> all(array['acting_account', 'acting_organization', 'business_now', 'business_today', 'may_read', 'read_rule', 'reader_keys', 'session_actor', 'token_actor', 'program_is_known'])
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('revoke all on routine %s from public', each.name);
    if not each.is_inner then execute format('grant execute on routine %s to tsunagu_app, tsunagu_stats, tsunagu_readlog, tsunagu_auth, tsunagu_jobs', each.name); end if;
  end loop;
end $$;
-- The managers of a desk's body learn that somebody was made one of them.
alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check
  check (kind in ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent', 'emergency-access', 'weekly-gaps', 'conference', 'own-page', 'report-reminder', 'plan-review', 'alarm', 'manager-added'));

-- Functions that come later, those of db/views among them, are nobody's either.
alter default privileges revoke execute on functions from public;
alter default privileges grant execute on functions to tsunagu_app, tsunagu_stats;
