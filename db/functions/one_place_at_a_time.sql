-- The same person has one interview at a time, at whichever booth of whichever gathering.
create or replace function one_place_at_a_time() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('interviews ' || new.case_id::text, 0));
  if exists (
    select from gathering_interviews i
      join gathering_slots s on s.id = i.slot_id
      join gathering_booths b on b.id = s.booth_id
      join gatherings g on g.id = b.gathering_id
      join gathering_slots mine on mine.id = new.slot_id
      join gathering_booths my_booth on my_booth.id = mine.booth_id
      join gatherings here on here.id = my_booth.gathering_id
    where i.case_id = new.case_id and i.id <> new.id and i.withdrawn_at is null and g.state <> 'cancelled'
      and g.held_on = here.held_on and s.starts_at < mine.ends_at and mine.starts_at < s.ends_at)
  then
    raise exception 'this person is elsewhere at that time'
      using errcode = 'check_violation', constraint = 'one_place_at_a_time';
  end if;
  return null;
end $$;
revoke execute on function one_place_at_a_time from public;
create or replace trigger one_place_at_a_time after insert on gathering_interviews
  for each row execute function one_place_at_a_time();
