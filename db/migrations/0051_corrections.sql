-- Every record can be put right or taken back, with a reason. What stood there before is kept in words, for whoever could read it.
create table record_corrections (
  id uuid primary key,
  case_id uuid not null references cases,
  kind text not null check (kind in ('consultation', 'placement', 'follow-up', 'training', 'target-type', 'closure', 'outcome')),
  -- As in case_parts; null is whoever sees the case, own the organization that wrote it.
  part text check (part in ('work-history', 'consultations', 'assessment', 'plan', 'own')),
  record_id uuid not null,
  organization_id text not null references organizations,
  desk_id text references desks,
  account_id uuid references accounts,
  is_withdrawal boolean not null,
  before jsonb not null check (jsonb_typeof(before) = 'object' and octet_length(before::text) <= 409600),
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  corrected_at timestamptz not null default business_now(),
  readers jsonb not null default '{}'
);
comment on table record_corrections is '記録の訂正と取り消し。前の言葉が、理由といっしょに残る';
call protect_case_table('record_corrections', null, true);
create index record_corrections_record on record_corrections (record_id, corrected_at);
create policy write_own on record_corrections for insert to tsunagu_app
  with check (organization_id = acting_organization() and (acting_account() is null or account_id is not distinct from acting_account()) and exists (select from cases where cases.id = case_id));
grant select, insert on record_corrections to tsunagu_app;

grant update (employer_name, started_on, regular, weekly_hours, route, withdrawn_at) on placements to tsunagu_app;
grant update (due_on) on follow_ups to tsunagu_app;
comment on column placements.withdrawn_at is '取り消した日時(まちがって書いた)';
grant update (kind, course, provider, starts_on) on trainings to tsunagu_app;
-- Nothing is counted of a training and nothing hangs on it: what was written by mistake goes, its words stay in the correction.
create function withdraw_training(training uuid) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  delete from trainings t where t.id = training and may_read(t.readers) and exists (select from cases c where c.id = t.case_id and c.responsible_organization_id = acting_organization());
  return found;
end $$;

-- A talk that was written by mistake is taken back by the organization that wrote it; its words stay.
create function withdraw_consultation(talk uuid) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  update consultations set withdrawn_at = business_now()
    where id = talk and organization_id = acting_organization() and may_read(readers) and superseded_at is null and withdrawn_at is null;
  return found;
end $$;
-- A judgement is put right by a row that names it, or taken back.
alter table target_type_decisions add corrects_id uuid references target_type_decisions;
create unique index target_type_decisions_one_correction on target_type_decisions (corrects_id) where corrects_id is not null;
create function withdraw_type_decision(decision uuid) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  update target_type_decisions t set withdrawn_at = business_now()
    where t.id = decision and may_read(t.readers) and t.withdrawn_at is null
      and exists (select from cases c where c.id = t.case_id and c.responsible_organization_id = acting_organization());
  return found;
end $$;

-- Somebody hadn't left after all: the episode that the leaving opened goes with it, as long as nothing stands on it.
create function undo_separation(subject uuid) returns boolean
  language plpgsql security definer set search_path from current
as $$
declare last integer;
begin
  select c.episode into last from cases c join episodes e on e.case_id = c.id and e.number = c.episode
    where c.id = subject and c.responsible_organization_id = acting_organization() and may_read(c.readers) and c.status = 'open' and e.reason = 'separation'
      and not exists (select from placements p where p.case_id = c.id and p.episode = c.episode and p.withdrawn_at is null)
    for update of c;
  if last is null then return false; end if;
  update cases set episode = last - 1, version = version + 1 where id = subject;
  delete from episodes where case_id = subject and number = last;
  return true;
end $$;
revoke all on function withdraw_training(uuid), withdraw_consultation(uuid), withdraw_type_decision(uuid), undo_separation(uuid) from public;
grant execute on function withdraw_training(uuid), withdraw_consultation(uuid), withdraw_type_decision(uuid), undo_separation(uuid) to tsunagu_app;
