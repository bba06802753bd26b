-- Conferences ---------------------------------------------------------------------------------------------------------
create or replace function conference_readers(subject uuid, part text) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select coalesce(jsonb_object_agg(reader, ends), '{}') from (
    select reader, max(ends) as ends from (
      select host.key as reader, host.value::float8 as ends from conferences c
        cross join lateral jsonb_each_text(org_readers(c.case_id, c.organization_id)) host
      where c.id = subject
      union all
      select account_key(p.account_id, p.organization_id),
        case when part = 'frame' then 9e15::float8
          when c.status = 'open' then extract(epoch from ((c.held_on + c.ends_at) at time zone 'Asia/Tokyo'))::float8
          else 0 end
      from conferences c join conference_participants p on p.conference_id = c.id
      where c.id = subject and p.account_id is not null and p.removed_at is null
    ) each group by reader
  ) merged where ends > 0
$$;
