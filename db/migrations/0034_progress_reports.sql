-- 進捗報告: what the council tells of half a year or a year, written from the 工程表 and the KPIs. A draft is the office's; once
-- approved it is everybody's, with the figures of that moment, and nothing in it changes any more.
create table progress_reports (
  id uuid primary key,
  fiscal_year smallint not null references plans,
  period text not null check (period in ('half', 'year')),
  edition smallint not null check (edition > 0),
  texts jsonb not null check (jsonb_typeof(texts) = 'object' and octet_length(texts::text) <= 1048576),
  version integer not null default 1,
  organization_id text not null references organizations,
  started_by uuid references accounts,
  started_at timestamptz not null default business_now(),
  changed_by uuid references accounts,
  changed_at timestamptz not null default business_now(),
  approved_at timestamptz,
  approved_by uuid references accounts,
  approval text not null default '' check (length(approval) <= 300),
  figures jsonb,
  unique (fiscal_year, period, edition),
  check ((approved_at is null) = (figures is null)),
  check (approved_at is null or btrim(approval) <> '')
);
-- One draft at a time: two would be two truths.
create unique index progress_reports_one_draft on progress_reports (fiscal_year, period) where approved_at is null;
comment on table progress_reports is '進捗報告。上半期または年度の、取組とKPIの報告';
comment on column progress_reports.edition is '版。承認したあとに直すときは、次の版をつくる';
comment on column progress_reports.texts is '事務局が書いた文。項目ごと';
comment on column progress_reports.figures is '承認したときの数と状態';
comment on column progress_reports.approval is '承認した会議や決裁';

create function approved_stays() returns trigger
  language plpgsql
as $$
begin
  if old.approved_at is not null then
    raise exception 'an approved report does not change' using errcode = 'check_violation', constraint = 'progress_reports_approved_check';
  end if;
  return new;
end $$;
comment on function approved_stays() is '承認した進捗報告は変えない';
create trigger approved_stays before update on progress_reports for each row execute function approved_stays();

call protect_table('progress_reports');
create policy read_approved on progress_reports for select to tsunagu_app using (approved_at is not null or acting_for_office());
create policy write_office on progress_reports for insert to tsunagu_app with check (organization_id = acting_organization() and acting_for_office());
create policy change_office on progress_reports for update to tsunagu_app using (acting_for_office()) with check (acting_for_office());
grant select, insert on progress_reports to tsunagu_app;
grant update (texts, version, changed_by, changed_at, approved_at, approved_by, approval, figures) on progress_reports to tsunagu_app;
