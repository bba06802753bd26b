create or replace function mark_job_change() returns trigger
  language plpgsql set search_path from current
as $$
begin
  new.changed_tx := pg_current_xact_id();
  return new;
end $$;
create or replace trigger mark_job_change before update on jobs for each row execute function mark_job_change();
