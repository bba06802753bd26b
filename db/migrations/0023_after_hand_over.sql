-- What the former desk had begun ends with its responsibility, also where the new desk can't see it: a plan (0018), an end
-- that waited for a second look, the doors of a conference that is still open. A closed case waits for no look any more.
create or replace function end_plan_at_hand_over() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update support_plans set status = 'handed-over', ended_on = business_today(), version = version + 1
    where case_id = new.id and organization_id = old.responsible_organization_id and status in ('draft', 'agreed', 'running');
  update case_access set valid_until = business_now(), ended_reason = 'handed-over'
    where case_id = new.id and conference_id is not null and valid_until > business_now();
  return null;
end $$;

create function end_closure_request() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update closure_requests set decision = 'replaced', decided_at = business_now() where case_id = new.id and decision is null;
  return null;
end $$;
create trigger end_closure_request after update of status, responsible_organization_id on cases for each row
  when (new.status = 'closed' or old.responsible_organization_id is distinct from new.responsible_organization_id) execute function end_closure_request();

-- As in 0018, and a plan only where its case is open: a merged record's is looked at when the merge is undone.
create or replace function gap_counts(today date, silent_before date, overdue_before date, age_limit integer, notice_days integer)
  returns table (organization_id text, gap text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select responsible_organization_id, 'silent', count(*) from cases where status = 'open' and last_contact_on < silent_before group by 1
  union all
  select n.organization_id, 'overdue', count(*) from next_actions n where n.ended_at is null and n.due_on < overdue_before group by 1
  union all
  select to_organization_id, 'unanswered', count(*) from referrals where status = 'sent' and respond_by < today group by 1
  union all
  select c.responsible_organization_id, 'orphaned', count(*) from cases c
    where c.status = 'open' and c.responsible_account_id is not null and not exists (
      select from memberships m join accounts a on a.id = m.account_id
      where m.account_id = c.responsible_account_id and m.organization_id = c.responsible_organization_id and a.is_active and m.valid_from <= today and (m.valid_to is null or m.valid_to >= today))
    group by 1
  union all
  select d.organization_id, 'full', count(*) from desk_capacities k join desks d on d.id = k.desk_id
    where k.open_cases < (select count(*) from cases c where c.responsible_desk_id = k.desk_id and c.status = 'open') group by 1
  union all
  select c.responsible_organization_id, 'age-limit', count(*) from cases c join desks d on d.id = c.responsible_desk_id join people p on p.id = c.person_id
    where c.status = 'open' and d.kind = 'youth-support-station'
      -- As dates: compared with timestamps, the planner can't see how few they are.
      and p.birth_date between (today - make_interval(years => age_limit + 1))::date and (today - make_interval(years => age_limit + 1))::date + notice_days group by 1
  union all
  select s.organization_id, 'plan-review', count(*) from support_plans s join cases c on c.id = s.case_id where s.status = 'running' and s.review_on < today and c.status = 'open' group by 1
  union all
  select c.responsible_organization_id, 'left-job', count(distinct c.id) from placements p join cases c on c.id = p.case_id
    where p.ended_on between today - 180 and today and c.status = 'open' and c.last_contact_on <= p.ended_on group by 1
$$;
