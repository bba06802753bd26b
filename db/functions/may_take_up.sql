-- Whether a closed case may be taken up again where the person comes: by whoever knows the person, and not where
-- somebody else has restricted it (its keeper decides then; the contact is told to them).
create or replace function may_take_up(subject uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select exists (
    select from cases c join people p on p.id = c.person_id
    where c.id = subject and c.status = 'closed' and c.disposed_at is null
      and c.merged_into is null and may_read(c.readers) and may_read(p.readers)
      and not exists (
        select from case_restrictions r
        where r.case_id = c.id and r.ended_at is null and r.organization_id <> acting_organization()))
$$;
