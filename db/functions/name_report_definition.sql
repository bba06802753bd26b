-- Under which definition a number is reported: that of the year's figure when it is sent. The office's word is about the
-- number that was sent, so it keeps what that one was.
create or replace function name_report_definition() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.definition_version := case
    when new.status in ('accepted', 'returned') and new.supersedes_id is not null
      then (select r.definition_version from monthly_reports r where r.id = new.supersedes_id)
    else coalesce(figure_version(new.kpi_code, new.fiscal_year::integer, new.recorded_at), 1)
  end;
  if new.status in ('draft', 'sent') and not reports_on_kpi(new.organization_id, new.kpi_code, new.fiscal_year) then
    raise exception 'an organization of this kind does not report this KPI'
      using errcode = 'check_violation', constraint = 'monthly_reports_reporter_check';
  end if;
  return new;
end $$;
comment on function name_report_definition() is '報告がどの数え方の版によるかを書きとめる';
create or replace trigger name_report_definition before insert on monthly_reports
  for each row execute function name_report_definition();
