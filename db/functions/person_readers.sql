-- Whoever answers for somebody knows them: name and contact are the responsible desk's by its own duty, for as long as
-- it is responsible. A basis that ends closes what was shared, not that. Restricted, it is the accounts named.
create or replace function person_readers(subject uuid) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}') from (
    select reader, max(ends) as ends from (
      select p.organization_id as reader, 9e15::float8 as ends from people p
      where p.id = subject and not exists (
        select from cases c join case_restrictions r on r.case_id = c.id
        where c.person_id = p.id and r.organization_id = p.organization_id and r.ended_at is null)
      union all
      select account_key(n.account_id, p.organization_id), n.ends from people p join cases c on c.person_id = p.id
        join case_restrictions r on r.case_id = c.id and r.organization_id = p.organization_id and r.ended_at is null
        cross join lateral named_of(c.id, p.organization_id) n
      where p.id = subject
      union all
      select coalesce(account_key(coalesce(a.account_id, n.account_id), a.organization_id), a.organization_id),
        least(coalesce(extract(epoch from a.valid_until)::float8, 9e15), n.ends)
      from cases c join case_access a on a.case_id = c.id
        left join lateral (
          select true as is_restricted from case_restrictions r
          where r.case_id = c.id and r.organization_id = a.organization_id
            and r.ended_at is null) closed on a.account_id is null
        left join lateral named_of(c.id, a.organization_id) n on closed.is_restricted
      where c.person_id = subject
        and (a.scope && array['all', 'contact']
          or a.basis = 'own-duty' and a.organization_id = c.responsible_organization_id)
        and (closed.is_restricted is null or n.account_id is not null)
    ) each group by reader
  ) merged
$$;
