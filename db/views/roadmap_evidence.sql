create or replace function roadmap_evidence(plan_year integer, as_of timestamptz)
  returns table (measure_id text, "position" smallint, label text, unit text, shown_as text, count bigint, first_on date, last_on date, days date[])
  language sql stable
as $$
  with daily as materialized (
    select f.kind, f.organization_id, f.desk_id, f.occurred_on, count(*) as amount
    from facts f
    where f.corrects_id is null and f.kind = any (array(select unnest(fact_kinds) from measure_evidence where fiscal_year = plan_year))
      and f.occurred_on between make_date(plan_year, 4, 1) and make_date(plan_year + 1, 3, 31)
      and (as_of is null or f.recorded_at <= as_of)
      and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
    group by 1, 2, 3, 4
  )
  select e.measure_id, e.position, e.label, e.unit, e.shown_as, coalesce(sum(d.amount), 0)::bigint, min(d.occurred_on), max(d.occurred_on),
    case when e.shown_as = 'events' then (array_agg(distinct d.occurred_on order by d.occurred_on desc) filter (where d.occurred_on is not null))[1:40] end
  from measure_evidence e
  left join lateral (
    select d.* from daily d
    join organizations o on o.id = d.organization_id
    left join desks k on k.id = d.desk_id
    where d.kind = any (e.fact_kinds)
      and (e.organization_kinds = '{}' or o.kind = any (e.organization_kinds))
      and (e.desk_kinds = '{}' or k.kind = any (e.desk_kinds))
  ) d on true
  where e.fiscal_year = plan_year
  group by e.measure_id, e.position, e.label, e.unit, e.shown_as
$$;
comment on function roadmap_evidence(integer, timestamptz) is '施策ごとに、裏づけとなる事実を数えたもの。状態を決めるものではない';
