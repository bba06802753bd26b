-- How much waits, for counters and the administrator's page: numbers only, of tables that a page may not read.
-- `mails_undelivered` were given up in these seven days (the longest time an office is closed), or no
-- mail has gone out since.
create or replace function service_counts() returns table (
  mails_waiting bigint, mails_given_up bigint, mails_undelivered bigint,
  sheets_waiting bigint, last_seal_at timestamptz, unsealed_since timestamptz
)
  language sql stable security definer set search_path from current
as $$
  select (select count(*) from mails where sent_at is null and given_up_at is null),
    (select count(*) from mails where given_up_at is not null),
    (select count(*) from mails
      where given_up_at > now() - interval '7 days'
        or given_up_at > coalesce((select max(sent_at) from mails), '-infinity')),
    (select count(*) from sheet_intake_files where state = 'waiting'), (select max(sealed_at) from seals),
    (select min(l.recorded_at) from ledger l
      where l.written_by >= coalesce((select horizon from seals order by number desc limit 1), '0'::xid8)
        and not exists (select from seal_entries e where e.source = 'ledger' and e.entry_id = l.id))
$$;
