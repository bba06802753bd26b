-- 公表: figures as the council gave them out, numbered within their year. What was hidden stays hidden in what a page can
-- read; the numbers behind the marks stand in a column that only the role for statistics reads, because each further
-- release has to keep them safe and `verify` counts them again.
create table releases (
  id uuid primary key,
  fiscal_year smallint not null,
  number smallint not null check (number > 0),
  as_of timestamptz not null,
  -- The first one before it, so that none is left out and two at once can't both be the next.
  follows smallint generated always as (nullif(number - 1, 0)) stored,
  note text not null default '' check (octet_length(note) <= 102400),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  published_at timestamptz not null default business_now(),
  unique (fiscal_year, number),
  foreign key (fiscal_year, follows) references releases (fiscal_year, number),
  check (as_of <= published_at)
);
comment on table releases is '公表した数字の号。年度の中で番号をつける。変えず、消さない';
comment on column releases.as_of is 'この時刻までに記録されたものを数えた';
comment on column releases.note is '前の号から変わったわけなど、読む人へのことば';

create table release_figures (
  release_id uuid not null references releases,
  kpi_code text not null,
  definition_version smallint not null,
  below smallint not null check (below >= 0),
  is_open boolean not null default false,
  withheld boolean not null default false,
  primary key (release_id, kpi_code),
  unique (release_id, kpi_code, below)
);
comment on table release_figures is '号に載せたKPIと、その数え方の版';
comment on column release_figures.below is 'これより小さい数は出さない。0は、人の数でないのですべて出す';
comment on column release_figures.is_open is '出さない印(＊)の数に、小さい数も入りうる';
comment on column release_figures.withheld is '前の号の小さい数が分かってしまうため、この号には出さない';

create table release_cells (
  release_id uuid not null,
  kpi_code text not null,
  breakdown text not null check (breakdown in ('total', 'source', 'month', 'area', 'type', 'area-type', 'municipality', 'age', 'organization', 'organization-cases', 'organization-report')),
  row_key text not null,
  column_key text not null,
  value integer not null check (value >= 0),
  below smallint not null,
  mark text check (mark in ('below', 'hidden')),
  shown integer generated always as (case when mark is null then value end) stored,
  primary key (release_id, kpi_code, breakdown, row_key, column_key),
  foreign key (release_id, kpi_code, below) references release_figures (release_id, kpi_code, below),
  -- A small number is never shown, its mark says the truth, and nothing is hidden where there is nothing.
  check (value = 0 or value >= below or mark is not null),
  check (mark is distinct from 'below' or (value > 0 and value < below)),
  check (value > 0 or mark is null)
);
comment on table release_cells is '号の数。内訳・行・列ごと';
comment on column release_cells.value is '数えた数。統計の役割だけが読む';
comment on column release_cells.shown is '出した数。出さなかったものは空';

-- Later than the one before it, and nothing that could still change: up to the last seal.
create function release_in_order() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if exists (select from releases r where r.fiscal_year = new.fiscal_year and r.number < new.number and r.as_of >= new.as_of) then
    raise exception 'a release must count later than the one before it' using errcode = 'check_violation', constraint = 'releases_in_order_check';
  end if;
  if not exists (select from seals s where s.business_at >= new.as_of) then
    raise exception 'a release must not count beyond the last seal' using errcode = 'check_violation', constraint = 'releases_sealed_check';
  end if;
  return new;
end $$;
comment on function release_in_order() is '前の号より後の時点で、封をした記録までの数だけを公表する';
create trigger release_in_order before insert on releases for each row execute function release_in_order();

do $$
declare name text;
begin
  foreach name in array array['releases', 'release_figures', 'release_cells'] loop
    call protect_table(name);
    execute format('create policy read_all on %I for select to tsunagu_app, tsunagu_stats using (true)', name);
    execute format('grant select on %I to tsunagu_stats', name);
  end loop;
end $$;
create policy publish on releases for insert to tsunagu_app with check (organization_id = acting_organization() and acting_for_office());
create policy publish on release_figures for insert to tsunagu_app with check (acting_for_office());
create policy publish on release_cells for insert to tsunagu_app with check (acting_for_office());
grant select, insert on releases, release_figures to tsunagu_app;
grant insert on release_cells to tsunagu_app;
grant select (release_id, kpi_code, breakdown, row_key, column_key, below, mark, shown) on release_cells to tsunagu_app;
