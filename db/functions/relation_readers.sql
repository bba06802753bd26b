create or replace function relation_readers(subject uuid, relative uuid) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(a.key,
    least(a.value::text::float8, coalesce(b.value::text::float8, a.value::text::float8))), '{}')
  from people p cross join lateral jsonb_each(p.readers) a
    left join people q on q.id = relative left join lateral jsonb_each(q.readers) b on b.key = a.key
  where p.id = subject and (relative is null or b.key is not null)
$$;
