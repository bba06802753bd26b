-- The case to which a record leads; null where it leads to none.
create or replace function case_of_record(of_kind text, record uuid) returns uuid
  language sql stable security definer set search_path from current
as $$
  select case of_kind
    when 'cases' then (select id from cases where id = record)
    when 'people' then (
      select id from cases
      where person_id = record
      order by merged_into is not null, status = 'closed', opened_on desc, id limit 1)
    when 'referrals' then (select case_id from referrals where id = record)
    when 'joint_supports' then (select case_id from joint_supports where id = record)
    when 'appointments' then (select case_id from appointments where id = record)
    when 'placements' then (select case_id from placements where id = record)
    when 'follow_ups' then (select case_id from follow_ups where id = record)
    when 'trainings' then (select case_id from trainings where id = record)
    when 'conferences' then (select case_id from conferences where id = record)
    when 'conference_decisions' then (select case_id from conference_decisions where id = record)
    when 'consents' then (select case_id from consents where id = record)
    when 'case_access' then (select case_id from case_access where id = record)
    when 'documents' then (select case_id from documents where id = record)
    when 'emergency_accesses' then (select case_id from emergency_accesses where id = record)
    when 'support_plans' then (select case_id from support_plans where id = record)
    when 'consultations' then (select case_id from consultations where id = record)
    when 'target_type_decisions' then (select case_id from target_type_decisions where id = record)
    when 'retention_holds' then (select case_id from retention_holds where id = record)
    when 'gathering_sign_ups' then (select case_id from gathering_sign_ups where id = record)
    when 'gathering_interviews' then (select case_id from gathering_interviews where id = record)
    when 'trials' then (select case_id from trials where id = record)
    when 'introductions' then (select case_id from introductions where id = record)
    when 'introduction_interviews' then (select case_id from introduction_interviews where id = record)
  end
$$;
