-- The flow between kinds of desks, and how long a hand-over takes at each seam. Counts and medians alone.
create or replace function referral_flow(since date, today date, outcome_days integer)
  returns table (from_kind text, to_kind text, sent bigint, accepted bigint, declined bigint,
    silent bigint, due_outcome bigint, with_outcome bigint, answer_days double precision)
  language sql stable security definer set search_path from current
as $$
  -- Alike ones are put together first: tens of thousands of a year are some thousand rows, and the
  -- middle of the days is found among those.
  with alike as materialized (
    select f.kind as from_kind, t.kind as to_kind, r.status, r.answered_on - r.sent_on as days,
      r.status = 'sent' and r.respond_by < today as is_silent,
      r.sent_on <= today - outcome_days as is_due, r.outcome is not null as is_told, count(*) as many
    from referrals r join desks f on f.id = r.from_desk_id join desks t on t.id = r.to_desk_id
    where r.sent_on >= since group by 1, 2, 3, 4, 5, 6, 7
  ), answered as (
    select from_kind, to_kind, days, sum(sum(many)) over (partition by from_kind, to_kind order by days) as up_to,
      sum(sum(many)) over (partition by from_kind, to_kind) as of_all
    from alike where status in ('accepted', 'declined') and days is not null group by 1, 2, 3
  ), medians as (
    select from_kind, to_kind,
      (min(days) filter (where up_to * 2 >= of_all)
        + min(days) filter (where up_to * 2 > of_all))::float8 / 2 as answer_days
    from answered group by 1, 2
  )
  select from_kind, to_kind, sum(many)::bigint, coalesce(sum(many) filter (where status = 'accepted'), 0)::bigint,
    coalesce(sum(many) filter (where status = 'declined'), 0)::bigint,
    coalesce(sum(many) filter (where is_silent), 0)::bigint,
    -- In the denominator also whoever never answered (domain §4.1, loop closure).
    coalesce(sum(many) filter (where status <> 'withdrawn' and is_due), 0)::bigint,
    coalesce(sum(many) filter (where is_due and (is_told or status = 'declined')), 0)::bigint, min(m.answer_days)
  from alike a left join medians m using (from_kind, to_kind)
  group by 1, 2
$$;
