-- The days of the talks as they stand, for the drawing of the thread: who sees the case sees when it was talked about.
create or replace function talk_days(subject uuid) returns table (root_id uuid, occurred_on date)
  language sql stable security definer set search_path from current
as $$
  select k.root_id, k.occurred_on from consultations k
  where k.case_id = subject and k.superseded_at is null and k.withdrawn_at is null
    and exists (select from cases c where c.id = subject and may_read(c.readers))
$$;
