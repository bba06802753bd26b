-- The flow between kinds of desks, and how long a hand-over takes at each seam. Counts and medians alone.
create or replace function referral_flow(since date, today date, outcome_days integer)
  returns table (from_kind text, to_kind text, sent bigint, accepted bigint, declined bigint, silent bigint, due_outcome bigint, with_outcome bigint, answer_days double precision)
  language sql stable security definer set search_path from current
as $$
  select f.kind, t.kind, count(*), count(*) filter (where r.status = 'accepted'), count(*) filter (where r.status = 'declined'), count(*) filter (where r.status = 'sent' and r.respond_by < today),
    -- In the denominator also whoever never answered (domain §4.1, loop closure).
    count(*) filter (where r.status <> 'withdrawn' and r.sent_on <= today - outcome_days), count(*) filter (where r.sent_on <= today - outcome_days and (r.outcome is not null or r.status = 'declined')),
    percentile_cont(0.5) within group (order by (r.answered_on - r.sent_on)::float8) filter (where r.status in ('accepted', 'declined'))
  from referrals r join desks f on f.id = r.from_desk_id join desks t on t.id = r.to_desk_id
  where r.sent_on >= since group by 1, 2
$$;
