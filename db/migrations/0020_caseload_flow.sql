-- How a caseload came to be what it is: at each desk and for each type, what stood there at the beginning, what came in,
-- what went out, what stands there at the end. All of it from the ledger, so that it is right for any month gone by; counts
-- alone, no case. A change of type that only puts a judgement right, and the first judgement, are not moves (domain §2.4).
create index ledger_of_states on ledger (case_id, occurred_on, recorded_at, id)
  where kind in ('case.opened', 'case.reopened', 'case.closed', 'person.merged', 'person.unmerged', 'referral.accepted', 'targetType.decided');
create index ledger_states_of_desk on ledger (organization_id, occurred_on) where kind in ('case.opened', 'referral.accepted');

create function caseload_flow(since date, until date, of_organization text)
  returns table (desk_id text, target_type smallint, opening bigint, opened bigint, reopened bigint, taken_over bigint, moved_in bigint, judged_in bigint,
    closed bigint, handed_over bigint, moved_out bigint, judged_out bigint, closing bigint)
  language sql stable security definer set search_path from current
as $$
  with concerned as (
    -- Whoever was ever responsible: opened there, or accepted there.
    select distinct l.case_id from ledger l
    where l.kind in ('case.opened', 'referral.accepted') and l.case_id is not null and l.occurred_on <= until and (of_organization is null or l.organization_id = of_organization)
  ), raw as (
    select l.case_id, l.occurred_on as day, row_number() over (partition by l.case_id order by l.occurred_on, l.recorded_at, l.id) as step, l.kind, l.payload,
      case l.kind when 'case.opened' then l.desk_id when 'referral.accepted' then l.payload ->> 'toDeskId' end as desk,
      case when l.kind in ('case.opened', 'case.reopened') then true when l.kind in ('case.closed', 'person.merged') then false end as alive
    from ledger l join concerned c on c.case_id = l.case_id
    where l.kind in ('case.opened', 'case.reopened', 'case.closed', 'person.merged', 'person.unmerged', 'referral.accepted', 'targetType.decided') and l.occurred_on <= until
      and (l.kind not in ('person.merged', 'person.unmerged') or l.payload ->> 'mergedCaseId' = l.case_id::text or (l.kind = 'person.unmerged'
        and exists (select from ledger m where m.case_id = l.case_id and m.kind = 'person.merged' and m.payload ->> 'mergedCaseId' = l.case_id::text and m.payload ->> 'mergeId' = l.payload ->> 'mergeId')))
  ), doors as (
    -- An undone merge brings back what was before it.
    select case_id, step, case when kind = 'person.unmerged' then coalesce(lag(alive, 2) over (partition by case_id order by step), true) else alive end as alive
    from raw where kind in ('case.opened', 'case.reopened', 'case.closed', 'person.merged', 'person.unmerged')
  ), filled as (
    select r.case_id, r.day, r.step, r.kind, r.payload, r.desk, d.alive,
      count(r.desk) over w as desk_group, count(d.alive) over w as alive_group, count(*) filter (where r.kind = 'targetType.decided') over w as type_group
    from raw r left join doors d on d.case_id = r.case_id and d.step = r.step
    window w as (partition by r.case_id order by r.step)
  ), states as (
    select case_id, day, step, kind, payload, max(desk) over (partition by case_id, desk_group) as desk, bool_or(alive) over (partition by case_id, alive_group) as alive,
      max(case when kind = 'targetType.decided' then (payload ->> 'to')::smallint end) over (partition by case_id, type_group) as type
    from filled
  ), changes as (
    select *, lag(desk) over w as desk_before, coalesce(lag(alive) over w, false) as alive_before, lag(type) over w as type_before, lead(day) over w as next_day
    from states window w as (partition by case_id order by step)
  ), counted as (
    -- What stood there: the last state before the first day, and the last up to the last day.
    select desk, type, 'opening' as what from changes where alive and day < since and (next_day is null or next_day >= since)
    union all
    select desk, type, 'closing' from changes where alive and next_day is null
    union all
    select desk, type, case when kind = 'case.opened' then 'opened' else 'reopened' end from changes where day >= since and alive and not alive_before
    union all
    select desk_before, type_before, 'closed' from changes where day >= since and alive_before and not alive
    union all
    select desk, type, 'taken_over' from changes where day >= since and alive and alive_before and desk is distinct from desk_before
    union all
    select desk_before, type_before, 'handed_over' from changes where day >= since and alive and alive_before and desk is distinct from desk_before
    union all
    select desk, type, case when payload ->> 'move' = 'true' then 'moved_in' else 'judged_in' end from changes where day >= since and alive and alive_before and desk is not distinct from desk_before and type is distinct from type_before
    union all
    select desk, type_before, case when payload ->> 'move' = 'true' then 'moved_out' else 'judged_out' end from changes where day >= since and alive and alive_before and desk is not distinct from desk_before and type is distinct from type_before
  )
  select n.desk, n.type, count(*) filter (where what = 'opening'), count(*) filter (where what = 'opened'), count(*) filter (where what = 'reopened'), count(*) filter (where what = 'taken_over'),
    count(*) filter (where what = 'moved_in'), count(*) filter (where what = 'judged_in'), count(*) filter (where what = 'closed'), count(*) filter (where what = 'handed_over'),
    count(*) filter (where what = 'moved_out'), count(*) filter (where what = 'judged_out'), count(*) filter (where what = 'closing')
  from counted n join desks d on d.id = n.desk where of_organization is null or d.organization_id = of_organization group by n.desk, n.type
$$;
comment on function caseload_flow(date, date, text) is 'ケースの出入り(窓口・類型ごと)。期首+入り−出=期末';
revoke all on function caseload_flow(date, date, text) from public;
grant execute on function caseload_flow(date, date, text) to tsunagu_app, tsunagu_stats;
