-- Nothing is corrected without what it said before being kept, and what a state rests on can't be taken away.
create or replace function keep_corrected_activity() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn activity does not change'
      using errcode = 'check_violation', constraint = 'activities_withdrawn_check';
  end if;
  if new.withdrawn_at is not null then
    if exists (select from roadmap_links l where l.activity_id = old.id) then
      raise exception 'an activity that a state rests on stays'
        using errcode = 'check_violation', constraint = 'activities_linked_check';
    end if;
    return new;
  end if;
  insert into activity_corrections (activity_id, version, title, held_on,
    municipality_code, people, summary, address, author_id, written_at, replaced_at)
  values (old.id, old.version, old.title, old.held_on, old.municipality_code, old.people, old.summary, old.address,
    case when old.version = 1 then old.account_id else old.changed_by end, old.changed_at, new.changed_at);
  new.version := old.version + 1;
  return new;
end $$;
