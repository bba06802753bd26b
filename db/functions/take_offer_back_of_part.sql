create or replace function take_offer_back_of_part() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update support_plans set offered_at = null, offered_by = null
    where id = new.plan_id and status = 'draft' and offered_at is not null;
  return null;
end $$;
