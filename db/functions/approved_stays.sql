create or replace function approved_stays() returns trigger
  language plpgsql
as $$
begin
  if old.approved_at is not null then
    raise exception 'an approved report does not change'
      using errcode = 'check_violation', constraint = 'progress_reports_approved_check';
  end if;
  return new;
end $$;
