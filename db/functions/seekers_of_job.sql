-- Who looks for such a job at the reader's organization, by their wishes: as far as the reader reads them, and of
-- records that go on. It looks past the policy to use the index of words, and asks itself who may read.
create or replace function seekers_of_job(words text[], place text, most integer)
  returns table (wish_id uuid)
  language sql stable security definer set search_path from current
as $$
  select w.id
  from job_wishes w join cases c on c.id = w.case_id
  where w.replaced_at is null and may_read(w.readers)
    and (w.keywords && words or (w.keywords = '{}' and place = any (w.municipality_codes)))
    and c.status = 'open' and c.responsible_organization_id = acting_organization()
  order by w.recorded_at desc, w.id limit most
$$;
revoke execute on function seekers_of_job from public;
grant execute on function seekers_of_job to tsunagu_app;
