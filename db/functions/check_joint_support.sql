-- Who helps isn't the lead, and helps on an open case.
create or replace function check_joint_support() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if exists (select from joint_supports j join cases c on c.id = j.case_id
      where j.id = new.id and j.ended_on is null and (c.status <> 'open' or c.responsible_desk_id = j.desk_id)) then
    raise exception using errcode = '23514', constraint = 'joint_support_beside_lead',
      message = 'a joint support of a closed case or of the responsible desk';
  end if;
  return null;
end $$;
