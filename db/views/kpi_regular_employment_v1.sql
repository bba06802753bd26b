create or replace function kpi_regular_employment_v1(period_from date, period_to date, as_of timestamptz)
  returns table (fact_id uuid, occurred_on date, recorded_at timestamptz, organization_id text, area text, target_type smallint, municipality_code text)
  language sql stable
as $$
  with hires as (
    -- The whole of each fiscal year: a person's first hire decides, also when it lies before the period.
    select distinct on (coalesce(f.person_digest, uuid_send(f.id)), fiscal_year_of(f.occurred_on))
      f.id, f.occurred_on, f.recorded_at, f.organization_id, f.area, f.target_type, f.municipality_code
    from facts f
    where f.kind = 'placement.regular' and f.corrects_id is null
      and f.occurred_on between make_date(fiscal_year_of(period_from), 4, 1) and period_to
      and (as_of is null or f.recorded_at <= as_of)
      and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
    order by coalesce(f.person_digest, uuid_send(f.id)), fiscal_year_of(f.occurred_on), f.occurred_on, f.recorded_at, f.id
  )
  -- Whose month is reported is in the report: left out here after the person was counted, not before.
  select h.id, h.occurred_on, h.recorded_at, h.organization_id, h.area, h.target_type, h.municipality_code
  from hires h
  where h.occurred_on >= period_from
    and not exists (select from figure_sources s
      where s.organization_id = h.organization_id and s.kpi_code = 'regular-employment' and s.month = month_of(h.occurred_on)
        and s.source = 'report' and (as_of is null or s.recorded_at <= as_of))
$$;
comment on function kpi_regular_employment_v1(date, date, timestamptz) is
  '支援した人が、正規雇用(期間の定めのない、フルタイムの正社員)で雇い入れられた数。類型①②③のどの人も、年度の中で最初の雇入れの日に1回だけ数える。同じ人が二つの窓口で支援を受けても1人。離職しても引かない。
数えること: 正規雇用での雇入れ
だれの: 支援した人。類型が①②③のどれでも、まだ決まっていなくても数える
何につき1回: 1人につき年度に1回
いつの数: その年度で最初の雇入れの日
どこの数: 最初の雇入れのケースを受け持つ機関
もとの記録: ケースの就職の記録。ケースを置かない機関は、月次報告';
