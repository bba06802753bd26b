create or replace function kpi_saposute_registrations_v1(period_from date, period_to date, as_of timestamptz)
  returns table (fact_id uuid, occurred_on date, recorded_at timestamptz, organization_id text, area text, target_type smallint, municipality_code text)
  language sql stable
as $$
  with registrations as (
    select distinct on (coalesce(f.person_digest, uuid_send(f.id)), fiscal_year_of(f.occurred_on))
      f.id, f.occurred_on, f.recorded_at, f.organization_id, f.area, f.target_type, f.municipality_code
    from organizations o
    join facts f on f.organization_id = o.id
    where o.kind = 'youth-support-station'
      and f.kind = 'registration' and f.corrects_id is null
      and f.occurred_on between make_date(fiscal_year_of(period_from), 4, 1) and period_to
      and (as_of is null or f.recorded_at <= as_of)
      and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
    order by coalesce(f.person_digest, uuid_send(f.id)), fiscal_year_of(f.occurred_on), f.occurred_on, f.recorded_at, f.id
  )
  select r.id, r.occurred_on, r.recorded_at, r.organization_id, r.area, r.target_type, r.municipality_code
  from registrations r
  where r.occurred_on >= period_from
    and not exists (select from figure_sources s
      where s.organization_id = r.organization_id and s.kpi_code = 'saposute-registrations' and s.month = month_of(r.occurred_on)
        and s.source = 'report' and (as_of is null or s.recorded_at <= as_of))
$$;
comment on function kpi_saposute_registrations_v1(date, date, timestamptz) is
  '地域若者サポートステーションに新しく登録した人の数。1人を年度に1回だけ、最初に登録した日に数える。
数えること: サポステへの新しい登録
だれの: 登録した本人
何につき1回: 1人につき年度に1回
いつの数: その年度で最初の登録の日
どこの数: 登録したサポステ
もとの記録: サポステのケースの登録の記録。ケースを置かないサポステは、月次報告';
