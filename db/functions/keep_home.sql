create or replace function keep_home() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if tg_op = 'UPDATE' and new.municipality_code is not distinct from old.municipality_code then return null; end if;
  if not exists (select from person_homes where person_id = new.id) then
    if new.municipality_code is not null then
      insert into person_homes values (new.id, '-infinity', new.municipality_code);
    end if;
  else
    insert into person_homes values (new.id, business_today(), new.municipality_code)
      on conflict (person_id, since) do update set municipality_code = excluded.municipality_code;
  end if;
  return null;
end $$;
