-- Planned anew each time: what to count differs so much (one training, all consultations) that one plan can't fit.
create or replace function evidence_of(
    fact_kinds text[], of_organization_kinds text[], of_desk_kinds text[], with_days boolean,
    period_from date, period_to date, as_of timestamptz)
  returns table (count bigint, first_on date, last_on date, days date[])
  language plpgsql stable set plan_cache_mode = force_custom_plan
as $$
declare
  organization_ids text[] := array(
    select o.id from organizations o where of_organization_kinds = '{}' or o.kind = any (of_organization_kinds));
  desk_ids text[] := array(select d.id from desks d where d.kind = any (of_desk_kinds));
begin
  return query
    with found as (
      select f.occurred_on, count(*) as amount
      from facts_as_of(as_of) f
      where f.kind = any (fact_kinds) and f.organization_id = any (organization_ids)
        and (of_desk_kinds = '{}' or f.desk_id = any (desk_ids))
        and f.occurred_on between period_from and period_to
      group by f.occurred_on
    )
    select coalesce(sum(d.amount), 0)::bigint, min(d.occurred_on), max(d.occurred_on),
      case when with_days then (array_agg(d.occurred_on order by d.occurred_on desc))[1:40] end
    from found d;
end $$;
comment on function evidence_of(text[], text[], text[], boolean, date, date, timestamptz) is
  '施策の裏づけとなる事実を数えたもの。状態を決めるものではない';
