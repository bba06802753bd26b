-- Trainings that are over while nobody has said how they ended, or has talked since; as far as
-- whoever is responsible now may read them.
create or replace function gap_left_training(today date)
  returns table (organization_id text, case_id uuid, id uuid, at date,
    desk_id text, account_id uuid, note text, referral_id uuid, training_id uuid)
  language sql stable
as $$
  select c.responsible_organization_id, c.id, t.id, coalesce(t.ended_on, t.ends_on), c.responsible_desk_id,
    c.responsible_account_id, t.course, null::uuid, case when t.ended_on is null then t.id end
  from trainings t join cases c on c.id = t.case_id
  where coalesce(t.ended_on, t.ends_on) between today - 180 and today - 1 and c.status = 'open'
    and (t.ended_on is null or c.last_contact_on < t.ended_on)
    and (t.readers ->> c.responsible_organization_id)::float8 > extract(epoch from business_now())
$$;
revoke execute on function gap_left_training from public;
grant execute on function gap_left_training to tsunagu_app;
