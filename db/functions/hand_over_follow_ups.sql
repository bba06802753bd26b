-- 定着の確認 that lies ahead is of who answers for the person now.
create or replace function hand_over_follow_ups() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update follow_ups set organization_id = new.responsible_organization_id, desk_id = new.responsible_desk_id
    where case_id = new.id and held_on is null and cancelled_on is null;
  return null;
end $$;
