-- part: null, whoever has any door; 'own', the writing organization; 'lead', it and who
-- answers for the case; else what doors open.
create or replace function case_readers(subject uuid, part text, author text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}')
  from (
    select coalesce(account_key(coalesce(a.account_id, n.account_id), a.organization_id), a.organization_id) as reader,
      max(least(coalesce(extract(epoch from a.valid_until)::float8, 9e15), n.ends)) as ends
    from case_access a
      left join lateral (
        select true as is_restricted from case_restrictions r
        where r.case_id = subject and r.organization_id = a.organization_id
          and r.ended_at is null) closed on a.account_id is null
      left join lateral named_of(subject, a.organization_id) n on closed.is_restricted
    where a.case_id = subject and (closed.is_restricted is null or n.account_id is not null) and case
      when part is null or a.organization_id = author then true
      when part = 'own' then false
      when part = 'lead' then a.organization_id = (select responsible_organization_id from cases where id = subject)
      -- One's own duty alone opens nobody else's records.
      else a.basis <> 'own-duty' and a.scope && array['all', part]
        and (author is null or a.authors is null or author = any(a.authors)) end
    group by 1
  ) access
$$;
