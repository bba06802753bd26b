-- How many were introduced to a job, by whichever organization, and what came of it; nobody's name.
create or replace function introduced_to_job(job uuid)
  returns table (waiting integer, hired integer, refused integer, declined integer)
  language sql stable security definer set search_path from current
as $$
  select count(*) filter (where result is null)::integer, count(*) filter (where result = 'hired')::integer,
    count(*) filter (where result = 'refused')::integer, count(*) filter (where result = 'declined')::integer
  from introductions
  where job_id = job and withdrawn_at is null
    and acting_role() = any ('{counselor,manager,employer-support,municipal,council-office}')
$$;
revoke execute on function introduced_to_job from public;
grant execute on function introduced_to_job to tsunagu_app;
