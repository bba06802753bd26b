create or replace function keep_plan_node_history() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into plan_node_history (version_id, kind, id, position, content, is_removed, edition, changed_by, replaced_at)
  values (old.version_id, old.kind, old.id, old.position, old.content, old.is_removed,
    old.edition, old.changed_by, coalesce(new.changed_at, business_now()));
  return null;
end $$;
