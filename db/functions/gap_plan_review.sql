-- Running plans whose review is past its day.
create or replace function gap_plan_review(today date)
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select s.organization_id, s.case_id, s.id, s.review_on,
    c.responsible_desk_id, c.responsible_account_id, '', null::uuid, null::uuid
  from support_plans s join cases c on c.id = s.case_id
  where s.status = 'running' and s.review_on < today and c.status = 'open'
$$;
revoke execute on function gap_plan_review from public;
grant execute on function gap_plan_review to tsunagu_app;
