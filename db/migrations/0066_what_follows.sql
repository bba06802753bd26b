-- What follows when responsibility moves, and when a case closes, is one function each (db/functions/follow_responsibility.sql,
-- follow_closing.sql), instead of six triggers beside two statements of the action. Renamed, so that the triggers of this
-- migration have a function; the files say what they do.
alter function end_plan_at_hand_over() rename to follow_responsibility;
alter function end_joint_supports() rename to follow_closing;

drop trigger end_plan_at_hand_over on cases;
drop trigger end_joint_supports on cases;
drop trigger end_closure_request on cases;
drop trigger end_appointments on cases;
drop trigger hand_over_follow_ups on cases;
drop trigger hand_over_walk_ins on cases;
drop trigger open_to_one_another on cases;

create trigger follow_responsibility after update of responsible_organization_id, responsible_desk_id on cases
  for each row when (old.responsible_organization_id is distinct from new.responsible_organization_id
    or old.responsible_desk_id is distinct from new.responsible_desk_id)
  execute function follow_responsibility();
create trigger follow_closing after update of status on cases
  for each row when (old.status = 'open' and new.status = 'closed') execute function follow_closing();

drop function end_closure_request();
drop function end_appointments_of_case();
drop function hand_over_follow_ups();
drop function hand_over_walk_ins();
drop function hand_over_next_action(uuid, timestamptz, uuid);
