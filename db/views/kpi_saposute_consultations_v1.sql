create or replace function kpi_saposute_consultations_v1(period_from date, period_to date, as_of timestamptz)
  returns table (fact_id uuid, occurred_on date, recorded_at timestamptz, organization_id text, area text, target_type smallint, municipality_code text)
  language sql stable
as $$
  with consultations as (
    select distinct on (f.occurred_on, coalesce(f.person_digest, uuid_send(f.id)))
      f.id, f.occurred_on, f.recorded_at, f.organization_id, f.area, f.target_type, f.municipality_code
    from organizations o
    join facts f on f.organization_id = o.id
    where o.kind = 'youth-support-station'
      and f.kind = 'consultation' and f.corrects_id is null
      and f.occurred_on between period_from and period_to
      and (as_of is null or f.recorded_at <= as_of)
      and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
    order by f.occurred_on, coalesce(f.person_digest, uuid_send(f.id)), f.recorded_at, f.id
  )
  select n.id, n.occurred_on, n.recorded_at, n.organization_id, n.area, n.target_type, n.municipality_code
  from consultations n
  where not exists (select from figure_sources s
      where s.organization_id = n.organization_id and s.kpi_code = 'saposute-consultations' and s.month = month_of(n.occurred_on)
        and s.source = 'report' and (as_of is null or s.recorded_at <= as_of))
$$;
comment on function kpi_saposute_consultations_v1(date, date, timestamptz) is
  '地域若者サポートステーションが受けた相談の件数。本人の相談も家族の相談も、来所・電話・訪問・オンラインも数える。同じ日の同じ人の相談は、何度あっても1件。
数えること: サポステが受けた相談。来所・電話・訪問・オンライン
だれの: 本人または家族
何につき1回: 同じ人につき1日に1回
いつの数: 相談の日
どこの数: 相談を受けたサポステ
もとの記録: サポステのケースの相談の記録。ケースを置かないサポステは、月次報告';
