create or replace function kpi_municipal_desks_v1(period_from date, period_to date, as_of timestamptz)
  returns table (fact_id uuid, occurred_on date, recorded_at timestamptz, organization_id text, area text, target_type smallint, municipality_code text)
  language sql stable
as $$
  with confirmations as (
    select distinct on (fiscal_year_of(f.occurred_on), f.municipality_code)
      f.id, f.occurred_on, f.recorded_at, f.organization_id, f.area, f.target_type, f.municipality_code
    from facts f
    where f.kind = 'desk.confirmed' and f.corrects_id is null and f.municipality_code is not null
      and f.occurred_on between make_date(fiscal_year_of(period_from), 4, 1) and period_to
      and (as_of is null or f.recorded_at <= as_of)
      and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
    order by fiscal_year_of(f.occurred_on), f.municipality_code, f.occurred_on, f.recorded_at, f.id
  )
  select d.id, d.occurred_on, d.recorded_at, d.organization_id, d.area, d.target_type, d.municipality_code
  from confirmations d
  where d.occurred_on >= period_from
    and not exists (select from figure_sources s
      where s.organization_id = d.organization_id and s.kpi_code = 'municipal-desks' and s.month = month_of(d.occurred_on)
        and s.source = 'report' and (as_of is null or s.recorded_at <= as_of))
    -- A municipality that has reported its desk itself in this year is not counted a second time.
    and not exists (select from monthly_reports r
      where r.kpi_code = 'municipal-desks' and r.organization_id = d.organization_id and r.fiscal_year = fiscal_year_of(d.occurred_on)
        and r.status = 'accepted' and r.value > 0 and (as_of is null or r.accepted_at <= as_of))
$$;
comment on function kpi_municipal_desks_v1(date, date, timestamptz) is
  'ひきこもりの相談を受ける窓口があると、年度の中で確かめた市町村の数。窓口の名・連絡先・実施日を確かめた日に、一つの市町村を1回だけ数える。
数えること: ひきこもりの相談を受ける窓口の名・連絡先・実施日の確認
だれの: 市町村
何につき1回: 一つの市町村につき年度に1回
いつの数: その年度で最初に確かめた日
どこの数: 確かめられた市町村
もとの記録: 窓口の確認の記録。市町村が自ら報告した年度は、月次報告';
