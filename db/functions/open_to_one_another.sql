-- Lead and helper read one another as far as the person agreed: at the beginning by the helper's own referral, and where the
-- lead changes by what that referral and the hand-over both name, as long as both hold.
create or replace function open_to_one_another() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  helped record;
  taken referrals;
begin
  if tg_table_name = 'joint_supports' then
    insert into case_access (id, case_id, organization_id, scope, basis, basis_given_on, referral_id, valid_from, valid_until, authors)
      select gen_random_uuid(), r.case_id, r.from_organization_id, r.shares, r.basis_kind, r.basis_given_on, r.id, business_now(), (r.basis_until + 1)::timestamp at time zone 'Asia/Tokyo', array[r.to_organization_id]
      from referrals r where r.id = new.referral_id and r.from_organization_id <> r.to_organization_id;
    return null;
  end if;
  select * into taken from referrals r where r.case_id = new.id and r.status = 'accepted' and r.mode = 'hand-over' and r.to_organization_id = new.responsible_organization_id
    and r.from_organization_id = old.responsible_organization_id order by r.answered_at desc limit 1;
  if found then
    for helped in
      select a.referral_id, a.basis, a.basis_given_on, least(a.valid_until, (taken.basis_until + 1)::timestamp at time zone 'Asia/Tokyo') as ends, both_shared(a.scope, taken.shares) as scope, j.organization_id as helper, j.ended_on
      from joint_supports j join case_access a on a.referral_id = j.referral_id and a.organization_id = old.responsible_organization_id and a.authors = array[j.organization_id]
      where j.case_id = new.id and j.organization_id <> new.responsible_organization_id and (a.valid_until is null or a.valid_until > business_now())
    loop
      continue when helped.scope = '{}' or helped.ends <= business_now();
      insert into case_access (id, case_id, organization_id, scope, basis, basis_given_on, referral_id, valid_from, valid_until, authors)
        values (gen_random_uuid(), new.id, new.responsible_organization_id, helped.scope, helped.basis, helped.basis_given_on, helped.referral_id, business_now(), helped.ends, array[helped.helper]);
      continue when helped.ended_on is not null;
      insert into case_access (id, case_id, organization_id, scope, basis, basis_given_on, referral_id, valid_from, valid_until, authors)
        values (gen_random_uuid(), new.id, helped.helper, helped.scope, helped.basis, helped.basis_given_on, helped.referral_id, business_now(), helped.ends, array[new.responsible_organization_id]);
    end loop;
  end if;
  update case_access a set valid_until = business_now(), ended_reason = 'handed-over' from joint_supports j
    where a.case_id = new.id and j.referral_id = a.referral_id and a.organization_id = old.responsible_organization_id and a.authors = array[j.organization_id] and (a.valid_until is null or a.valid_until > business_now());
  return null;
end $$;
