-- つなぎ -----------------------------------------------------------------------------------------------------------------
-- Who sent says why, takes back and reads the answer; who was asked answers and tells what became of it.
create or replace function keep_referral_sides() returns trigger
  language plpgsql
as $$
declare here text := acting_organization();
begin
  if new.from_organization_id = new.to_organization_id or here is null then return new; end if;
  if here = new.to_organization_id
      and (new.reason, new.requests, new.withdraw_reason, new.escalated_at, new.basis_until)
        is distinct from (old.reason, old.requests, old.withdraw_reason, old.escalated_at, old.basis_until)
    or here = new.to_organization_id and new.status = 'withdrawn' and old.status <> 'withdrawn'
    or here = new.from_organization_id and new.status in ('accepted', 'declined') and old.status <> new.status
    or here = new.from_organization_id
      and (new.reason, new.requests) is distinct from (old.reason, old.requests) and old.status <> 'sent'
    or here = new.from_organization_id
      and (new.outcome, new.outcome_note, new.answers, new.answer_note, new.decline_suggestion)
        is distinct from (old.outcome, old.outcome_note, old.answers, old.answer_note, old.decline_suggestion)
  then
    raise exception 'a referral is written by the side whose words they are' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
