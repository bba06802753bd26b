-- Whoever accepts ends what the former desk had planned, also where that plan was not shared and can't be read.
create or replace function hand_over_next_action(subject uuid, at timestamptz, ender uuid) returns void
  language sql security definer set search_path from current
as $$
  update next_actions set ended_at = at, ended_by = ender, ended_how = 'handed-over'
  where case_id = subject and ended_at is null
    and exists (select from cases where cases.id = subject and cases.responsible_organization_id = acting_organization())
$$;
