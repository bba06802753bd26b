-- For the council's yearly list: how many of each kind, by organization; no case and no name.
create or replace function conference_counts(since date, until date)
  returns table (organization_id text, kind text, many bigint, people bigint, decisions bigint)
  language sql stable security definer set search_path from current
as $$
  select c.organization_id, c.kind, count(*),
    coalesce(sum((select count(*) from conference_participants p
      where p.conference_id = c.id and p.attended)), 0)::bigint,
    coalesce(sum((select count(*) from conference_decisions d
      where d.conference_id = c.id and d.withdrawn_at is null)), 0)::bigint
  from conferences c where c.status = 'closed' and c.held_on between since and until group by 1, 2
$$;
