-- Proposing: of what was chosen that which may be proposed now, each once.
create or replace function add_disposal_items(disposal uuid, chosen_cases uuid[], chosen_conferences uuid[])
  returns integer
  language plpgsql security definer set search_path from current
as $$
declare many integer;
begin
  if not exists (
    select from disposals
    where id = disposal and organization_id = acting_organization()
      and proposed_by = acting_account() and state = 'proposed')
  then return 0; end if;
  insert into disposal_items (disposal_id, position, kind, case_id, conference_id, ended_on, term_years)
    select disposal, row_number() over (order by d.ended_on, d.case_id, d.conference_id),
      d.kind, d.case_id, d.conference_id, d.ended_on, d.term_years
    from disposal_candidates() d
    where not d.held
      and case when d.conference_id is null then d.case_id = any(chosen_cases)
        else d.conference_id = any(chosen_conferences) end
      and not exists (
        select from disposal_items i
        where i.outcome is null and coalesce(i.conference_id, i.case_id) = coalesce(d.conference_id, d.case_id));
  get diagnostics many = row_count;
  return many;
end $$;
