-- Figures of organizations that keep no cases here, and what lead bodies say about their rows of the roadmap.
-- For one organization, KPI and month the figure comes from cases or from a report, never from both (design §4).

create function fiscal_year_of(day date) returns integer
  language sql immutable parallel safe
  as $$ select extract(year from day - interval '3 months')::integer $$;
comment on function fiscal_year_of(date) is '年度(4月1日から翌年3月31日まで)';

create function month_of(day date) returns date
  language sql immutable parallel safe
  as $$ select day - (extract(day from day)::integer - 1) $$;
comment on function month_of(date) is 'その月の1日';

create function sum_of_parts(parts jsonb) returns numeric
  language sql immutable parallel safe
  as $$ select case when bool_and(value ~ '^\d{1,9}$') is false then -1 else coalesce(sum(case when value ~ '^\d{1,9}$' then value::numeric end), 0) end
    from jsonb_each_text(parts) $$;
comment on function sum_of_parts(jsonb) is '内訳の合計。数でないものや負の数があれば -1';

create table figure_sources (
  organization_id text not null references organizations,
  kpi_code text not null,
  month date not null check (extract(day from month) = 1),
  source text not null check (source in ('cases', 'report')),
  recorded_at timestamptz not null default business_now(),
  written_by xid8 not null default pg_current_xact_id(),
  primary key (organization_id, kpi_code, month),
  unique (organization_id, kpi_code, month, source)
);
create index figure_sources_written on figure_sources (written_by);
create index figure_sources_reported on figure_sources (kpi_code, month) where source = 'report';
comment on table figure_sources is 'その機関・KPI・月の数字を、ケースから数えるか報告で受けるか。一度決めたら変えない。行がなければケースから数える';

create table monthly_reports (
  id uuid primary key,
  organization_id text not null references organizations,
  kpi_code text not null,
  fiscal_year smallint not null,
  month date not null,
  -- Always 'report': the foreign key below refuses a report for a month that is counted from cases.
  source text not null default 'report' check (source = 'report'),
  revision smallint not null check (revision >= 1),
  supersedes_id uuid references monthly_reports,
  value integer not null check (value >= 0),
  by_area jsonb not null check (jsonb_typeof(by_area) = 'object'),
  status text not null check (status in ('draft', 'sent', 'returned', 'accepted')),
  accepted_at timestamptz,
  note text not null default '',
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  written_by xid8 not null default pg_current_xact_id(),
  unique (organization_id, kpi_code, month, revision),
  foreign key (fiscal_year, kpi_code) references kpi_definitions,
  foreign key (organization_id, kpi_code, month, source) references figure_sources (organization_id, kpi_code, month, source),
  check (fiscal_year = fiscal_year_of(month)),
  check (sum_of_parts(by_area) = value),
  check ((status = 'accepted') = (accepted_at is not null)),
  check ((revision = 1) = (supersedes_id is null))
);
create index monthly_reports_accepted on monthly_reports (kpi_code, month) where status = 'accepted';
create index monthly_reports_written on monthly_reports (written_by);
comment on table monthly_reports is '機関の月次報告。書きかえず、版を足す。確定した最も新しい版の数字を使う';
comment on column monthly_reports.revision is '版。下書き・提出・差戻し・確定・訂正のたびに一つ進む';
comment on column monthly_reports.by_area is '圏域ごとの内訳(圏域の鍵と数)。圏域が分からない分は鍵が空の文字。合計は value';
comment on column monthly_reports.status is '下書き / 提出 / 差戻し / 確定';
comment on column monthly_reports.note is '訂正や差戻しの理由。個人の言葉は入れない';

-- A revision follows the newest one before it, so that two writers can't both be the next.
create function follow_newest_revision() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.revision > 1 and not exists (
    select from monthly_reports r
    where r.id = new.supersedes_id and r.organization_id = new.organization_id and r.kpi_code = new.kpi_code
      and r.month = new.month and r.revision = new.revision - 1) then
    raise exception 'a report revision must follow the one before it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger follow_newest_revision before insert on monthly_reports for each row execute function follow_newest_revision();

create table roadmap_states (
  id uuid primary key,
  fiscal_year smallint not null,
  row_id text not null,
  organization_id text not null references organizations,
  state text not null check (state in ('not-started', 'in-progress', 'late', 'done', 'stopped')),
  evidence text not null check (evidence <> ''),
  evidence_on date not null,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  foreign key (fiscal_year, row_id) references roadmap_rows
);
create index roadmap_states_row on roadmap_states (fiscal_year, row_id, recorded_at desc);
comment on table roadmap_states is '工程表の行の状態。主体が裏づけと共に置く。書きかえず、行を足す。行がなければ未報告';
comment on column roadmap_states.state is '未着手 / 実施中 / おくれ / 完了 / 中止';
comment on column roadmap_states.evidence is '裏づけ(行ったことと数)';
comment on column roadmap_states.evidence_on is '裏づけの日';

-- Which facts speak for which measure: the council's data, like the plan itself.
create table measure_evidence (
  fiscal_year smallint not null,
  measure_id text not null,
  position smallint not null,
  label text not null,
  unit text not null,
  fact_kinds text[] not null,
  organization_kinds text[] not null default '{}',
  desk_kinds text[] not null default '{}',
  shown_as text not null check (shown_as in ('stretch', 'events')),
  primary key (fiscal_year, measure_id, position),
  foreign key (fiscal_year, measure_id) references plan_measures
);
comment on table measure_evidence is '施策の裏づけとして数える事実';
comment on column measure_evidence.organization_kinds is '数える機関の種類。空ならすべて';
comment on column measure_evidence.desk_kinds is '数える窓口の種類。空ならすべて';
comment on column measure_evidence.shown_as is '糸での形(stretch 続く取組 / events 日のある行事)';

create function acting_for_office() returns boolean
  language sql stable
  as $$ select exists (select from council where acting_organization() = any (office_organization_ids)) $$;
comment on function acting_for_office() is '協議会の事務局として働いているか';

do $$
declare name text;
begin
  foreach name in array array['figure_sources', 'monthly_reports', 'roadmap_states', 'measure_evidence'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
    execute format('create policy count_all on %I for select to tsunagu_stats using (true)', name);
    execute format('grant select on %I to tsunagu_app, tsunagu_stats', name);
  end loop;
end $$;
create policy read_own on figure_sources for select to tsunagu_app using (organization_id = acting_organization() or acting_for_office());
create policy decide_own on figure_sources for insert to tsunagu_app with check (organization_id = acting_organization() or acting_for_office());
create policy read_own on monthly_reports for select to tsunagu_app using (organization_id = acting_organization() or acting_for_office());
-- The organization writes and sends; only the council's office returns or accepts.
create policy append_own on monthly_reports for insert to tsunagu_app
  with check (case when status in ('draft', 'sent') then organization_id = acting_organization() else acting_for_office() end);
create policy read_all on roadmap_states for select to tsunagu_app using (true);
create policy append_own on roadmap_states for insert to tsunagu_app with check (organization_id = acting_organization());
create policy read_all on measure_evidence for select to tsunagu_app using (true);
grant insert on figure_sources, monthly_reports, roadmap_states to tsunagu_app;

-- Every definition counts one kind, mostly over a fiscal year and sometimes of a few organizations, and never a
-- correction itself. This index answers all of it alone and takes the place of the first one.
drop index facts_count;
create index facts_countable on facts (kind, organization_id, occurred_on)
  include (person_digest, recorded_at, area, target_type, municipality_code, id) where corrects_id is null;
-- A correction is found by what it corrects, with the time from which it holds.
drop index facts_one_correction;
create unique index facts_one_correction on facts (corrects_id) include (recorded_at) where corrects_id is not null;
