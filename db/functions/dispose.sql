-- Approval: what is still due and not held is gone in this transaction, the rest is kept and says so. One row: how many
-- went and stayed; none where there is nothing to approve for who asks.
create or replace function dispose(subject uuid) returns table (disposed bigint, kept bigint)
  language plpgsql security definer set search_path from current
as $$
declare
  proposal disposals;
  item disposal_items;
  line record;
  gone bigint;
begin
  select * into proposal from disposals d where d.id = subject for update;
  if proposal.id is null or proposal.organization_id is distinct from acting_organization()
    or proposal.state <> 'proposed' or acting_account() is null or acting_account() = proposal.proposed_by
  then return; end if;
  -- Whoever writes to one of these cases has it locked, or waits for us and then finds it gone.
  perform from cases c
    where c.person_id in (
      select unnest(people_of_record(i.case_id)) from disposal_items i where i.disposal_id = subject)
    order by c.id for update;
  for item in
    select * from disposal_items i where i.disposal_id = subject and i.outcome is null order by i.position
  loop
    update disposal_items i set outcome = case when exists (
        select from disposal_candidates(
          case when item.conference_id is null then item.case_id end, item.conference_id) d
        where not d.held) then 'disposed' else 'kept' end
      where i.disposal_id = subject and i.position = item.position;
  end loop;
  for line in
    select i.kind, i.term_years, count(*) as many, min(i.ended_on) as ended_from, max(i.ended_on) as ended_until,
      array_agg(i.case_id) as cases, array_agg(i.conference_id) as conferences
    from disposal_items i
    where i.disposal_id = subject and i.outcome = 'disposed'
    group by i.kind, i.term_years
    order by i.kind, i.term_years
  loop
    gone := case when line.kind = 'minutes' then erase_papers(line.conferences) else erase_cases(line.cases) end;
    insert into disposal_counts
      values (subject, line.kind, line.term_years, line.many, line.ended_from, line.ended_until, gone);
  end loop;
  update disposals d set state = 'disposed', decided_by = acting_account(),
      decided_on = business_today(), decided_at = business_now()
    where d.id = subject;
  return query
    select count(*) filter (where i.outcome = 'disposed'), count(*) filter (where i.outcome = 'kept')
    from disposal_items i
    where i.disposal_id = subject;
end $$;
