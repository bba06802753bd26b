-- Seals everything that was settled before the oldest transaction still running; returns the seal's number or null.
-- Numbers of transactions begin anew on a server to which a backup was restored: then the last border lies ahead of us,
-- nothing can be told from it, and every row is asked whether it has been sealed.
create or replace function seal_ledger() returns bigint
  language plpgsql security definer set search_path from current
as $$
declare
  here pg_snapshot := pg_current_snapshot();
  border xid8 := pg_snapshot_xmin(here);
  last seals;
  from_here xid8;
  made bigint;
begin
  -- One sealer at a time; writers don't take this lock.
  if not pg_try_advisory_xact_lock(7214004) then return null; end if;
  select * into last from seals order by number desc limit 1;
  from_here := case when last.horizon <= border then last.horizon else '0'::xid8 end;
  with settled as (
    select 'ledger' as source, l.id, ledger_row_hash(l) as hash from ledger l
      where l.written_by >= from_here
        and (l.written_by < border or last.horizon > border and l.written_by >= pg_snapshot_xmax(here))
        and not exists (select from seal_entries e where e.source = 'ledger' and e.entry_id = l.id)
    union all
    select 'fact', f.id, fact_row_hash(f) from facts f
      where f.written_by >= from_here
        and (f.written_by < border or last.horizon > border and f.written_by >= pg_snapshot_xmax(here))
        and not exists (select from seal_entries e where e.source = 'fact' and e.entry_id = f.id)
  ), entries as (
    select row_number() over (order by source desc, id) as position, source, id, hash from settled
  ), sealed as (
    insert into seals (number, horizon, entries, previous_hash, hash)
      select coalesce(last.number, 0) + 1, border, count(*), coalesce(last.hash, ''::bytea),
        sha256(coalesce(last.hash, ''::bytea) || string_agg(hash, ''::bytea order by position))
      from entries having count(*) > 0
      returning number
  ), listed as (
    insert into seal_entries select sealed.number, position, source, id, hash from entries cross join sealed
  )
  select number into made from sealed;
  return made;
end $$;
