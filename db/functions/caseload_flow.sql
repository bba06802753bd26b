create or replace function caseload_flow(since date, until date, of_organization text)
  returns table (desk_id text, target_type smallint, opening bigint, opened bigint,
    reopened bigint, taken_over bigint, moved_in bigint, judged_in bigint, closed bigint,
    handed_over bigint, moved_out bigint, judged_out bigint, closing bigint)
  language sql stable security definer set search_path from current
as $$
  with events as (
    select l.case_id, l.occurred_on, l.recorded_at, l.id, l.kind, l.desk_id, l.payload from ledger l
    where of_organization is null
      and l.kind in ('case.opened', 'case.reopened', 'case.closed', 'person.merged',
        'person.unmerged', 'referral.accepted', 'targetType.decided')
      and l.case_id is not null and l.occurred_on <= until
    union all
    -- Of one organization: the cases that were opened or accepted there; an array,
    -- because for a join every entry would be read.
    select l.case_id, l.occurred_on, l.recorded_at, l.id, l.kind, l.desk_id, l.payload from ledger l
    where of_organization is not null
      and l.kind in ('case.opened', 'case.reopened', 'case.closed', 'person.merged',
        'person.unmerged', 'referral.accepted', 'targetType.decided')
      and l.occurred_on <= until
      and l.case_id = any(array(
        select c.case_id from ledger c
        where c.kind in ('case.opened', 'referral.accepted') and c.case_id is not null
          and c.occurred_on <= until and c.organization_id = of_organization))
  ), raw as (
    select l.case_id, l.occurred_on as day, l.recorded_at, l.id, l.kind,
      case when l.kind = 'targetType.decided' then l.payload ->> 'move' = 'true' end as move,
      case l.kind when 'case.opened' then l.desk_id when 'referral.accepted' then l.payload ->> 'toDeskId' end as desk,
      case when l.kind in ('case.opened', 'case.reopened') then 'y'
        when l.kind in ('case.closed', 'person.merged') then 'n' end as alive,
      case when l.kind = 'targetType.decided' then coalesce(l.payload ->> 'to', '-') end as type
    from events l
    -- Of a merge the case that ended, not the one that goes on.
    where (l.kind <> 'person.merged' or l.payload ->> 'mergedCaseId' = l.case_id::text)
      and (l.kind <> 'person.unmerged'
        or exists (
          select from ledger m
          where m.case_id = l.case_id and m.kind = 'person.merged' and m.payload ->> 'mergedCaseId' = l.case_id::text
            and m.payload ->> 'mergeId' = l.payload ->> 'mergeId'))
  ), restored as (
    -- An undone merge brings back what was before it: nothing happens to a merged case in between.
    select case_id, day, recorded_at, id, kind, move, desk, type,
      case when kind = 'person.unmerged' then coalesce(lag(alive, 2) over w, 'y') else alive end as alive,
      row_number() over w as step
    from raw window w as (partition by case_id order by day, recorded_at, id)
  ), states as (
    -- The last value so far: the greatest of step and value together, which needs no second sorting.
    select case_id, day, recorded_at, id, kind, move,
      substr(max(case when desk is not null then lpad(step::text, 8, '0') || desk end) over w, 9) as desk,
      substr(max(case when alive is not null then lpad(step::text, 8, '0') || alive end) over w, 9) = 'y' as alive,
      nullif(substr(max(case when type is not null
        then lpad(step::text, 8, '0') || type end) over w, 9), '-')::smallint as type
    from restored window w as (partition by case_id order by day, recorded_at, id)
  ), changes as (
    select day, kind, move, desk, alive, type, lag(desk) over w as desk_before,
      coalesce(lag(alive) over w, false) as alive_before, lag(type) over w as type_before, lead(day) over w as next_day
    from states window w as (partition by case_id order by day, recorded_at, id)
  ), counted as (
    -- What stood there: the last state before the first day, and the last up to the last day.
    select desk, type, 'opening' as what from changes
    where alive and day < since and (next_day is null or next_day >= since)
    union all
    select desk, type, 'closing' from changes where alive and next_day is null
    union all
    select desk, type, case when kind = 'case.opened' then 'opened' else 'reopened' end from changes
    where day >= since and alive and not alive_before
    union all
    select desk_before, type_before, 'closed' from changes where day >= since and alive_before and not alive
    union all
    select desk, type, 'taken_over' from changes
    where day >= since and alive and alive_before and desk is distinct from desk_before
    union all
    select desk_before, type_before, 'handed_over' from changes
    where day >= since and alive and alive_before and desk is distinct from desk_before
    union all
    select desk, type, case when move then 'moved_in' else 'judged_in' end from changes
    where day >= since and alive and alive_before
      and desk is not distinct from desk_before and type is distinct from type_before
    union all
    select desk, type_before, case when move then 'moved_out' else 'judged_out' end from changes
    where day >= since and alive and alive_before
      and desk is not distinct from desk_before and type is distinct from type_before
  )
  select n.desk, n.type, count(*) filter (where what = 'opening'),
    count(*) filter (where what = 'opened'), count(*) filter (where what = 'reopened'),
    count(*) filter (where what = 'taken_over'), count(*) filter (where what = 'moved_in'),
    count(*) filter (where what = 'judged_in'), count(*) filter (where what = 'closed'),
    count(*) filter (where what = 'handed_over'), count(*) filter (where what = 'moved_out'),
    count(*) filter (where what = 'judged_out'), count(*) filter (where what = 'closing')
  from counted n join desks d on d.id = n.desk
  where of_organization is null or d.organization_id = of_organization
  group by n.desk, n.type
$$;
