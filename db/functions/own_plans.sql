-- The plan that lives, once it was offered or agreed to. Reasons and notes of workers are not in it.
create or replace function own_plans()
  returns table (id uuid, case_id uuid, desk_id text, version integer, status text,
    offered boolean, wish text, starts_on date, ends_on date, review_on date, agreed_on date,
    needs_decision boolean, needs_sign_off boolean, goals jsonb, measures text[])
  language sql stable security definer set search_path from current
as $$
  select s.id, s.case_id, s.desk_id, s.version, s.status, s.status = 'draft', s.wish, s.starts_on, s.ends_on,
    s.review_on, s.agreed_on, s.needs_decision and s.decided_on is null, s.needs_sign_off and s.signed_off_at is null,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', g.id, 'goal', g.goal, 'steps', coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'step', t.step, 'doer', t.doer, 'doerName', t.doer_name,
          'dueOn', t.due_on, 'doneOn', t.done_on) order by t.position)
        from support_steps t
        where t.goal_id = g.id and t.removed_at is null), '[]')) order by g.position)
      from support_goals g
      where g.plan_id = s.id and g.removed_at is null), '[]'),
    coalesce((
      select array_agg(p.title order by p.position) from support_measures m
        join plan_measures p on p.fiscal_year = m.fiscal_year and p.id = m.measure_id
      where m.plan_id = s.id and m.fits and m.removed_at is null), '{}')
  from own_cases() c join support_plans s on s.case_id = c.id
  where (s.status = 'draft' and s.offered_at is not null) or s.status in ('agreed', 'running')
$$;
