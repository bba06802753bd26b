-- What may be disposed of at the acting organization: its closed cases, those of callers who never said who they are a
-- year after the last word, and papers of its conferences while the case itself lives on. A case with a conference is
-- kept at least as long as that conference's papers. Restricted cases are among them, without a word about whom: who
-- may read a case, reads its name through the policies.
create or replace function disposal_candidates(only_case uuid default null, only_conference uuid default null)
  returns table (kind text, case_id uuid, conference_id uuid, ended_on date, term_years integer, held boolean)
  language plpgsql stable security definer set search_path from current
as $$
declare
  here text := acting_organization();
  today date := business_today();
  case_years integer := kept_setting('retention.caseYears', 5);
  anonymous_years integer := kept_setting('retention.anonymousYears', 1);
  conference_years integer := kept_setting('retention.conferenceYears', 5);
  papers_until date := (business_today() - make_interval(years => conference_years))::date;
  stopped uuid[] := held_cases();
  one_person uuid[] := case when only_conference is not null
    then people_of_record((select f.case_id from conferences f where f.id = only_conference)) end;
begin
  return query
    with due as (
      select c.id, c.person_id, 'case' as kind, c.closed_on as ended, case_years as term from cases c
      where c.responsible_organization_id = here and c.status = 'closed'
        and c.disposed_at is null and c.merged_into is null
        and c.closed_on < (today - make_interval(years => case_years))::date
        and (only_case is null or c.id = only_case) and (one_person is null or c.person_id = any(one_person))
      union all
      select c.id, c.person_id, 'anonymous', greatest(c.last_contact_on, c.closed_on), anonymous_years from cases c
        join people p on p.id = c.person_id
      where c.responsible_organization_id = here and c.status = 'closed'
        and c.disposed_at is null and c.merged_into is null and c.first_speaker = 'anonymous'
        and c.last_contact_on < (today - make_interval(years => anonymous_years))::date
        and c.closed_on < (today - make_interval(years => anonymous_years))::date
        and p.family_name || p.given_name || p.family_name_kana || p.given_name_kana || p.phone || p.email = ''
        and p.birth_date is null and (only_case is null or c.id = only_case)
        and (one_person is null or c.person_id = any(one_person))
    ), cases_due as (
      -- Where both hold, the shorter term: nobody was ever known by name. Few records
      -- are merged; only those are looked through.
      select distinct on (d.id) d.* from due d
      where not exists (
        select from conferences f where f.case_id = d.id and f.disposed_at is null and f.held_on >= papers_until)
        and (not exists (select from people m where m.merged_into = d.person_id)
          or not exists (
            select from conferences f join cases c on c.id = f.case_id
            where c.person_id = any(people_of_record(d.id)) and f.disposed_at is null and f.held_on >= papers_until))
      order by d.id, d.kind
    ), papers_due as (
      select f.id, f.case_id, f.held_on from conferences f join cases c on c.id = f.case_id
      where f.organization_id = here and f.disposed_at is null
        and f.status in ('closed', 'cancelled') and f.held_on < papers_until
        and c.disposed_at is null and (only_conference is null or f.id = only_conference)
        -- They go with their case where that is due.
        and not exists (select from cases_due d where d.id = f.case_id)
        and (c.merged_into is null
          or not exists (
            select from cases_due d join cases r on r.id = d.id where r.person_id = any(people_of_record(f.case_id))))
    )
    select d.kind, d.id, null::uuid, d.ended, d.term, d.id = any(stopped) from cases_due d where only_conference is null
    union all
    select 'minutes', p.case_id, p.id, p.held_on, conference_years, p.case_id = any(stopped) from papers_due p
    where only_case is null;
end $$;
