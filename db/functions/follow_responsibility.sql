-- All that follows when responsibility for a case moves to another desk (domain §4.3): said here, done by the
-- case's own trigger, so that whatever writes the row leaves nothing of the former desk's behind, also where the
-- new desk can't see it.
create or replace function follow_responsibility() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- What the former desk had planned next; whoever accepts says what comes instead.
  update next_actions set ended_at = business_now(), ended_by = acting_account(), ended_how = 'handed-over'
    where case_id = new.id and ended_at is null;
  -- The helper that becomes the lead helps no more.
  update joint_supports set ended_on = greatest(business_today(), began_on), ended_reason = 'became-lead'
    where case_id = new.id and desk_id = new.responsible_desk_id and ended_on is null;
  -- 定着の確認 that lies ahead.
  update follow_ups set organization_id = new.responsible_organization_id, desk_id = new.responsible_desk_id
    where case_id = new.id and held_on is null and cancelled_on is null;
  -- 紹介 whose answer is waited for, also on records that were made part of this one.
  update introductions
    set for_organization_id = new.responsible_organization_id, for_desk_id = new.responsible_desk_id
    where (case_id = new.id or case_id in (select id from cases where merged_into = new.id))
      and due_on is not null and withdrawn_at is null;
  -- Who came and isn't read of yet: whoever wrote it and answers now knows it, all else is for whoever answers now.
  update walk_ins set acknowledged_at = business_now()
    where case_id = new.id and kind = 'came' and acknowledged_at is null
      and organization_id = new.responsible_organization_id;
  update walk_ins set for_organization_id = new.responsible_organization_id, for_desk_id = new.responsible_desk_id
    where case_id = new.id and kind = 'came' and acknowledged_at is null
      and organization_id <> new.responsible_organization_id;
  if new.responsible_organization_id = old.responsible_organization_id then return null; end if;

  -- An end that waited for a second look.
  update closure_requests set decision = 'replaced', decided_at = business_now()
    where case_id = new.id and decision is null;
  -- A plan is made by a desk with a person: the new desk makes its own.
  update support_plans set status = 'handed-over', ended_on = business_today(), version = version + 1
    where case_id = new.id and organization_id = old.responsible_organization_id
      and status in ('draft', 'agreed', 'running');
  -- The doors of a conference that is still open.
  update case_access set valid_until = business_now(), ended_reason = 'handed-over'
    where case_id = new.id and conference_id is not null and valid_until > business_now();
  -- The former desk keeps what it wrote itself; the new one works on its own duty.
  update case_access set scope = '{}'
    where case_id = new.id and organization_id = old.responsible_organization_id and basis = 'own-duty';
  insert into case_access (id, case_id, organization_id, scope, basis, referral_id, valid_from, granted_by)
    values (gen_random_uuid(), new.id, new.responsible_organization_id, '{}', 'own-duty',
      hand_over_of(new.id, old.responsible_organization_id, new.responsible_organization_id),
      business_now(), acting_account());
  perform open_helpers_to_lead(new.id, old.responsible_organization_id, new.responsible_organization_id);
  return null;
end $$;
