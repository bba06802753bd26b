-- Who has not been talked with since a day. Each gap has one function for the board's list and for its counts; none has
-- its owner's rights or a setting of its own, so that the query that asks takes it in and the reader's policies hold.
create or replace function gap_silent(before date)
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select c.responsible_organization_id, c.id, c.id, c.last_contact_on,
    c.responsible_desk_id, c.responsible_account_id, '', null::uuid, null::uuid
  from cases c where c.status = 'open' and c.last_contact_on < before
$$;
revoke execute on function gap_silent from public;
grant execute on function gap_silent to tsunagu_app;
