-- Whom a decision of a meeting is about, for who sat in it and has to do it: as long as it isn't done, where the
-- meeting was about who the person is, and nobody has restricted the case since.
create or replace function decision_person(of_decision uuid)
  returns table (family_name text, given_name text, family_name_kana text, given_name_kana text, alias text)
  language sql stable security definer set search_path from current
as $$
  select p.family_name, p.given_name, p.family_name_kana, p.given_name_kana, p.alias
  from conference_decisions d
    join conferences f on f.id = d.conference_id and f.status = 'closed'
      and f.disposed_at is null and f.parts && array['all', 'contact']
    join conference_participants g on g.conference_id = f.id and g.account_id = acting_account()
      and g.organization_id = acting_organization() and g.attended and g.removed_at is null
    join cases c on c.id = d.case_id and c.disposed_at is null
    join people p on p.id = c.person_id
  where d.id = of_decision and d.organization_id = acting_organization() and d.done_on is null
    and not exists (select from case_restrictions r where r.case_id = c.id and r.ended_at is null)
$$;
