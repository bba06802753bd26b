-- Somebody hadn't left after all: the episode that the leaving opened goes with it, as long as nothing stands on it.
create or replace function undo_separation(subject uuid) returns boolean
  language plpgsql security definer set search_path from current
as $$
declare last integer;
begin
  select c.episode into last from cases c join episodes e on e.case_id = c.id and e.number = c.episode
    where c.id = subject and c.responsible_organization_id = acting_organization()
      and may_read(c.readers) and c.status = 'open' and e.reason = 'separation'
      and not exists (
        select from placements p where p.case_id = c.id and p.episode = c.episode and p.withdrawn_at is null)
    for update of c;
  if last is null then return false; end if;
  update cases set episode = last - 1, version = version + 1 where id = subject;
  delete from episodes where case_id = subject and number = last;
  return true;
end $$;
