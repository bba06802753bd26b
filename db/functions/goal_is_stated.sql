-- A goal is one of the values that the plan states: another number would be another plan.
create or replace function goal_is_stated() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if not exists (
      select from kpi_stated_values s
      where s.fiscal_year = new.fiscal_year and s.kpi_code = new.kpi_code and s.value = new.value) then
    raise exception 'the plan states no such value'
      using errcode = 'check_violation', constraint = 'kpi_goal_decisions_stated_check';
  end if;
  return new;
end $$;
