create or replace function take_week(monday date) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  insert into weekly_mails (week_of) values (monday) on conflict do nothing;
  return found;
end $$;
