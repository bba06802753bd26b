-- A next step that is an appointment is one: written with the step, by whatever sets it.
create or replace function make_appointment() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.appointment_id := gen_random_uuid();
  insert into appointments (id, case_id, organization_id, desk_id,
      account_id, on_day, at_time, note, created_at, created_by)
    values (new.appointment_id, new.case_id, new.organization_id, new.desk_id,
      new.account_id, new.due_on, new.due_at, new.note, new.created_at, new.created_by);
  return new;
end $$;
