create or replace function refresh_conference_readers(subject uuid) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  update conferences set readers = conference_readers(subject, 'frame') where id = subject;
  update conference_participants set readers = conference_readers(subject, 'frame') where conference_id = subject;
  update conference_papers set readers = conference_readers(subject, 'papers') where conference_id = subject;
  update conference_addenda a set readers = org_readers(c.case_id, c.organization_id) from conferences c
    where c.id = a.conference_id and a.conference_id = subject;
  update conference_decisions set readers = conference_readers(subject, 'papers')
      || org_readers(case_id, organization_id)
    where conference_id = subject;
end $$;
