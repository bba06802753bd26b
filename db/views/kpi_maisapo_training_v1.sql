create or replace function kpi_maisapo_training_v1(period_from date, period_to date, as_of timestamptz)
  returns table (fact_id uuid, occurred_on date, recorded_at timestamptz, organization_id text, area text, target_type smallint, municipality_code text)
  language sql stable
as $$
  select f.id, f.occurred_on, f.recorded_at, f.organization_id, f.area, f.target_type, f.municipality_code
  from facts f
  where f.kind = 'training.maisapo' and f.corrects_id is null
    and f.occurred_on between period_from and period_to
    and (as_of is null or f.recorded_at <= as_of)
    and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
    and not exists (select from figure_sources s
      where s.organization_id = f.organization_id and s.kpi_code = 'maisapo-training' and s.month = month_of(f.occurred_on)
        and s.source = 'report' and (as_of is null or s.recorded_at <= as_of))
$$;
comment on function kpi_maisapo_training_v1(date, date, timestamptz) is
  '「まいさぽ」などの職員の研修会を行った回数。一度でも行えば「実施」とする。
数えること: 「まいさぽ」などの職員の研修会の実施
だれの: 研修会
何につき1回: 1回ごと
いつの数: 研修を行った日
どこの数: 研修を行った機関
もとの記録: 研修の記録、または月次報告';
