-- An empty case stays empty: what was being written when it was disposed of comes too late.
create or replace function set_readers_of_case_row() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare gone timestamptz;
begin
  -- Whoever changes access writes the case's own row: it waits for us, or we for it. Without this a row written at the
  -- same moment would keep the readers of before.
  select disposed_at into gone from cases where id = new.case_id for share;
  if gone is not null then
    raise exception 'case % was disposed of', new.case_id
      using errcode = '23514', constraint = 'disposed_case_stays_empty';
  end if;
  new.readers := (
    select case_readers(new.case_id, case when by_row then to_jsonb(new) ->> 'part' else part end,
      to_jsonb(new) ->> 'organization_id')
    from case_parts where table_name = tg_table_name);
  return new;
end $$;
