-- What a migration left to be counted again, by portions; for the product itself. @returns how many cases, and what was struck out and added.
create or replace function project_left_over(most integer) returns table (cases integer, struck integer, added integer)
  language plpgsql security definer set search_path from current
as $$
declare subjects uuid[];
begin
  with portion as (select p.subject, p.written_by from projections_due p where p.written_by = '0'::xid8 and acting_account() is null and acting_organization() is null order by p.subject limit most for update skip locked),
    taken as (delete from projections_due p using portion where p.subject = portion.subject and p.written_by = portion.written_by returning p.subject)
  select array_agg(subject) into subjects from taken;
  return query select coalesce(cardinality(subjects), 0), p.struck, p.added from project_cases(coalesce(subjects, '{}')) p;
end $$;

-- The first differences between what is counted and what follows from the records: for verify, which acts for nobody. Who acts for an
-- organization is told of no case, not even that there is one.
create or replace function wrong_facts(from_case uuid, most integer) returns table (last_case uuid, cases integer, case_id uuid, kind text, occurred_on date, is_counted boolean)
  language plpgsql stable security definer set search_path from current
as $$
declare subjects uuid[];
begin
  select array_agg(c.id order by c.id) into subjects from (select c.id from cases c where (from_case is null or c.id > from_case) and c.disposed_at is null and acting_account() is null and acting_organization() is null order by c.id limit most) c;
  return query select subjects[cardinality(subjects)], cardinality(subjects), d.case_id, d.kind, d.occurred_on, d.fact_id is not null
    from (select 1) one left join lateral (select * from fact_differences(subjects) x order by x.case_id, x.occurred_on, x.kind limit 1) d on true where subjects is not null;
end $$;
