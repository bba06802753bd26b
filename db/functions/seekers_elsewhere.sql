-- Who looks for such a job at other organizations, as far as they agreed to be seen: which desk to ask, and what they
-- wish for; nobody's name, number or age. Not of a record that is restricted, nor of one that has ended.
create or replace function seekers_elsewhere(words text[], most integer)
  returns table (desk_name text, first_occupation text, second_occupation text, third_occupation text, regular text,
    weekly_hours smallint, pay_kind text, pay_least integer, municipality_codes text[], wants text[], musts text[])
  language sql stable security definer set search_path from current
as $$
  select d.name, w.first_occupation, w.second_occupation, w.third_occupation, w.regular, w.weekly_hours, w.pay_kind,
    w.pay_least, w.municipality_codes, w.wants, w.musts
  from job_wishes w
    join cases c on c.id = w.case_id
    join desks d on d.id = c.responsible_desk_id
  where w.replaced_at is null and w.seen_by = 'council' and w.keywords && words
    and c.status = 'open'
    -- Who wins employers reads no case, also not at their own organization.
    and (c.responsible_organization_id <> acting_organization() or acting_role() = 'employer-support')
    and not exists (select from case_restrictions r where r.case_id = c.id and r.ended_at is null)
    and acting_role() = any ('{counselor,manager,municipal,employer-support}')
  order by w.recorded_at desc, w.id limit most
$$;
revoke execute on function seekers_elsewhere from public;
grant execute on function seekers_elsewhere to tsunagu_app;
