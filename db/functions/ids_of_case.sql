-- Who looked, whole: a look at the person or at a つなぎ of the case was noted without the case's own id.
create or replace function ids_of_case(subject uuid) returns uuid[]
  language sql stable security definer set search_path from current
as $$
  select array(
    select subject
    union select c.person_id from cases c
      where c.id = subject and c.person_id is not null
    union select r.id from referrals r where r.case_id = subject
    union select a.conference_id from case_access a where a.case_id = subject and a.conference_id is not null)
$$;
