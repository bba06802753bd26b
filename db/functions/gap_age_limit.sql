-- People at a youth support station who soon are older than it may take; the day is that birthday.
create or replace function gap_age_limit(today date, age_limit integer, notice_days integer)
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select c.responsible_organization_id, c.id, c.id, (p.birth_date + make_interval(years => age_limit + 1))::date,
    c.responsible_desk_id, c.responsible_account_id, '', null::uuid, null::uuid
  from cases c join desks d on d.id = c.responsible_desk_id join people p on p.id = c.person_id
  where c.status = 'open' and d.kind = 'youth-support-station'
    -- As dates: compared with timestamps, the planner can't see how few they are.
    and p.birth_date between (today - make_interval(years => age_limit + 1))::date
      and (today - make_interval(years => age_limit + 1))::date + notice_days
$$;
revoke execute on function gap_age_limit from public;
grant execute on function gap_age_limit to tsunagu_app;
