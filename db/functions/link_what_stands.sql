-- What is withdrawn at the same moment is seen: one of the two waits for the other.
create or replace function link_what_stands() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.activity_id is not null then
    perform from activities a where a.id = new.activity_id and a.withdrawn_at is null for share;
    if not found then
      raise exception 'a withdrawn activity is no evidence'
        using errcode = 'check_violation', constraint = 'roadmap_links_activity_check';
    end if;
  end if;
  return new;
end $$;
