-- What the former desk had begun ends with its responsibility, also where the new desk can't see it: a plan (0018), an end
-- that waited for a second look, the doors of a conference that is still open. A closed case waits for no look any more.
create or replace function end_plan_at_hand_over() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update support_plans set status = 'handed-over', ended_on = business_today(), version = version + 1
    where case_id = new.id and organization_id = old.responsible_organization_id and status in ('draft', 'agreed', 'running');
  update case_access set valid_until = business_now(), ended_reason = 'handed-over'
    where case_id = new.id and conference_id is not null and valid_until > business_now();
  return null;
end $$;
