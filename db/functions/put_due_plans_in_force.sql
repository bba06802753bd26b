create or replace function put_due_plans_in_force(day date) returns table (fiscal_year smallint, retired jsonb)
  language plpgsql security definer set search_path from current
as $$
declare due record;
begin
  for due in
    select v.id, v.fiscal_year as year from plan_versions v
    where v.state = 'resolved' and v.put_in_force_at is null and v.effective_on <= day
    order by v.fiscal_year, v.number for update
  loop
    fiscal_year := due.year;
    retired := put_plan_in_force(due.id, day);
    return next;
  end loop;
end $$;
