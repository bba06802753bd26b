-- Silence: the duty acts for the sending organization and reads no case; of a restricted one it couldn't. It says that
-- nobody has answered and makes calling the next step, unless something is due by then anyway.
create or replace function escalate_referral(of_referral uuid, action uuid)
  returns table (case_id uuid, from_desk_id text, to_desk_id text,
    from_organization_id text, to_organization_id text, calling boolean)
  language plpgsql security definer set search_path from current
as $$
#variable_conflict use_column
declare
  silent referrals;
  open next_actions;
  led cases;
begin
  select * into silent from referrals r
    where r.id = of_referral and r.from_organization_id = acting_organization()
      and r.status = 'sent' and r.escalated_at is null
    for update;
  if not found then return; end if;
  select * into led from cases c where c.id = silent.case_id for update;
  update referrals set escalated_at = business_now() where id = silent.id;
  select * into open from next_actions n where n.case_id = silent.case_id and n.ended_at is null;
  calling := open.id is null or open.due_on > business_today();
  if calling then
    update next_actions set ended_at = business_now(), ended_by = acting_account(), ended_how = 'changed'
      where id = open.id;
    insert into next_actions (id, case_id, organization_id, desk_id,
        account_id, kind, due_on, note, origin, created_at, created_by)
      values (action, silent.case_id, led.responsible_organization_id, led.responsible_desk_id,
        silent.from_account_id, 'call', business_today(),
        '返事のないつなぎを、' || (select d.short_name from desks d where d.id = silent.to_desk_id) || 'に電話で確かめる'
          || coalesce('(もとの予定 ' || extract(month from open.due_on) || '月' || extract(day from open.due_on) || '日 '
            || left(open.note, 500) || ')', ''),
        'worker', business_now(), acting_account());
  end if;
  return query
    select silent.case_id, silent.from_desk_id, silent.to_desk_id,
      silent.from_organization_id, silent.to_organization_id, calling;
end $$;
