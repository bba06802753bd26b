create or replace function training_note(of_training uuid) returns text
  language sql stable security definer set search_path from current
as $$
  select t.result_note from trainings t
  where t.id = of_training
    and may_read(case_readers(t.case_id, 'work-history', coalesce(t.ended_by_organization_id, t.organization_id)))
$$;
