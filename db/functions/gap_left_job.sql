-- People who left a job within half a year and have not been talked with since, each once, by the last of their
-- jobs. They are looked after by whoever is responsible now, also where another desk recorded the job, as far
-- as that may be read.
create or replace function gap_left_job(today date)
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select distinct on (c.responsible_organization_id, c.id) c.responsible_organization_id, c.id, c.id,
    p.ended_on, c.responsible_desk_id, c.responsible_account_id, p.employer_name, null::uuid, null::uuid
  from placements p join cases c on c.id = p.case_id
  where p.ended_on between today - 180 and today and c.status = 'open' and c.last_contact_on <= p.ended_on
    and (p.readers ->> c.responsible_organization_id)::float8 > extract(epoch from business_now())
  order by c.responsible_organization_id, c.id, p.ended_on desc, p.id
$$;
revoke execute on function gap_left_job from public;
grant execute on function gap_left_job to tsunagu_app;
