create or replace function note_who_ended() returns trigger language plpgsql as $$
begin
  new.ended_by_organization_id := acting_organization();
  return new;
end $$;
