-- The clock job acts for each sender in turn and has to know for whom there is something to do; ids only.
create or replace function silent_referrals(today date) returns table (referral_id uuid, organization_id text)
  language sql stable security definer set search_path from current
as $$
  select id, from_organization_id from referrals
  where status = 'sent' and escalated_at is null and respond_by < today
  order by respond_by, id
$$;
