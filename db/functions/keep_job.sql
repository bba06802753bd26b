-- A job goes its way and no other, what it said before stays, and who confirmed an age limit confirmed that one: where
-- what decides it changes, the confirmation is gone. The office confirms and changes nothing else.
create or replace function keep_job() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  -- What the database generates isn't there yet.
  confirming constant text[] := '{age_confirmed_by,age_confirmed_at,age_confirmed_note,changed_by,changed_at,version,
    expires_on,listed_on}';
  deciding constant text[] := '{age_least,age_most,age_ground,age_detail,age_measure_id,as_graduates,layer_own,
    layer_above,layer_below,retirement_age,experience_asked,term,channel,occupation,age_verdict}';
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
begin
  if old.state in ('filled', 'withdrawn') then
    raise exception 'a job that has ended does not change'
      using errcode = 'check_violation', constraint = 'jobs_ended_check';
  end if;
  if new.state <> old.state and not (old.state || ' ' || new.state) = any (
    '{draft waiting,draft open,draft withdrawn,waiting draft,waiting open,waiting withdrawn,open waiting,open filled,open withdrawn}')
  then
    raise exception 'a job can not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'jobs_way_check';
  end if;
  if acting_organization() <> old.organization_id and after - confirming is distinct from before - confirming then
    raise exception 'another organization confirms and changes nothing else'
      using errcode = 'insufficient_privilege', constraint = 'jobs_office_check';
  end if;
  if old.fact_id is not null and new.mark is distinct from old.mark then
    raise exception 'what was counted keeps its mark'
      using errcode = 'check_violation', constraint = 'jobs_counted_mark_check';
  end if;
  if exists (select from unnest(deciding) as name where before -> name is distinct from after -> name) then
    new.age_confirmed_by := null;
    new.age_confirmed_at := null;
    new.age_confirmed_note := '';
  end if;
  insert into job_versions (job_id, version, said, author_id, written_at, replaced_at)
  values (old.id, old.version, before - 'search_text',
    case when old.version = 1 then old.account_id else old.changed_by end, old.changed_at, new.changed_at);
  new.version := old.version + 1;
  return new;
end $$;
comment on function keep_job() is '求人の状態の順、直す前の内容、年齢の確認が何についてのものかを守る';
create or replace trigger keep_job before update on jobs for each row execute function keep_job();
