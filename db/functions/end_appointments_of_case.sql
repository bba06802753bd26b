-- A case that ends has nothing agreed any more; one that was merged goes on in the other, and so does what was agreed.
create or replace function end_appointments_of_case() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update appointments set status = 'cancelled', ended_at = business_now(), ended_by = acting_account(), ended_note = 'ケースを終結した'
    where case_id in (select id from cases where id = new.id or merged_into = new.id) and status = 'planned';
  return null;
end $$;
