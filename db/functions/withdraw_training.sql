-- Nothing is counted of a training and nothing hangs on it: what was written by
-- mistake goes, its words stay in the correction.
create or replace function withdraw_training(training uuid) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  delete from trainings t
    where t.id = training and may_read(t.readers)
      and exists (select from cases c where c.id = t.case_id and c.responsible_organization_id = acting_organization());
  return found;
end $$;
