-- To whom a change of a gathering is told: who signed people up, and how many; where the account is no more, the
-- managers of its organization. Addresses only, nobody's record. For the host, and for duties that act for it.
create or replace function signers_of_gathering(of_gathering uuid) returns table (email text, people bigint)
  language sql stable security definer set search_path from current
as $$
  select address.email, count(distinct s.id)
  from gathering_sign_ups s
    join gatherings g on g.id = s.gathering_id
    cross join lateral (
      select a.email from accounts a where a.id = s.account_id and is_member(a.id, s.organization_id)
      union all
      select a.email from memberships m join accounts a on a.id = m.account_id
      where m.organization_id = s.organization_id and m.role = 'manager' and is_member(a.id, m.organization_id)
        and (s.account_id is null or not is_member(s.account_id, s.organization_id))
    ) address
  where s.gathering_id = of_gathering and s.withdrawn_at is null and g.organization_id = acting_organization()
  group by 1 order by 1
$$;
revoke execute on function signers_of_gathering from public;
grant execute on function signers_of_gathering to tsunagu_app;
