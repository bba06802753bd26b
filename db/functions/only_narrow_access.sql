-- Access is widened by a further row with a basis of its own, never by changing one.
create or replace function only_narrow_access() returns trigger
  language plpgsql as $$
begin
  if not new.scope <@ old.scope
      or new.valid_until is null and old.valid_until is not null
      or new.valid_until > old.valid_until then
    raise exception 'access can only be narrowed' using errcode = '23514', constraint = 'access_only_narrows';
  end if;
  return new;
end $$;
