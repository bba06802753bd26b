-- For what was written without triggers: the open steps of before, and those of a demo.
create or replace function adopt_appointments() returns integer
  language plpgsql security definer set search_path from current
as $$
declare many integer;
begin
  with adopted as (
    insert into appointments (id, case_id, organization_id, desk_id,
        account_id, on_day, at_time, note, created_at, created_by)
      select gen_random_uuid(), n.case_id, n.organization_id, n.desk_id,
        n.account_id, n.due_on, n.due_at, n.note, n.created_at, n.created_by
      from next_actions n where n.ended_at is null and n.kind = 'appointment' and n.appointment_id is null
      returning id, case_id
  )
  update next_actions n set appointment_id = a.id from adopted a where n.case_id = a.case_id and n.ended_at is null;
  get diagnostics many = row_count;
  return many;
end $$;
