create or replace function keep_account() returns trigger
  language plpgsql
as $$
begin
  if acting_account() is not null
      and ((new.id, new.email, new.created_at) is distinct from (old.id, old.email, old.created_at)
        or new.is_active <> old.is_active
          and (new.id = acting_account() or acting_role() is distinct from 'administrator')) then
    raise exception 'an account is changed by its owner in its name alone' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
