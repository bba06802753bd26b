create or replace function refresh_readers_of_case() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform refresh_readers_of(case tg_table_name
    when 'cases' then (to_jsonb(new) ->> 'id')::uuid
    else (to_jsonb(new) ->> 'case_id')::uuid end);
  return null;
end $$;
