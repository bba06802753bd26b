-- The words are the host's, and that it is done is said by who had to do it.
create or replace function keep_decision_sides() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare host text := (select organization_id from conferences where id = new.conference_id);
begin
  if (new.decision, new.owner_name, new.due_on, new.withdrawn_at)
        is distinct from (old.decision, old.owner_name, old.due_on, old.withdrawn_at)
      and acting_organization() is distinct from host
    or (new.done_on, new.done_by) is distinct from (old.done_on, old.done_by)
      and acting_organization() is distinct from old.organization_id
  then
    raise exception 'a decision is written by who held the meeting and done by who had to'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
