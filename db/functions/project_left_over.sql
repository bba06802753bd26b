-- What a migration left to be counted again, by portions; for the product itself. @returns how many
-- cases, and what was struck out and added.
create or replace function project_left_over(most integer) returns table (cases integer, struck integer, added integer)
  language plpgsql security definer set search_path from current
as $$
declare subjects uuid[];
begin
  with portion as (
    select p.subject, p.written_by from projections_due p
    where p.written_by = '0'::xid8 and acting_account() is null and acting_organization() is null
    order by p.subject limit most for update skip locked
  ), taken as (
    delete from projections_due p using portion
      where p.subject = portion.subject and p.written_by = portion.written_by
      returning p.subject
  )
  select array_agg(subject) into subjects from taken;
  return query
    select coalesce(cardinality(subjects), 0), p.struck, p.added from project_cases(coalesce(subjects, '{}')) p;
end $$;
