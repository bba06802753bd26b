-- A fiscal year doesn't end on its last day: March's reports are due in April, and the year's own report follows them. Until
-- now nothing said when its figures were settled, so pages left it on 1 April. The office closes it; what comes after
-- is a revision and says so.
create table fiscal_year_closings (
  fiscal_year smallint primary key references plans,
  closed_at timestamptz not null default business_now(),
  note text not null default '' check (octet_length(note) <= 102400),
  organization_id text not null references organizations,
  account_id uuid references accounts,
  check ((closed_at at time zone 'Asia/Tokyo')::date > make_date(fiscal_year + 1, 3, 31))
);
comment on table fiscal_year_closings is '締めた年度。ここからあとに変わった数は、締めたあとの訂正';
comment on column fiscal_year_closings.note is '出なかった報告があるときの、そのまま締めるわけ';
call protect_table('fiscal_year_closings');
create policy read_all on fiscal_year_closings for select to tsunagu_app, tsunagu_stats using (true);
create policy close_office on fiscal_year_closings for insert to tsunagu_app
  with check (organization_id = acting_organization() and acting_for_office());
grant select on fiscal_year_closings to tsunagu_app, tsunagu_stats;
grant insert (fiscal_year, note, organization_id, account_id) on fiscal_year_closings to tsunagu_app;

-- Reports that wait for the office, of all open years at once.
create index monthly_reports_of_year on monthly_reports (fiscal_year, organization_id, kpi_code, month, revision desc);
