-- Raises what is wrong now, ends what is no longer. Given as [{kind, subject, detail}]. @returns what is new
create or replace function keep_alarms(present jsonb) returns table (kind text, subject text, detail text)
  language plpgsql security definer set search_path from current
as $$
#variable_conflict use_column
begin
  update alarms a set ended_at = now()
    where a.ended_at is null
      and not exists (
        select from jsonb_to_recordset(present) p(kind text, subject text)
        where p.kind = a.kind and p.subject = a.subject);
  return query
    insert into alarms as a (id, kind, subject, detail)
      select gen_random_uuid(), p.kind, left(p.subject, 200), left(coalesce(p.detail, ''), 500)
      from jsonb_to_recordset(present) p(kind text, subject text, detail text)
      on conflict (kind, subject) where ended_at is null do nothing
      returning a.kind, a.subject, a.detail;
end $$;
