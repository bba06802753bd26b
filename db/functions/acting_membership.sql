-- One account has one role at a time today. Where an account belongs to several, the one that has no end and began
-- last; a choice by the person will stand here. Who works with cases works at a desk: without one of their own, at the
-- organization's first.
create or replace function acting_membership(of_account uuid)
  returns table (role text, organization_id text, organization_name text, desk_id text, desk_name text)
  language plpgsql stable security definer set search_path from current
as $$
begin
  return query
    select m.role, m.organization_id, coalesce(o.name, ''), d.id, coalesce(d.short_name, '')
    from memberships m
    left join organizations o on o.id = m.organization_id
    left join lateral (
      select desks.id, desks.short_name from desks
      where desks.organization_id = m.organization_id
        and case when m.desk_id is not null then desks.id = m.desk_id
          else m.role in ('counselor', 'manager', 'employer-support', 'municipal') and desks.retired_on is null end
      order by desks.position, desks.id limit 1
    ) d on true
    where m.account_id = of_account
      and m.valid_from <= (now() at time zone 'Asia/Tokyo')::date
      and (m.valid_to is null or m.valid_to >= (now() at time zone 'Asia/Tokyo')::date)
    order by (m.valid_to is null) desc, m.valid_from desc, m.id desc
    limit 1;
end $$;
