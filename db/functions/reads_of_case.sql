-- Who looked at a case: for its responsible desk and, in the names of organizations, for the person (domain §8.1).
create or replace function reads_of_case(subject uuid, most integer)
  returns table (read_on date, organization_id text, account_id uuid, basis text, door text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select (l.read_at at time zone 'Asia/Tokyo')::date, l.organization_id, l.account_id, l.basis, l.door, count(*)
  from read_log l
  where l.subject_ids && ids_of_case(subject) and l.kind <> 'search'
    and exists (
      select from cases c
      where c.id = subject and may_read(c.readers) and c.responsible_organization_id = acting_organization())
  group by 1, 2, 3, 4, 5 order by 1 desc, 2, 3 limit most
$$;
