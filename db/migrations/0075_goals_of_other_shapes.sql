-- Published plans set goals over three years or five, begin one inside a year, extend it later, name a baseline, part a
-- goal among bodies, say "at most", and measure rates. Until now a goal was a number of one fiscal year, a figure a sum.
alter table kpi_definitions
  add goal_from date,
  add goal_to date,
  add baseline_value integer check (baseline_value >= 0),
  add baseline_label text check (btrim(baseline_label) <> '' and length(baseline_label) <= 300),
  add constraint kpi_definitions_goal_period_check check (
    (goal_from is null) = (goal_to is null) and goal_from <= goal_to
    -- A period that has nothing of the year isn't the year's goal.
    and goal_from <= make_date(fiscal_year + 1, 3, 31) and goal_to >= make_date(fiscal_year, 4, 1)),
  add constraint kpi_definitions_baseline_check check ((baseline_value is null) = (baseline_label is null)),
  drop constraint kpi_definitions_comparator_check,
  add constraint kpi_definitions_comparator_check check (comparator in ('ge', 'le', 'all', 'done'));
comment on column kpi_definitions.comparator is '達成の判定(ge 以上 / le 以下 / all すべて / done 実施)';
comment on column kpi_definitions.goal_from is '目標の期間の初めの日。空なら年度の初め。年度より前なら、何年かにわたる目標';
comment on column kpi_definitions.goal_to is '目標の期間の終わりの日。空なら年度の終わり';
comment on column kpi_definitions.baseline_value is '計画がくらべる基準の値';
comment on column kpi_definitions.baseline_label is '基準の値が何か(令和6年度の実績 など)';
alter table kpi_stated_values drop constraint kpi_stated_values_comparator_check,
  add constraint kpi_stated_values_comparator_check check (comparator in ('ge', 'le'));
comment on column kpi_stated_values.comparator is '「以上」があれば ge、「以下」があれば le、なければ空';

create table kpi_organization_goals (
  fiscal_year smallint not null,
  kpi_code text not null,
  organization_id text not null references organizations,
  value integer not null check (value > 0),
  position smallint not null,
  primary key (fiscal_year, kpi_code, organization_id),
  foreign key (fiscal_year, kpi_code) references kpi_definitions
);
comment on table kpi_organization_goals is 'KPIの目標のうち、計画が機関ごとに分けて書いた数';
alter table kpi_organization_goals enable row level security;
alter table kpi_organization_goals force row level security;
create policy owner_all on kpi_organization_goals for all to tsunagu_owner using (true) with check (true);
create policy read_all on kpi_organization_goals for select to tsunagu_app, tsunagu_stats using (true);
grant select on kpi_organization_goals to tsunagu_app, tsunagu_stats;

alter table figure_definitions
  add ratio_of text,
  add ratio_to text,
  add decimals smallint check (decimals between 0 and 2),
  add check ((ratio_of is null) = (ratio_to is null) and (ratio_of is null) = (decimals is null)),
  add check (ratio_of <> ratio_to and kpi_code not in (ratio_of, ratio_to)),
  -- A ratio has neither facts nor reports of its own, and is no sum.
  add check (ratio_of is null or (fact_kinds = '{}' and sum_of = '{}')),
  drop constraint figure_definitions_once_per_check,
  add constraint figure_definitions_once_per_check check (once_per in ('occurrence', 'person-day', 'person-year',
    'person-period', 'municipality-year', 'municipality-period'));
comment on column figure_definitions.ratio_of is '率のとき、分子になるKPI';
comment on column figure_definitions.ratio_to is '率のとき、分母になるKPI';
comment on column figure_definitions.decimals is '率のとき、小数点から下の桁';
