create or replace function record_after_sealed_figures() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.recorded_at <= (select max(as_of) from sealed_figures) then
    raise exception 'recorded before a figure that is sealed already: the clock went back' using errcode = 'TSU02';
  end if;
  return new;
end $$;
