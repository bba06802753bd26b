create or replace function keep_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'a published form is not changed' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
