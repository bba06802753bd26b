create or replace function bound_documents() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare room record;
begin
  perform hold_document_room(new.organization_id);
  select * into room from room_used(new.organization_id, new.case_id);
  if room.used_bytes + octet_length(new.content) > room.most_bytes or room.used_count >= room.most_count then
    raise exception 'no room for a further document' using errcode = 'TSU03';
  end if;
  return new;
end $$;
