-- 規則による点検: what the rules find in a plan. A finding keeps its code, so that its answers stay with it; one that is no
-- longer found is marked, never deleted.
create table rule_findings (
  fiscal_year smallint not null references plans,
  code text not null check (code ~ '^R[0-9]{2,4}$'),
  rule text not null check (rule ~ '^[a-z-]+$'),
  subject text not null check (btrim(subject) <> ''),
  kind text not null check (kind in ('number', 'time', 'scope', 'organization', 'wording', 'missing')),
  title text not null check (btrim(title) <> ''),
  text text not null check (btrim(text) <> ''),
  places jsonb not null check (jsonb_typeof(places) = 'array' and jsonb_array_length(places) > 0),
  measure_ids text[] not null default '{}',
  roadmap_row_ids text[] not null default '{}',
  kpi_codes text[] not null default '{}',
  position smallint not null,
  found_on date not null,
  gone_on date check (gone_on >= found_on),
  primary key (fiscal_year, code),
  unique (fiscal_year, rule, subject)
);
comment on table rule_findings is '規則が見つけた、計画の点検の指摘';
comment on column rule_findings.subject is '何についてか。同じ規則が同じものをまた見つけたら、同じ指摘';
comment on column rule_findings.gone_on is '規則がもう見つけなくなった日';
call protect_table('rule_findings');
create policy read_all on rule_findings for select to tsunagu_app, tsunagu_stats using (true);
grant select on rule_findings to tsunagu_app, tsunagu_stats;

-- A finding that somebody has put into words says which findings of the rules it stands for.
alter table plan_findings add rules jsonb not null default '[]' check (jsonb_typeof(rules) = 'array');
comment on column plan_findings.rules is 'この指摘に当たる、規則の指摘(rule と subject)';

drop policy answer on finding_answers;
create policy answer on finding_answers for insert to tsunagu_app with check (account_id = acting_account() and (
  exists (select from plan_findings f where f.fiscal_year = finding_answers.fiscal_year and f.code = finding_answers.code)
  or exists (select from entered_findings f where f.fiscal_year = finding_answers.fiscal_year and f.code = finding_answers.code)
  or exists (select from rule_findings f where f.fiscal_year = finding_answers.fiscal_year and f.code = finding_answers.code)));
