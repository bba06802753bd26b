-- A case is disposed of with all records of the person that were merged into one, and not without them: everybody of
-- whom this case is a part, from the record that goes on down to the last that was merged into it.
create or replace function people_of_record(of_case uuid) returns uuid[]
  language sql stable security definer set search_path from current
as $$
  with recursive upward as (
    select p.id, p.merged_into from cases c join people p on p.id = c.person_id where c.id = of_case
    union
    select p.id, p.merged_into from people p join upward on p.id = upward.merged_into
  ), whole as (
    select id from upward where merged_into is null
    union
    select p.id from people p join whole on p.merged_into = whole.id
  ) select coalesce(array_agg(id), '{}') from whole
$$;
