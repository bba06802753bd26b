-- One account is one person's, whichever desks have opened a page for it; and never a worker's. People not known by
-- name are told apart by their record alone.
create or replace function own_page_fits(account uuid, of_case uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select not exists (select from memberships m where m.account_id = account and m.role <> 'person') and not exists (
    select from own_pages o join cases mine on mine.id = of_case join cases other on other.id = o.case_id
      join people p on p.id = mine.person_id join people q on q.id = other.person_id
    where o.account_id = account and coalesce(p.merged_into, p.id) <> coalesce(q.merged_into, q.id))
$$;
