-- The case's end closes what the helper was shown. What the lead was shown of the helper stays with the case.
create or replace function end_joint_supports() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.status = 'closed' then
    update case_access a set valid_until = business_now(), ended_reason = 'closed' from joint_supports j
      where a.case_id = new.id and j.referral_id = a.referral_id and j.ended_on is null and a.organization_id = j.organization_id and a.basis <> 'own-duty' and (a.valid_until is null or a.valid_until > business_now());
    update joint_supports set ended_on = greatest(business_today(), began_on), ended_reason = 'closed' where case_id = new.id and ended_on is null;
  else
    update joint_supports set ended_on = greatest(business_today(), began_on), ended_reason = 'became-lead' where case_id = new.id and desk_id = new.responsible_desk_id and ended_on is null;
  end if;
  return null;
end $$;
