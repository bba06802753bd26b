-- What was typed goes with the case (0041 takes the number).
create or replace function forget_typed_person() returns trigger language plpgsql as $$
begin
  new.typed_name := '';
  new.typed_birth_date := null;
  return new;
end $$;
