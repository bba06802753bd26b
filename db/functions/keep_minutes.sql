-- The seal: minutes that stand once are not written again, by nobody.
create or replace function keep_minutes() returns trigger language plpgsql as $$
begin
  if old.minutes is not null then raise exception 'minutes are sealed' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
