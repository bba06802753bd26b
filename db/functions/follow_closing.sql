-- All that follows when a case closes, done by the case's own trigger.
create or replace function follow_closing() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- It waits for no second look any more.
  update closure_requests set decision = 'replaced', decided_at = business_now()
    where case_id = new.id and decision is null;
  -- What the helper was shown ends. What the lead was shown of the helper stays with the case.
  update case_access a set valid_until = business_now(), ended_reason = 'closed' from joint_supports j
    where a.case_id = new.id and j.referral_id = a.referral_id and j.ended_on is null
      and a.organization_id = j.organization_id and a.basis <> 'own-duty'
      and (a.valid_until is null or a.valid_until > business_now());
  update joint_supports set ended_on = greatest(business_today(), began_on), ended_reason = 'closed'
    where case_id = new.id and ended_on is null;
  -- Nothing is agreed any more. A case that was merged goes on in the other one, and so does what was agreed.
  if new.closure_reason <> 'merged' then
    update appointments set status = 'cancelled', ended_at = business_now(),
        ended_by = acting_account(), ended_note = 'ケースを終結した'
      where case_id in (select id from cases where id = new.id or merged_into = new.id) and status = 'planned';
  end if;
  return null;
end $$;
