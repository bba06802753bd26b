-- How many fall through, by organization and kind; nobody's name. The rules of the lists stand in the gap_ functions.
create or replace function gap_counts(today date, silent_before date,
    overdue_before date, age_limit integer, notice_days integer)
  returns table (organization_id text, gap text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select g.organization_id, 'silent', count(*) from gap_silent(silent_before) g group by 1
  union all
  select g.organization_id, 'overdue', count(*) from gap_overdue(overdue_before) g group by 1
  union all
  select g.organization_id, 'unanswered', count(*) from gap_unanswered(today) g group by 1
  union all
  select c.responsible_organization_id, 'orphaned', count(*) from cases c
    where c.status = 'open' and c.responsible_account_id is not null and not exists (
      select from memberships m join accounts a on a.id = m.account_id
      where m.account_id = c.responsible_account_id and m.organization_id = c.responsible_organization_id
        and a.is_active and m.valid_from <= today and (m.valid_to is null or m.valid_to >= today))
    group by 1
  union all
  select d.organization_id, 'full', count(*) from desk_room() k join desks d on d.id = k.desk_id
  where k.free < 0 group by 1
  union all
  select g.organization_id, 'no-room', count(*) from gap_no_room() g group by 1
  union all
  select g.organization_id, 'age-limit', count(*) from gap_age_limit(today, age_limit, notice_days) g group by 1
  union all
  select g.organization_id, 'plan-review', count(*) from gap_plan_review(today) g group by 1
  union all
  select g.organization_id, 'left-job', count(*) from gap_left_job(today) g group by 1
  union all
  select g.organization_id, 'left-training', count(*) from gap_left_training(today) g group by 1
  union all
  select g.organization_id, 'introduction', count(*) from gap_introduction(today) g group by 1
$$;
