-- What a measure said before it was put right stays: a job was judged by it.
create or replace function keep_age_limit_measure() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into age_limit_measure_versions (measure_id, version, said, replaced_at)
  values (old.id, old.version, to_jsonb(old), new.changed_at);
  new.version := old.version + 1;
  return new;
end $$;
comment on function keep_age_limit_measure() is '国の施策を直す前の内容を残す';
create or replace trigger keep_age_limit_measure before update on age_limit_measures
  for each row execute function keep_age_limit_measure();
