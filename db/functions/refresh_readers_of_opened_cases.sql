-- Who may read the rows of a case is refreshed once a statement, however many doors it opens: row by row, 100,000 cases
-- took 8 ms each, most of it for tables that had no row of theirs yet.
create or replace function refresh_readers_of_opened_cases() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare place case_parts;
begin
  -- A row that is written at this moment takes its case for sharing: it waits for us, or we for it.
  perform from cases where id in (select case_id from opened) order by id for update;
  -- Few cases: everything that hangs on them. Many at once are new ones (an import) and have nothing else yet.
  if (select count(distinct case_id) from opened) <= 5 then
    perform refresh_readers_of(id) from (select distinct case_id as id from opened) each;
    return null;
  end if;
  update cases set readers = now_read.readers
    from (
      select id, case_readers(id, null, null) as readers from (select distinct case_id as id from opened) each) now_read
    where cases.id = now_read.id and cases.readers is distinct from now_read.readers;
  update people set readers = now_read.readers
    from (
      select person_id, person_readers(person_id) as readers from cases
      where id in (select case_id from opened)) now_read
    where people.id = now_read.person_id and people.readers is distinct from now_read.readers;
  for place in select * from case_parts loop
    execute format(
      'update %I set readers = case_readers(case_id, %s, %s) where case_id in (select case_id from opened)',
      place.table_name, case when place.by_row then 'part' else '$1' end,
      case when place.has_author then 'organization_id' else 'null' end)
      using place.part;
  end loop;
  return null;
end $$;
