-- A talk that was taken back stays so: no wording puts it right, nor does one of another case or organization. Until
-- now a correction that was sent after the withdrawal made it count again.
create or replace function follow_wordings() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.root_id := coalesce((select root_id from consultations where id = new.corrects_id), new.id);
  new.superseded_at := null;
  new.withdrawn_at := null;
  if new.corrects_id is null then return new; end if;
  update consultations set superseded_at = business_now()
    where id = new.corrects_id and case_id = new.case_id
      and organization_id = new.organization_id and withdrawn_at is null;
  if not found then
    raise exception 'a talk that was taken back, or that is another case''s, is not put right'
      using errcode = 'check_violation', constraint = 'consultations_corrects_check';
  end if;
  return new;
end $$;
