-- What was planned before a day and is still open. The desk is the case's: a
-- list looks it up for the rows that it shows.
create or replace function gap_overdue(before date)
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select n.organization_id, n.case_id, n.case_id, n.due_on, null::text, n.account_id, n.note, null::uuid, null::uuid
  from next_actions n where n.ended_at is null and n.due_on < before
$$;
revoke execute on function gap_overdue from public;
grant execute on function gap_overdue to tsunagu_app;
