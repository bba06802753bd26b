-- What came of a gathering, in numbers: of everybody who signed up, whoever may read the records. A hire within six
-- months after it counts, and whoever was still working at the check of the sixth month.
create or replace function gathering_balance(gatherings_asked uuid[])
  returns table (id uuid, employers bigint, signed_up bigint, waited bigint, came bigint, interviews bigint,
    tour bigint, apply bigint, no_match bigint, declined bigint, absent bigint, hired bigint, kept bigint)
  language sql stable security definer set search_path from current
as $$
  select g.id,
    (select count(*) from gathering_booths b where b.gathering_id = g.id and b.withdrawn_at is null),
    s.signed_up, s.waited, s.came, i.interviews, i.tour, i.apply, i.no_match, i.declined, i.absent, h.hired, h.kept
  from gatherings g
    cross join lateral (
      select count(*) filter (where c.state = 'seated') as signed_up,
        count(*) filter (where c.state = 'waiting') as waited,
        count(*) filter (where u.checked_in_at is not null) as came
      from gathering_sign_ups u join seat_claims c on c.id = u.id where u.gathering_id = g.id) s
    cross join lateral (
      select count(*) as interviews, count(*) filter (where v.result = 'tour') as tour,
        count(*) filter (where v.result = 'apply') as apply, count(*) filter (where v.result = 'no-match') as no_match,
        count(*) filter (where v.result = 'declined') as declined,
        count(*) filter (where v.result = 'absent') as absent
      from gathering_interviews v join gathering_sign_ups u on u.id = v.sign_up_id
      where u.gathering_id = g.id and v.withdrawn_at is null) i
    cross join lateral (
      select count(distinct u.case_id) as hired,
        count(distinct u.case_id) filter (where exists (
          select from follow_ups f where f.placement_id = p.id and f.month = 6 and f.status = 'working')) as kept
      from gathering_sign_ups u
        join placements p on p.case_id = u.case_id
      where u.gathering_id = g.id and u.checked_in_at is not null
        and p.withdrawn_at is null and p.started_on between g.held_on and (g.held_on + interval '6 months')::date) h
  where g.id = any (gatherings_asked) and acting_role() is not null and acting_role() not in ('employer', 'person')
$$;
revoke execute on function gathering_balance from public;
grant execute on function gathering_balance to tsunagu_app;
