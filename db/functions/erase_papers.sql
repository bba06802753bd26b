create or replace function erase_papers(subjects uuid[]) returns bigint
  language plpgsql security definer set search_path from current
as $$
declare
  many bigint := 0;
  took bigint;
begin
  delete from conference_addenda where conference_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  -- Deleted, because sealed minutes are not rewritten, by nobody.
  delete from conference_papers where conference_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  update conference_participants set name = disposed_words(), role = '',
      account_id = null, secrecy = 'council-member', pledged_on = null, readers = '{}'
    where conference_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  update conference_decisions set decision = disposed_words(), owner_name = '', readers = '{}'
    where conference_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  update conferences set place = '',
      cancelled_reason = case when status = 'cancelled' then disposed_words() else '' end, disposed_at = business_now()
    where id = any(subjects);
  get diagnostics took = row_count;
  return many + took;
end $$;
