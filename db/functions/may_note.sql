-- The ledger ----------------------------------------------------------------------------------------------------------
-- Of one's own doing, in one's own name, on a case that one sees or has to look at.
create or replace function may_note(of_case uuid) returns boolean
  language sql stable security definer set search_path from current
as $$
  select acting_account() is null or exists (select from cases c where c.id = of_case and may_read(c.readers))
    or acting_role() = 'manager'
      and exists (
        select from emergency_accesses e
        where e.case_id = of_case and acting_organization() in (e.organization_id, e.responsible_organization_id))
    or exists (select from own_pages o where o.case_id = of_case and o.account_id = acting_account())
    -- What a conference decided for an organization is done and noted by it, whatever else it sees.
    or exists (
      select from conference_decisions d
      where d.case_id = of_case and d.organization_id = acting_organization() and may_read(d.readers))
$$;
