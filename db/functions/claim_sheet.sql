-- The product's own work, with no account: takes the next sheet that nobody is reading (one that was left for a minute
-- comes again), and writes down what became of it.
create or replace function claim_sheet() returns table (intake_id uuid, place smallint, content bytea)
  language plpgsql security definer set search_path from current
as $$
begin
  if coalesce(current_setting('app.account_id', true), '') <> '' then return; end if;
  return query
    update sheet_intake_files f set claimed_at = clock_timestamp()
    where (f.intake_id, f.position) = (select w.intake_id, w.position from sheet_intake_files w
      where w.state = 'waiting' and (w.claimed_at is null or w.claimed_at < clock_timestamp() - interval '1 minute')
      order by w.intake_id, w.position limit 1 for update skip locked)
    returning f.intake_id, f.position, f.content;
end $$;
