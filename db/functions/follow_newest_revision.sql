-- A revision follows the newest one before it, so that two writers can't both be the next.
create or replace function follow_newest_revision() returns trigger
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
