-- Where the lead changes, the new lead and a helper read one another by what the helper's own referral and the
-- hand-over both name, as long as both hold. What the former lead was shown of the helper ends.
create or replace function open_helpers_to_lead(subject uuid, former text, lead text) returns void
  language plpgsql set search_path from current
as $$
declare
  helped record;
  taken referrals;
begin
  select * into taken from referrals r where r.id = hand_over_of(subject, former, lead);
  if found then
    for helped in
      select a.referral_id, a.basis, a.basis_given_on,
        least(a.valid_until, (taken.basis_until + 1)::timestamp at time zone 'Asia/Tokyo') as ends,
        both_shared(a.scope, taken.shares) as scope, j.organization_id as helper, j.ended_on
      from joint_supports j
        join case_access a on a.referral_id = j.referral_id
          and a.organization_id = former and a.authors = array[j.organization_id]
      where j.case_id = subject and j.organization_id <> lead
        and (a.valid_until is null or a.valid_until > business_now())
    loop
      continue when helped.scope = '{}' or helped.ends <= business_now();
      insert into case_access (id, case_id, organization_id, scope, basis,
          basis_given_on, referral_id, valid_from, valid_until, authors)
        values (gen_random_uuid(), subject, lead, helped.scope, helped.basis, helped.basis_given_on,
          helped.referral_id, business_now(), helped.ends, array[helped.helper]);
      continue when helped.ended_on is not null;
      insert into case_access (id, case_id, organization_id, scope, basis,
          basis_given_on, referral_id, valid_from, valid_until, authors)
        values (gen_random_uuid(), subject, helped.helper, helped.scope, helped.basis,
          helped.basis_given_on, helped.referral_id, business_now(), helped.ends, array[lead]);
    end loop;
  end if;
  update case_access a set valid_until = business_now(), ended_reason = 'handed-over' from joint_supports j
    where a.case_id = subject and j.referral_id = a.referral_id and a.organization_id = former
      and a.authors = array[j.organization_id] and (a.valid_until is null or a.valid_until > business_now());
end $$;
revoke all on function open_helpers_to_lead(uuid, text, text) from public, tsunagu_app, tsunagu_stats;
