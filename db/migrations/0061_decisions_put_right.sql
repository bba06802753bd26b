-- What was decided in a meeting can be put right or taken back by who held it, with a reason; the minutes stay sealed. A consent that
-- was written by mistake is taken back as one.
alter table record_corrections drop constraint record_corrections_kind_check,
  add constraint record_corrections_kind_check check (kind in ('consultation', 'placement', 'follow-up', 'training', 'target-type', 'closure', 'outcome', 'decision'));
alter table conference_decisions add withdrawn_at timestamptz, add check (withdrawn_at is null or done_on is null);
comment on column conference_decisions.withdrawn_at is '取り消した日時(まちがって書いた)';
grant update (decision, owner_name, due_on, withdrawn_at) on conference_decisions to tsunagu_app;
create policy correct_host on conference_decisions for update to tsunagu_app
  using (may_read(readers) and exists (select from conferences f where f.id = conference_id and f.organization_id = acting_organization() and f.disposed_at is null));

-- The words are the host's, and that it is done is said by who had to do it.
create function keep_decision_sides() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare host text := (select organization_id from conferences where id = new.conference_id);
begin
  if (new.decision, new.owner_name, new.due_on, new.withdrawn_at) is distinct from (old.decision, old.owner_name, old.due_on, old.withdrawn_at) and acting_organization() is distinct from host
    or (new.done_on, new.done_by) is distinct from (old.done_on, old.done_by) and acting_organization() is distinct from old.organization_id
  then raise exception 'a decision is written by who held the meeting and done by who had to' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
create trigger keep_sides before update on conference_decisions for each row when (current_user = 'tsunagu_app') execute function keep_decision_sides();

create or replace function conference_counts(since date, until date)
  returns table (organization_id text, kind text, many bigint, people bigint, decisions bigint)
  language sql stable security definer set search_path from current
as $$
  select c.organization_id, c.kind, count(*), coalesce(sum((select count(*) from conference_participants p where p.conference_id = c.id and p.attended)), 0)::bigint,
    coalesce(sum((select count(*) from conference_decisions d where d.conference_id = c.id and d.withdrawn_at is null)), 0)::bigint
  from conferences c where c.status = 'closed' and c.held_on between since and until group by 1, 2
$$;

alter table consents add withdrawn_because text check (withdrawn_because in ('person', 'mistake')), add check (withdrawn_because is null or withdrawn_at is not null);
comment on column consents.withdrawn_because is '本人の申し出か、書きまちがいか';
grant update (withdrawn_because) on consents to tsunagu_app;
