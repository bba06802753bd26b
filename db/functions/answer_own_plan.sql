-- The person's answer to the plan that was offered, as it was when the person saw it. Nothing comes back where the
-- plan is none of theirs; not `taken` where it is no longer what they saw. The case is locked first, as by everybody
-- who changes its plan.
create or replace function answer_own_plan(answer uuid, plan uuid,
    seen_version integer, agreeing boolean, words text, at timestamptz)
  returns table (case_id uuid, desk_id text, taken boolean, begun boolean)
  language plpgsql security definer set search_path from current
as $$
declare
  offered support_plans;
  starts boolean := false;
begin
  perform from cases c
    where c.id = (select s.case_id from own_cases() o join support_plans s on s.case_id = o.id where s.id = plan)
    for update;
  if not found then return; end if;
  select s.* into offered from support_plans s where s.id = plan;
  if offered.status <> 'draft' or offered.offered_at is null or offered.version <> seen_version
      or not exists (select from cases c where c.id = offered.case_id and c.status = 'open') then
    return query select offered.case_id, offered.desk_id, false, false;
    return;
  end if;
  insert into own_answers (id, plan_id, case_id, organization_id, account_id, agrees, note, answered_at)
    values (answer, plan, offered.case_id, offered.organization_id, acting_account(), agreeing, words, at);
  if agreeing then
    starts := not offered.needs_decision and not offered.needs_sign_off;
    update support_plans set status = case when starts then 'running' else 'agreed' end,
        agreed_on = (at at time zone 'Asia/Tokyo')::date, agreed_how = 'own-page',
        agreed_witness = '', returned_note = '', version = version + 1
      where support_plans.id = plan;
  else
    update support_plans set offered_at = null, offered_by = null, version = version + 1 where support_plans.id = plan;
  end if;
  return query select offered.case_id, offered.desk_id, true, starts;
end $$;
