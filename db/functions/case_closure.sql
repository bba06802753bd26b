-- What was summed up at a case's end is of the talks, by who led then.
create or replace function case_closure(of_case uuid) returns table (summary text, reopen_hint text)
  language sql stable security definer set search_path from current
as $$
  select c.closure_summary, c.closure_reopen_hint from cases c
  where c.id = of_case and may_read(case_readers(c.id, 'consultations', c.responsible_organization_id))
$$;
