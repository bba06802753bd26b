-- What can't wait, counted: wrong sign-ins in a quarter of an hour, and what happened to rights in a day.
create or replace function security_counts() returns table (refused bigint, administrators bigint, exports bigint)
  language sql stable security definer set search_path from current
as $$
  select (select count(*) from security_events
      where kind in ('sign-in-refused', 'sign-in-held') and happened_at > now() - interval '15 minutes'),
    (select count(*) from security_events
      where kind = 'rights' and detail = 'account.created administrator' and happened_at > now() - interval '1 day'),
    (select count(*) from security_events where kind = 'export' and happened_at > now() - interval '1 day')
$$;
