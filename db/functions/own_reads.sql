-- Which organizations looked, by day; nobody's name, and not the person's own looks.
create or replace function own_reads(most integer)
  returns table (read_on date, organization text, basis text, many bigint)
  language sql stable security definer set search_path from current
as $$
  select (l.read_at at time zone 'Asia/Tokyo')::date, coalesce(o.name, ''), l.basis, count(*)
  from read_log l left join organizations o on o.id = l.organization_id
  where l.subject_ids && array(select unnest(ids_of_case(c.id)) from own_cases() c)
    and l.kind <> 'search' and l.account_id is distinct from acting_account()
  group by 1, 2, 3 order by 1 desc, 2, 3 limit most
$$;
