create or replace function plan_node_of_draft() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if not exists (select from plan_versions where id = new.version_id and state = 'draft')
      or (tg_op = 'UPDATE'
        and (new.version_id, new.kind, new.id) is distinct from (old.version_id, old.kind, old.id)) then
    raise exception 'only a draft is written' using errcode = 'check_violation', constraint = 'plan_nodes_draft_check';
  end if;
  return new;
end $$;
