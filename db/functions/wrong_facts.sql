-- The first differences between what is counted and what follows from the records: for verify, which acts for nobody.
-- Who acts for an organization is told of no case, not even that there is one.
create or replace function wrong_facts(from_case uuid, most integer)
  returns table (last_case uuid, cases integer, case_id uuid, kind text, occurred_on date, is_counted boolean)
  language plpgsql stable security definer set search_path from current
as $$
declare subjects uuid[];
begin
  select array_agg(c.id order by c.id) into subjects
    from (
      select c.id from cases c
      where (from_case is null or c.id > from_case) and c.disposed_at is null
        and acting_account() is null and acting_organization() is null
      order by c.id limit most) c;
  return query
    select subjects[cardinality(subjects)], cardinality(subjects),
      d.case_id, d.kind, d.occurred_on, d.fact_id is not null
    from (select 1) one
      left join lateral (
        select * from fact_differences(subjects) x order by x.case_id, x.occurred_on, x.kind limit 1) d on true
    where subjects is not null;
end $$;
