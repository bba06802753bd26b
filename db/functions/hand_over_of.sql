-- The つなぎ by which a case went from one organization to another, the latest one.
create or replace function hand_over_of(subject uuid, former text, lead text) returns uuid
  language sql stable set search_path from current
as $$
  select r.id from referrals r
  where r.case_id = subject and r.status = 'accepted' and r.mode = 'hand-over'
    and r.from_organization_id = former and r.to_organization_id = lead
  order by r.answered_at desc limit 1
$$;
revoke all on function hand_over_of(uuid, text, text) from public, tsunagu_app, tsunagu_stats;
