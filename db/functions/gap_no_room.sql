-- Referrals that wait for a desk which has said that it has no free place, of the desk that sent them.
create or replace function gap_no_room()
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select r.from_organization_id, r.case_id, r.id, r.sent_on, r.from_desk_id, r.from_account_id,
    (select t.short_name from desks t where t.id = r.to_desk_id) || 'へ', r.id, null::uuid
  from referrals r join desk_room() k on k.desk_id = r.to_desk_id where r.status = 'sent' and k.free <= 0
$$;
revoke execute on function gap_no_room from public;
grant execute on function gap_no_room to tsunagu_app;
