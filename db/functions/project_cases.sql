-- Brings what follows from the records of these cases, and of those that they are merged with, up to date.
-- Planned once for a connection: planning takes longer than one case's answer.
create or replace function project_cases(subjects uuid[]) returns table (struck integer, added integer)
  language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
declare
  family uuid[];
  known timestamptz := business_now();
begin
  select array_agg(locked.id) into family from (
    select c.id from cases c
    where c.id = any(case_family(subjects)) and c.disposed_at is null
    order by c.id for update) locked;
  if family is null then return query select 0, 0; return; end if;
  perform set_config('app.projecting', 'on', true);
  -- The ending of the episode that runs is the case's own.
  update episodes e set closed_on = c.closed_on, closure_reason = c.closure_reason,
      closed_organization_id = c.responsible_organization_id, closed_desk_id = c.responsible_desk_id
    from cases c
    where c.id = any(family) and e.case_id = c.id and e.number = c.episode
      and c.status = 'closed' and c.closure_reason <> 'merged'
      and (e.closed_on, e.closure_reason) is distinct from (c.closed_on, c.closure_reason);
  update episodes e set closed_on = null, closure_reason = null, closed_organization_id = null, closed_desk_id = null
    from cases c
    where c.id = any(family) and e.case_id = c.id and e.number = c.episode
      and c.status = 'open' and e.closed_on is not null;
  update episodes e set opened_on = o.opened_on from case_openings(family) o
    where e.id = o.episode_id and e.opened_on <> o.opened_on;
  update cases c set opened_on = d.opened_on, first_speaker = d.first_speaker, last_contact_on = d.last_contact_on,
      municipality_code = d.municipality_code, person_digest = d.person_digest, target_type = d.target_type,
      target_type_provisional = d.target_type_provisional,
      responsible_since = case when c.responsible_since = c.opened_on then d.opened_on else c.responsible_since end
    from case_derived(family) d
    where c.id = d.case_id
      and (c.opened_on, c.first_speaker, c.last_contact_on, c.municipality_code,
        c.person_digest, c.target_type, c.target_type_provisional)
        is distinct from (d.opened_on, d.first_speaker, d.last_contact_on,
          d.municipality_code, d.person_digest, d.target_type, d.target_type_provisional);
  with differing as materialized (select * from fact_differences(family)), entries as (
    -- The entry that made it so: this transaction's about the record, else its last about the case.
    select d.*, (select l.id from ledger l where l.case_id = d.case_id
      order by (l.written_by = pg_current_xact_id()) desc,
        (l.subject_id = d.source_id) desc nulls last, l.recorded_at desc, l.id desc
      limit 1) as entry
    from differing d
  ), gone as (
    insert into facts (id, kind, occurred_on, recorded_at, organization_id, desk_id, municipality_code, area,
        target_type, age_group, person_digest, quantity, detail, ledger_id, corrects_id, case_id, source_id)
      select gen_random_uuid(), f.kind, f.occurred_on, known, f.organization_id, f.desk_id, f.municipality_code, f.area,
        f.target_type, f.age_group, f.person_digest, f.quantity, f.detail, e.entry, f.id, e.case_id, f.source_id
      from entries e join facts f on f.id = e.fact_id
      returning 1
  ), more as (
    insert into facts (id, kind, occurred_on, recorded_at, organization_id, desk_id, municipality_code,
        area, target_type, age_group, person_digest, quantity, detail, ledger_id, case_id, source_id)
      select gen_random_uuid(), e.kind, e.occurred_on, known, e.organization_id, e.desk_id, e.municipality_code,
        e.area, e.target_type, e.age_group, e.person_digest, 1, e.detail, e.entry, e.case_id, e.source_id
      from entries e where e.fact_id is null and e.entry is not null
      returning 1
  )
  select (select count(*) from gone), (select count(*) from more) into struck, added;
  if struck + added > 0 and known <= (select max(as_of) from sealed_figures) then
    raise exception 'recorded before a figure that is sealed already: the clock went back' using errcode = 'TSU02';
  end if;
  perform set_config('app.projecting', '', true);
  return next;
end $$;
