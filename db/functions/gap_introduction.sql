-- Introductions whose day to be looked at has passed: no answer, or a hire of which nobody has said that it began; as
-- far as whoever waits may read them.
create or replace function gap_introduction(today date)
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select i.for_organization_id, i.case_id, i.id, i.due_on, i.for_desk_id, c.responsible_account_id, i.employer_name,
    null::uuid, null::uuid
  from introductions i join cases c on c.id = i.case_id
  where i.withdrawn_at is null and i.due_on < today
    and (i.readers ->> i.for_organization_id)::float8 > extract(epoch from business_now())
$$;
revoke execute on function gap_introduction from public;
grant execute on function gap_introduction to tsunagu_app;
