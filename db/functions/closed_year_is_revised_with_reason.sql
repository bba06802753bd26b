-- A number that is sent for a year that is closed changes what was published as final.
create or replace function closed_year_is_revised_with_reason() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.status = 'sent' and btrim(new.note) = ''
    and exists (select from fiscal_year_closings c where c.fiscal_year = new.fiscal_year) then
    raise exception 'a closed year is revised with a reason'
      using errcode = 'check_violation', constraint = 'monthly_reports_closed_year_check';
  end if;
  return new;
end $$;
comment on function closed_year_is_revised_with_reason() is '締めた年度の報告を直すときは、わけを書く';
create or replace trigger closed_year_is_revised_with_reason before insert on monthly_reports
  for each row execute function closed_year_is_revised_with_reason();
