-- The cases whose page is the acting account's.
create or replace function own_cases() returns table (id uuid, desk_id text, status text)
  language sql stable security definer set search_path from current
as $$
  select c.id, c.responsible_desk_id, c.status from own_pages o join cases c on c.id = o.case_id
  where o.account_id = acting_account() and o.ended_at is null order by o.opened_at desc, o.id
$$;
