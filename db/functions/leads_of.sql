-- Whoever was the lead of this case before that moment, in any order; and of whom it was helped.
create or replace function leads_of(subject uuid, before timestamptz) returns text[]
  language sql stable security definer set search_path from current
as $$
  select array(select lead from (
    select c.responsible_organization_id as lead from cases c where c.id = subject
      and not exists (
        select from referrals r
        where r.case_id = subject and r.status = 'accepted' and r.mode = 'hand-over' and r.answered_at > before)
    union select r.from_organization_id from referrals r
      where r.case_id = subject and r.mode = 'hand-over' and r.status = 'accepted'
      and (r.answered_at <= before
        or r.answered_at = (
          select min(answered_at) from referrals n
          where n.case_id = subject and n.mode = 'hand-over' and n.status = 'accepted' and n.answered_at > before))
    union select r.to_organization_id from referrals r
      where r.case_id = subject and r.mode = 'hand-over' and r.status = 'accepted' and r.answered_at <= before
    ) each order by lead)
$$;
