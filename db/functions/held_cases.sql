-- Whatever record of a person is held, all of them are; there are few holds, so
-- they are asked once and not case by case.
create or replace function held_cases() returns uuid[]
  language sql stable security definer set search_path from current
as $$
  select coalesce(array_agg(distinct c.id), '{}') from retention_holds h
    join cases c on c.person_id = any(people_of_record(h.case_id))
  where h.lifted_at is null and (h.until is null or h.until >= business_today())
$$;
