-- Lead and helper read one another as far as the person agreed by the helper's own referral. Where the lead changes:
-- open_helpers_to_lead.
create or replace function open_to_one_another() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into case_access (id, case_id, organization_id, scope, basis,
      basis_given_on, referral_id, valid_from, valid_until, authors)
    select gen_random_uuid(), r.case_id, r.from_organization_id, r.shares, r.basis_kind, r.basis_given_on, r.id,
      business_now(), (r.basis_until + 1)::timestamp at time zone 'Asia/Tokyo', array[r.to_organization_id]
    from referrals r where r.id = new.referral_id and r.from_organization_id <> r.to_organization_id;
  return null;
end $$;
