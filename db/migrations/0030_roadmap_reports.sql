-- 工程表: what is planned in which quarter, and what its lead body reports. A delay has its reason and what is done about it.
alter table roadmap_states
  add evidence_kind text not null default 'other' check (evidence_kind in ('meeting', 'report', 'practice', 'figure', 'other')),
  add reason text not null default '' check (octet_length(reason) <= 102400),
  add countermeasure text not null default '' check (octet_length(countermeasure) <= 102400),
  add check (octet_length(evidence) <= 102400),
  add check (state <> 'late' or (btrim(reason) <> '' and btrim(countermeasure) <> '')),
  add check (state <> 'stopped' or btrim(reason) <> '');
comment on column roadmap_states.evidence_kind is '裏づけの種類(集まり・報告・事例・数・そのほか)';
comment on column roadmap_states.reason is 'おくれ・中止の理由';
comment on column roadmap_states.countermeasure is 'おくれへの手だて';

-- Whoever is named as a lead of the row reports on it. A row that is everybody's, or a kind of body's, is the office's.
create function reports_on_roadmap_row(year smallint, of_row text) returns boolean
  language sql stable security definer set search_path from current
as $$
  with named as (
    select b.organization_ids from roadmap_rows r join plan_lead_bodies b on b.fiscal_year = r.fiscal_year and b.code = any (r.leads) and cardinality(b.organization_ids) > 0
    where r.fiscal_year = year and r.id = of_row and r.retired_on is null
  )
  select exists (select from roadmap_rows r where r.fiscal_year = year and r.id = of_row and r.retired_on is null)
    and case when exists (select from named) then exists (select from named where acting_organization() = any (organization_ids)) else acting_for_office() end
$$;
comment on function reports_on_roadmap_row(smallint, text) is '工程表のこの行を報告する実施主体として働いているか';
revoke all on function reports_on_roadmap_row(smallint, text) from public;
grant execute on function reports_on_roadmap_row(smallint, text) to tsunagu_app;
drop policy append_own on roadmap_states;
create policy report_own on roadmap_states for insert to tsunagu_app with check (organization_id = acting_organization() and reports_on_roadmap_row(fiscal_year, row_id));

create table roadmap_steps (
  id uuid primary key,
  fiscal_year smallint not null,
  row_id text not null,
  quarter smallint not null check (quarter between 1 and 4),
  step text not null check (btrim(step) <> '' and length(step) <= 300),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  planned_at timestamptz not null default business_now(),
  done_on date,
  removed_at timestamptz,
  foreign key (fiscal_year, row_id) references roadmap_rows
);
create index roadmap_steps_of_row on roadmap_steps (fiscal_year, row_id, quarter) where removed_at is null;
comment on table roadmap_steps is '工程表の行の、四半期ごとの予定';
comment on column roadmap_steps.quarter is '第1は4〜6月、第4は1〜3月';
call protect_table('roadmap_steps');
create policy read_all on roadmap_steps for select to tsunagu_app, tsunagu_stats using (true);
create policy plan_own on roadmap_steps for insert to tsunagu_app with check (organization_id = acting_organization() and reports_on_roadmap_row(fiscal_year, row_id));
create policy change_own on roadmap_steps for update to tsunagu_app using (reports_on_roadmap_row(fiscal_year, row_id));
grant select, insert on roadmap_steps to tsunagu_app;
grant update (done_on, removed_at) on roadmap_steps to tsunagu_app;
grant select on roadmap_steps to tsunagu_stats;
