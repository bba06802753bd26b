-- Referrals that somebody waits to be answered, of the desk that has them.
create or replace function gap_unanswered(today date)
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select r.to_organization_id, r.case_id, r.id, r.respond_by, r.to_desk_id, null::uuid,
    (select f.short_name from desks f where f.id = r.from_desk_id) || 'から', r.id, null::uuid
  from referrals r where r.status = 'sent' and r.respond_by < today
$$;
revoke execute on function gap_unanswered from public;
grant execute on function gap_unanswered to tsunagu_app;
