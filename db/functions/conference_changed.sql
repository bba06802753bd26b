create or replace function conference_changed() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  perform refresh_conference_readers(case tg_table_name
    when 'conferences' then (to_jsonb(new) ->> 'id')::uuid
    else (to_jsonb(new) ->> 'conference_id')::uuid end);
  return null;
end $$;
