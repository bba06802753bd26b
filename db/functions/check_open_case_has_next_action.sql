-- Promise 1: an open case has one responsible desk (not null above) and one dated next action; a closed one has none.
-- Deferred, because closing one action and setting the next are two statements of one transaction. It looks past row
-- policies: the rule holds for the case, not for what the writer can see.
create or replace function check_open_case_has_next_action() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  link text := case tg_table_name when 'cases' then 'id' else 'case_id' end;
  subject uuid;
  state text;
  actions integer;
begin
  -- An action moved to another case leaves the first one behind: both are looked at.
  for subject in
    select distinct id::uuid from unnest(array[to_jsonb(old) ->> link, to_jsonb(new) ->> link]) id where id is not null
  loop
    select status into state from cases where id = subject;
    continue when not found;
    select count(*) into actions from next_actions where case_id = subject and ended_at is null;
    if state = 'open' and actions <> 1 then
      raise exception 'open case % has no next action', subject
        using errcode = '23514', constraint = 'open_case_has_next_action';
    end if;
    if state = 'closed' and actions <> 0 then
      raise exception 'closed case % still has a next action', subject
        using errcode = '23514', constraint = 'closed_case_has_no_next_action';
    end if;
  end loop;
  return null;
end $$;
