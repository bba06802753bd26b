-- A draft until the council decides (plan check L04: 322 consultations beside 440 registrations): counts people, not talks.
create or replace function kpi_saposute_consultations_v2(period_from date, period_to date, as_of timestamptz)
  returns table (fact_id uuid, occurred_on date, recorded_at timestamptz, organization_id text, area text, target_type smallint, municipality_code text)
  language sql stable
as $$
  with first_talks as (
    select distinct on (coalesce(f.person_digest, uuid_send(f.id)), fiscal_year_of(f.occurred_on))
      f.id, f.occurred_on, f.recorded_at, f.organization_id, f.area, f.target_type, f.municipality_code
    from facts f
    where f.kind = 'consultation' and f.corrects_id is null
      and f.organization_id in (select o.id from organizations o where o.kind = 'youth-support-station')
      and f.occurred_on between make_date(fiscal_year_of(period_from), 4, 1) and period_to
      and (as_of is null or f.recorded_at <= as_of)
      and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
    order by coalesce(f.person_digest, uuid_send(f.id)), fiscal_year_of(f.occurred_on), f.occurred_on, f.recorded_at, f.id
  )
  select t.id, t.occurred_on, t.recorded_at, t.organization_id, t.area, t.target_type, t.municipality_code
  from first_talks t
  where t.occurred_on >= period_from
    and not exists (select from figure_sources s
      where s.organization_id = t.organization_id and s.kpi_code = 'saposute-consultations' and s.month = month_of(t.occurred_on)
        and s.source = 'report' and (as_of is null or s.recorded_at <= as_of))
$$;
comment on function kpi_saposute_consultations_v2(date, date, timestamptz) is
  'サポステに相談した人の数。年度の中ではじめて相談した日で、1人を1回だけ数える。2回めからの相談は数えない。
数えること: サポステが受けた、年度の中ではじめての相談
だれの: 本人または家族
何につき1回: 1人につき年度に1回
いつの数: その年度で最初の相談の日
どこの数: 最初の相談を受けたサポステ
もとの記録: サポステのケースの相談の記録。ケースを置かないサポステは、月次報告';
