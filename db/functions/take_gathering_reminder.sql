-- Noted as reminded, once; nothing where it isn't near any more, or somebody was faster.
create or replace function take_gathering_reminder(of_gathering uuid)
  returns table (title text, held_on date, starts_at text, is_online boolean, place text)
  language sql volatile security definer set search_path from current
as $$
  update gatherings g set reminded_at = business_now()
  where g.id = of_gathering and g.organization_id = acting_organization() and g.state = 'open' and g.reminded_at is null
  returning g.title, g.held_on, to_char(g.starts_at, 'HH24:MI'), g.is_online, g.place
$$;
revoke execute on function take_gathering_reminder from public;
grant execute on function take_gathering_reminder to tsunagu_app;
