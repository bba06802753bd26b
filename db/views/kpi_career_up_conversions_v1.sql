create or replace function kpi_career_up_conversions_v1(period_from date, period_to date, as_of timestamptz)
  returns table (fact_id uuid, occurred_on date, recorded_at timestamptz, organization_id text, area text, target_type smallint, municipality_code text)
  language sql stable
as $$
  with conversions as (
    select distinct on (coalesce(f.person_digest, uuid_send(f.id)), fiscal_year_of(f.occurred_on))
      f.id, f.occurred_on, f.recorded_at, f.organization_id, f.area, f.target_type, f.municipality_code
    from facts f
    where f.kind = 'conversion.career-up' and f.corrects_id is null
      and f.occurred_on between make_date(fiscal_year_of(period_from), 4, 1) and period_to
      and (as_of is null or f.recorded_at <= as_of)
      and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
    order by coalesce(f.person_digest, uuid_send(f.id)), fiscal_year_of(f.occurred_on), f.occurred_on, f.recorded_at, f.id
  )
  select v.id, v.occurred_on, v.recorded_at, v.organization_id, v.area, v.target_type, v.municipality_code
  from conversions v
  where v.occurred_on >= period_from
    and not exists (select from figure_sources s
      where s.organization_id = v.organization_id and s.kpi_code = 'career-up-conversions' and s.month = month_of(v.occurred_on)
        and s.source = 'report' and (as_of is null or s.recorded_at <= as_of))
$$;
comment on function kpi_career_up_conversions_v1(date, date, timestamptz) is
  'キャリアアップ助成金(正社員化コース)を使って正社員に転換した人の数。転換した日で、1人を年度に1回だけ数える。支給が決まった人の数(工程表の「支給実績」)とは数える時点がちがう。
数えること: キャリアアップ助成金(正社員化コース)を使った、正社員への転換
だれの: 転換した人
何につき1回: 1人につき年度に1回
いつの数: その年度で最初の転換の日
どこの数: 転換を記録した機関
もとの記録: 転換の記録、または月次報告';
