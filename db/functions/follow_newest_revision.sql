-- A revision follows the newest one before it, so that two writers can't both be the next. What waits for the office is
-- put right with a reason and never turned back into a draft; the office decides on what waits, number by number.
create or replace function follow_newest_revision() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  former monthly_reports;
begin
  if new.revision = 1 then return new; end if;
  select * into former from monthly_reports r
    where r.id = new.supersedes_id and r.organization_id = new.organization_id and r.kpi_code = new.kpi_code
      and r.month = new.month and r.revision = new.revision - 1;
  if not found then
    raise exception 'a report revision must follow the one before it' using errcode = 'check_violation';
  end if;
  if former.status = 'sent' and (new.status = 'draft' or new.status = 'sent' and btrim(new.note) = '') then
    raise exception 'a report that waits is put right with a reason'
      using errcode = 'check_violation', constraint = 'monthly_reports_waiting_check';
  end if;
  if new.status in ('accepted', 'returned')
    and (former.status <> 'sent' or former.value <> new.value or former.by_area <> new.by_area) then
    raise exception 'the office decides on the report that waits, as it was sent'
      using errcode = 'check_violation', constraint = 'monthly_reports_decided_check';
  end if;
  return new;
end $$;
