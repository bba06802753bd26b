create or replace function kept_setting(wanted text, otherwise integer) returns integer
  language sql stable security definer set search_path from current
as $$
  select coalesce((select (value #>> '{}')::integer from settings
    where key = wanted and jsonb_typeof(value) = 'number'), otherwise)
$$;
