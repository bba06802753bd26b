create or replace function plan_version_moves() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare newest record;
begin
  if old.state = 'resolved' and to_jsonb(new) - 'put_in_force_at' is distinct from to_jsonb(old) - 'put_in_force_at'
      or old.state = 'withdrawn' then
    raise exception 'a version that was resolved or withdrawn does not change'
      using errcode = 'check_violation', constraint = 'plan_versions_final_check';
  end if;
  if new.fiscal_year <> old.fiscal_year or new.based_on is distinct from old.based_on or new.origin <> old.origin then
    raise exception 'a version stays what it was begun as'
      using errcode = 'check_violation', constraint = 'plan_versions_same_check';
  end if;
  if new.state = 'resolved' and old.state <> 'resolved' then
    if old.state = 'draft' and new.kind not in ('deemed', 'transcribed') and new.origin = 'council' then
      raise exception 'members are heard first'
        using errcode = 'check_violation', constraint = 'plan_versions_heard_check';
    end if;
    select number, effective_on into newest from plan_versions
      where fiscal_year = new.fiscal_year and state = 'resolved'
      order by number desc limit 1;
    if new.number <> coalesce(newest.number, 0) + 1 or new.effective_on < newest.effective_on then
      raise exception 'versions follow one another'
        using errcode = 'check_violation', constraint = 'plan_versions_order_check';
    end if;
    if exists (select from plan_comments where version_id = new.id and outcome is null) then
      raise exception 'every comment has its answer'
        using errcode = 'check_violation', constraint = 'plan_versions_answered_check';
    end if;
    -- A change of the annex that the grant's office has approved counts as an amendment; nothing else does.
    if new.kind = 'deemed' and exists (
      select from (select kind, id, content from plan_nodes where version_id = new.id and not is_removed) n
      full join (
        select kind, id, content from plan_nodes
        where version_id = new.based_on and not is_removed) b on b.kind = n.kind and b.id = n.id
      where coalesce(n.kind, b.kind) <> 'annex'
        and n.content - 'grantName' - 'asOfLabel' is distinct from b.content - 'grantName' - 'asOfLabel') then
      raise exception 'only the annex changes without the council'
        using errcode = 'check_violation', constraint = 'plan_versions_deemed_check';
    end if;
  end if;
  return new;
end $$;
