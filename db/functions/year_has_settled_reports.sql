-- The newest revision of each report decides: one that waits for the office is not settled.
create or replace function year_has_settled_reports() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if exists (
    select from (
      select distinct on (m.organization_id, m.kpi_code, m.month) m.status from monthly_reports m
      where m.fiscal_year = new.fiscal_year
      order by m.organization_id, m.kpi_code, m.month, m.revision desc) newest
    where newest.status = 'sent')
  then
    raise exception 'a report of the year still waits for the office'
      using errcode = 'check_violation', constraint = 'fiscal_year_closings_settled_check';
  end if;
  return null;
end $$;
comment on function year_has_settled_reports() is '確認を待つ報告があるあいだは、年度を締められない';
create or replace trigger year_has_settled_reports after insert on fiscal_year_closings
  for each row execute function year_has_settled_reports();
