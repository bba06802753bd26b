-- The counted facts of one KPI by one version of its definition, within the period of its goal. Totals, series,
-- drill-down and export all read this. A ratio has none: its two parts have theirs.
-- Planned anew each time: what definitions count differs so much that one plan can't fit.
create or replace function figure_facts(
    kpi text, definition_version integer, period_from date, period_to date, as_of timestamptz)
  returns table (fact_id uuid, occurred_on date, recorded_at timestamptz, organization_id text, area text,
    target_type smallint, municipality_code text, age_group text)
  language plpgsql stable set plan_cache_mode = force_custom_plan
as $$
declare
  d figure_definitions;
  year integer := fiscal_year_of(period_from);
  goal record;
  counted_from date;
  organization_ids text[];
  desk_ids text[];
begin
  select * into d from figure_definitions k where k.kpi_code = kpi and k.version = definition_version;
  if not found then
    raise exception 'no definition % of KPI %', definition_version, kpi using errcode = 'invalid_parameter_value';
  end if;
  select * into goal from goal_period(kpi, year);
  period_from := greatest(period_from, goal.counted_from);
  period_to := least(period_to, goal.counted_to);
  -- A sum has what its parts have, each by the version that the year counts them by; the same fact once.
  if d.sum_of <> '{}' then
    return query
      select distinct on (f.fact_id) f.*
      from unnest(d.sum_of) part,
        lateral figure_facts(part, figure_version(part, year, as_of),
          period_from, period_to, as_of) f
      order by f.fact_id;
    return;
  end if;
  -- The whole of each fiscal year, or of the goal's period: its first time decides, also when it lies before the days
  -- that are asked for.
  counted_from := case
    when d.once_per in ('person-period', 'municipality-period') then goal.counted_from
    when d.once_per in ('person-year', 'municipality-year') then greatest(make_date(year, 4, 1), goal.counted_from)
    else period_from end;
  if d.organization_kinds <> '{}' then
    organization_ids := array(select o.id from organizations o where o.kind = any (d.organization_kinds));
  end if;
  if d.desk_kinds <> '{}' then
    desk_ids := array(select k.id from desks k where k.kind = any (d.desk_kinds));
  end if;
  return query
    with counted as (
      select distinct on (once.whom, once.in_time)
        f.id, f.occurred_on, f.recorded_at, f.organization_id, f.area, f.target_type, f.municipality_code,
        f.age_group
      from facts_as_of(as_of) f
      cross join lateral (
        select
          case d.once_per
            when 'occurrence' then uuid_send(f.id)
            when 'municipality-year' then convert_to(f.municipality_code, 'UTF8')
            when 'municipality-period' then convert_to(f.municipality_code, 'UTF8')
            -- Whoever isn't known is somebody each time.
            else coalesce(f.person_digest, uuid_send(f.id))
          end as whom,
          case
            when d.once_per in ('person-period', 'municipality-period') then goal.counted_from
            when d.once_per in ('person-year', 'municipality-year') then make_date(fiscal_year_of(f.occurred_on), 4, 1)
            else f.occurred_on
          end as in_time
      ) once
      where f.kind = any (d.fact_kinds) and (organization_ids is null or f.organization_id = any (organization_ids))
        and (desk_ids is null or f.desk_id = any (desk_ids))
        and (d.target_types = '{}' or f.target_type = any (d.target_types))
        and (d.age_groups = '{}' or f.age_group = any (d.age_groups))
        and f.occurred_on between counted_from and period_to and once.whom is not null
      order by once.whom, once.in_time, f.occurred_on, f.recorded_at, f.id
    )
    select c.id, c.occurred_on, c.recorded_at, c.organization_id, c.area, c.target_type, c.municipality_code,
      c.age_group
    from counted c
    where c.occurred_on >= period_from
      -- Whose month is reported is in the report: left out here after the person was counted, not before.
      and not exists (
        select from figure_sources s
        where s.organization_id = c.organization_id and s.kpi_code = kpi and s.month = month_of(c.occurred_on)
          and s.source = 'report' and (as_of is null or s.recorded_at <= as_of))
      -- A municipality that has reported of itself in this year, or before in the goal's period, isn't counted again.
      and not (d.once_per in ('municipality-year', 'municipality-period') and exists (
        select from monthly_reports r
        where r.kpi_code = kpi and r.organization_id = c.organization_id
          and (r.fiscal_year = fiscal_year_of(c.occurred_on)
            or d.once_per = 'municipality-period' and r.month >= month_of(goal.counted_from)
              and r.fiscal_year < fiscal_year_of(c.occurred_on))
          and r.status = 'accepted' and r.value > 0
          and (as_of is null or r.accepted_at <= as_of)));
end $$;
comment on function figure_facts(text, integer, date, date, timestamptz) is 'KPIとして数えた事実の一覧';
