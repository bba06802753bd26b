-- A talk that was written by mistake is taken back by the organization that wrote it; its words stay.
create or replace function withdraw_consultation(talk uuid) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  update consultations set withdrawn_at = business_now()
    where id = talk and organization_id = acting_organization()
      and may_read(readers) and superseded_at is null and withdrawn_at is null;
  return found;
end $$;
