create or replace function set_conference_readers() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  row jsonb := to_jsonb(new);
  meeting uuid := (row ->> case tg_table_name when 'conferences' then 'id' else 'conference_id' end)::uuid;
begin
  new.readers := case tg_table_name
    when 'conferences' then org_readers((row ->> 'case_id')::uuid, row ->> 'organization_id')
    when 'conference_participants' then conference_readers(meeting, 'frame')
    when 'conference_addenda' then (
      select org_readers(c.case_id, c.organization_id) from conferences c where c.id = meeting)
    when 'conference_decisions'
      then conference_readers(meeting, 'papers') || org_readers((row ->> 'case_id')::uuid, row ->> 'organization_id')
    else conference_readers(meeting, 'papers') end;
  return new;
end $$;
