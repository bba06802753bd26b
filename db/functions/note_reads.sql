-- One row for each kind of looking and each basis; none for a record that leads to no person (an emergency door that
-- opened nothing). The basis is that on which the one who acts sees the case: their own page, the meeting they were
-- asked to, their organization's own duty for the whole of it, or what was given to it (a desk that helps has its
-- own records as a duty, and reads the rest on what was given); where that has ended since, on which it was. A
-- person without a case is the record of the organization that keeps it. In plpgsql, for a page of sixty people is
-- noted with each look; planned once, because what it takes depends on no value, and planning it anew took three
-- times as long as doing it.
create or replace function note_reads(through text, at_path text, entries jsonb) returns void
  language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
declare
  reader uuid := acting_account();
  here text := acting_organization();
  own uuid[] := array(select o.id from own_cases() o);
begin
  insert into read_log (id, account_id, organization_id, kind, subject_ids, basis, door, path)
  select gen_random_uuid(), reader, here, seen.kind, array_agg(distinct subject), seen.basis, through, at_path
  from (
    select asked.position, asked.kind, asked.of_kind, asked.record, asked.of_case, case
      when asked.of_case = any (own) then 'own-record'
      when asked.of_kind = 'conferences' then (
        select case when f.organization_id = here then 'own-duty' else f.basis end from conferences f
        where f.id = asked.record)
      else coalesce((select a.basis from case_access a
        where a.case_id = asked.of_case and a.organization_id = here and (a.account_id is null or a.account_id = reader)
        order by (a.valid_until is null or a.valid_until > business_now()) desc,
          (a.basis = 'own-duty' and a.scope @> '{all}') desc, a.scope <> '{}' desc, a.valid_from desc
        limit 1), case when asked.of_kind like 'gathering%' then 'consent' else 'own-duty' end) end as basis
    from (
      select entry.position, entry.kind, entry.of_kind, record,
        case when entry.of_kind = 'cases' then record else case_of_record(entry.of_kind, record) end as of_case
      from rows from (jsonb_to_recordset(entries) as (kind text, "of" text, ids uuid[]))
        with ordinality as entry(kind, of_kind, ids, position)
      cross join lateral unnest(entry.ids) as record
    ) asked
    where asked.of_case is not null or asked.of_kind = 'people'
  ) seen
  cross join lateral unnest(case when seen.of_kind in ('people', 'referrals') then array[seen.record]
    when seen.of_kind = 'documents' then array[seen.record, seen.of_case]
    else array[seen.of_case] end) as subject
  group by seen.position, seen.kind, seen.basis;
end $$;
