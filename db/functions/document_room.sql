-- Asked for one's own organization alone: how much another one keeps is not for anybody to see.
create or replace function document_room(subject uuid,
    out used_bytes bigint, out most_bytes bigint, out used_count integer, out most_count integer)
  language sql stable security definer set search_path from current
as $$ select * from room_used(acting_organization(), subject) $$;
