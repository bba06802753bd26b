-- How many fall through, by organization and kind: trainings that are over while nobody has talked since or said how they ended; people who were referred
-- to a desk that has said it has no free place. Jobs and trainings are looked after by whoever is responsible now, also
-- where another desk recorded them, as far as they may be read.
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
  select r.from_organization_id, 'no-room', count(*) from referrals r join desk_capacities k on k.desk_id = r.to_desk_id
    where r.status = 'sent' and k.open_cases <= (select count(*) from cases c where c.responsible_desk_id = k.desk_id and c.status = 'open') group by 1
  union all
  select c.responsible_organization_id, 'age-limit', count(*) from cases c join desks d on d.id = c.responsible_desk_id join people p on p.id = c.person_id
    where c.status = 'open' and d.kind = 'youth-support-station'
      -- As dates: compared with timestamps, the planner can't see how few they are.
      and p.birth_date between (today - make_interval(years => age_limit + 1))::date and (today - make_interval(years => age_limit + 1))::date + notice_days group by 1
  union all
  select s.organization_id, 'plan-review', count(*) from support_plans s join cases c on c.id = s.case_id where s.status = 'running' and s.review_on < today and c.status = 'open' group by 1
  union all
  select c.responsible_organization_id, 'left-job', count(distinct c.id) from placements p join cases c on c.id = p.case_id
    where p.ended_on between today - 180 and today and c.status = 'open' and c.last_contact_on <= p.ended_on
      and (p.readers ->> c.responsible_organization_id)::float8 > extract(epoch from business_now()) group by 1
  union all
  select c.responsible_organization_id, 'left-training', count(*) from trainings t join cases c on c.id = t.case_id
    where coalesce(t.ended_on, t.ends_on) between today - 180 and today - 1 and c.status = 'open' and (t.ended_on is null or c.last_contact_on < t.ended_on)
      and (t.readers ->> c.responsible_organization_id)::float8 > extract(epoch from business_now()) group by 1
$$;
