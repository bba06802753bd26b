-- A version that counts, or has counted, stays: its figures have to come out again. One that was taken back is never
-- decided on any more.
create or replace function definition_is_unused() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.version = 1 or exists (
    select from kpi_definition_periods p
    where p.kpi_code = new.kpi_code and p.version = new.version
      and p.valid_from <= (business_now() at time zone 'Asia/Tokyo')::date)
  then
    raise exception 'a version that counts is not taken back'
      using errcode = 'check_violation', constraint = 'figure_definition_withdrawals_unused_check';
  end if;
  return new;
end $$;
comment on function definition_is_unused() is '使っている数え方は取りやめられない';
create or replace trigger definition_is_unused before insert on figure_definition_withdrawals
  for each row execute function definition_is_unused();

create or replace function definition_is_not_withdrawn() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if exists (
    select from figure_definition_withdrawals w where w.kpi_code = new.kpi_code and w.version = new.version)
  then
    raise exception 'a version that was taken back is not decided on'
      using errcode = 'check_violation', constraint = 'kpi_definition_periods_withdrawn_check';
  end if;
  return new;
end $$;
comment on function definition_is_not_withdrawn() is '取りやめた数え方は使いはじめられない';
create or replace trigger definition_is_not_withdrawn before insert on kpi_definition_periods
  for each row execute function definition_is_not_withdrawn();
