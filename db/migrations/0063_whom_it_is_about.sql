-- 閲覧記録: the server says which records an answer showed; to whose case they belong and on which legal basis the reader
-- sees it is found here, the same for pages, forms drawn again and the API.

-- The case to which a record leads; null where it leads to none.
create function case_of_record(of_kind text, record uuid) returns uuid
  language sql stable security definer set search_path from current
as $$
  select case of_kind
    when 'cases' then (select id from cases where id = record)
    when 'people' then (select id from cases where person_id = record order by merged_into is not null, status = 'closed', opened_on desc, id limit 1)
    when 'referrals' then (select case_id from referrals where id = record)
    when 'joint_supports' then (select case_id from joint_supports where id = record)
    when 'appointments' then (select case_id from appointments where id = record)
    when 'placements' then (select case_id from placements where id = record)
    when 'follow_ups' then (select case_id from follow_ups where id = record)
    when 'trainings' then (select case_id from trainings where id = record)
    when 'conferences' then (select case_id from conferences where id = record)
    when 'conference_decisions' then (select case_id from conference_decisions where id = record)
    when 'consents' then (select case_id from consents where id = record)
    when 'case_access' then (select case_id from case_access where id = record)
    when 'documents' then (select case_id from documents where id = record)
    when 'emergency_accesses' then (select case_id from emergency_accesses where id = record)
    when 'support_plans' then (select case_id from support_plans where id = record)
    when 'consultations' then (select case_id from consultations where id = record)
    when 'target_type_decisions' then (select case_id from target_type_decisions where id = record)
    when 'retention_holds' then (select case_id from retention_holds where id = record)
  end
$$;

-- One row for each kind of looking and each basis; none for a record that leads to no person (an emergency door that opened
-- nothing). The basis is that on which the one who acts sees the case: their own page, the meeting they were asked to, their
-- organization's own duty for the whole of it, or what was given to it (a desk that helps has its own records as a duty, and
-- reads the rest on what was given); where that has ended since, on which it was. A person without a case is the record of the
-- organization that keeps it. In plpgsql, for a page of sixty people is noted with each look.
create function note_reads(through text, at_path text, entries jsonb) returns void
  language plpgsql security definer set search_path from current
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
      when asked.of_kind = 'conferences' then (select case when f.organization_id = here then 'own-duty' else f.basis end from conferences f where f.id = asked.record)
      else coalesce((select a.basis from case_access a
        where a.case_id = asked.of_case and a.organization_id = here and (a.account_id is null or a.account_id = reader)
        order by (a.valid_until is null or a.valid_until > business_now()) desc, (a.basis = 'own-duty' and a.scope @> '{all}') desc, a.scope <> '{}' desc, a.valid_from desc limit 1), 'own-duty') end as basis
    from (
      select entry.position, entry.kind, entry.of_kind, record, case when entry.of_kind = 'cases' then record else case_of_record(entry.of_kind, record) end as of_case
      from rows from (jsonb_to_recordset(entries) as (kind text, "of" text, ids uuid[])) with ordinality as entry(kind, of_kind, ids, position)
      cross join lateral unnest(entry.ids) as record
    ) asked
    where asked.of_case is not null or asked.of_kind = 'people'
  ) seen
  cross join lateral unnest(case when seen.of_kind in ('people', 'referrals') then array[seen.record] when seen.of_kind = 'documents' then array[seen.record, seen.of_case] else array[seen.of_case] end) as subject
  group by seen.position, seen.kind, seen.basis;
end $$;
revoke all on function case_of_record(text, uuid), note_reads(text, text, jsonb) from public, tsunagu_app, tsunagu_stats;
grant execute on function note_reads(text, text, jsonb) to tsunagu_readlog;

-- Until now work history, 聞き取り, プラン and forms were noted as the reader's own duty also where they were read on another
-- basis, and the person reads that on their own page. What was given at that moment is known.
do $$
declare many integer;
begin
  with seen as (
    select l.id, (select a.basis from case_access a
      where a.case_id = any (l.subject_ids) and a.organization_id = l.organization_id and (a.account_id is null or a.account_id = l.account_id)
        and a.valid_from <= l.read_at and (a.valid_until is null or a.valid_until > l.read_at)
      order by (a.basis = 'own-duty' and a.scope @> '{all}') desc, a.scope <> '{}' desc, a.valid_from desc limit 1) as basis
    from read_log l where l.basis = 'own-duty' and l.kind in ('case', 'document') and l.organization_id is not null
  )
  update read_log l set basis = seen.basis from seen where seen.id = l.id and seen.basis is not null and seen.basis <> 'own-duty';
  get diagnostics many = row_count;
  if many > 0 then raise notice '閲覧記録の根拠を、見たときのものに直しました: %件', many; end if;
end $$;
