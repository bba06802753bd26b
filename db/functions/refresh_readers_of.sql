-- Kept beside the row -------------------------------------------------------------------------------------------------
create or replace function refresh_readers_of(subject uuid) returns void
  language plpgsql security definer set search_path from current
as $$
declare
  place case_parts;
  meeting uuid;
begin
  update cases set readers = case_readers(subject, null, null)
    where id = subject and readers is distinct from case_readers(subject, null, null);
  update people set readers = person_readers(people.id) from cases
    where cases.id = subject and people.id = cases.person_id
      and people.readers is distinct from person_readers(people.id);
  for place in select * from case_parts loop
    execute format('update %I set readers = case_readers(case_id, %s, %s) where case_id = $2', place.table_name,
      case when place.by_row then 'part' else '$1' end,
      case when place.has_author then 'organization_id' else 'null' end)
      using place.part, subject;
  end loop;
  update referrals set readers = readers where case_id = subject;
  update referral_news set readers = org_readers(case_id, organization_id) where case_id = subject;
  update emergency_accesses e set readers = emergency_readers(e) where case_id = subject;
  update walk_ins w set readers = walk_in_readers(w) where case_id = subject;
  for meeting in select id from conferences where case_id = subject loop
    perform refresh_conference_readers(meeting);
  end loop;
end $$;
