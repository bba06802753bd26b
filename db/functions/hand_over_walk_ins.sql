-- What isn't read yet is for whoever answers now; who wrote it and answers now knows it.
create or replace function hand_over_walk_ins() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update walk_ins set acknowledged_at = business_now() where case_id = new.id and kind = 'came' and acknowledged_at is null and organization_id = new.responsible_organization_id;
  update walk_ins set for_organization_id = new.responsible_organization_id, for_desk_id = new.responsible_desk_id
    where case_id = new.id and kind = 'came' and acknowledged_at is null and organization_id <> new.responsible_organization_id;
  return null;
end $$;
