create or replace function take_report_reminder(of_organization text, of_month date, of_stage text) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  insert into report_reminders (organization_id, month, stage)
    values (of_organization, of_month, of_stage) on conflict do nothing;
  return found;
end $$;
