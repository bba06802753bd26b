-- What the council decides about its KPIs: which of several stated values is the goal, and from when another way of
-- counting is used. Both are added and never changed; a later decision takes the place of an earlier one.
create table kpi_goal_decisions (
  id uuid primary key,
  fiscal_year smallint not null,
  kpi_code text not null,
  value integer not null check (value > 0),
  place text not null,
  decided_on date not null,
  resolution text not null check (btrim(resolution) <> '' and length(resolution) <= 300),
  note text not null default '' check (octet_length(note) <= 102400),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  written_by xid8 not null default pg_current_xact_id(),
  foreign key (fiscal_year, kpi_code) references kpi_definitions,
  check (decided_on <= (recorded_at at time zone 'Asia/Tokyo')::date)
);
create index kpi_goal_decisions_of_kpi on kpi_goal_decisions (fiscal_year, kpi_code, recorded_at desc);
create index kpi_goal_decisions_written on kpi_goal_decisions (written_by);
comment on table kpi_goal_decisions is '計画に書かれた値のうち、どれを目標とするかの協議会の決定';
comment on column kpi_goal_decisions.place is '採った値が書かれた場所';
comment on column kpi_goal_decisions.resolution is '決めた会議と議決';

-- A goal is one of the values that the plan states: another number would be another plan.
create function goal_is_stated() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if not exists (select from kpi_stated_values s where s.fiscal_year = new.fiscal_year and s.kpi_code = new.kpi_code and s.value = new.value) then
    raise exception 'the plan states no such value' using errcode = 'check_violation', constraint = 'kpi_goal_decisions_stated_check';
  end if;
  return new;
end $$;
comment on function goal_is_stated() is '採れるのは、計画に書かれた値だけ';
create trigger goal_is_stated before insert on kpi_goal_decisions for each row execute function goal_is_stated();

create table kpi_definition_periods (
  kpi_code text not null,
  version smallint not null check (version > 1),
  valid_from date not null,
  resolution text not null check (btrim(resolution) <> '' and length(resolution) <= 300),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  recorded_at timestamptz not null default business_now(),
  written_by xid8 not null default pg_current_xact_id(),
  primary key (kpi_code, version),
  -- A way of counting never changes figures of days that are over.
  check (valid_from > (recorded_at at time zone 'Asia/Tokyo')::date)
);
create index kpi_definition_periods_written on kpi_definition_periods (written_by);
comment on table kpi_definition_periods is '数え方の版を、いつから使うか。行のない第2版からあとの版は案';

do $$
declare name text;
begin
  foreach name in array array['kpi_goal_decisions', 'kpi_definition_periods'] loop
    call protect_table(name);
    execute format('create policy read_all on %I for select to tsunagu_app, tsunagu_stats using (true)', name);
    execute format('create policy decide on %I for insert to tsunagu_app with check (organization_id = acting_organization() and acting_for_office())', name);
    execute format('grant select on %I to tsunagu_app, tsunagu_stats', name);
    execute format('grant insert on %I to tsunagu_app', name);
  end loop;
end $$;
