-- A talk with whoever helps is contact with the person: the case's day moves, and nothing else of it.
create or replace function note_joint_contact(joint uuid, talked_on date) returns void
  language sql security definer set search_path from current
as $$
  update cases set version = version + 1
    where status = 'open'
      and id = (
        select case_id from joint_supports
        where id = joint and organization_id = acting_organization() and ended_on is null)
$$;
