create or replace function erase_cases(roots uuid[]) returns bigint
  language plpgsql security definer set search_path from current
as $$
declare
  persons uuid[] := array(select distinct unnest(people_of_record(root)) from unnest(roots) root);
  subjects uuid[] := array(select id from cases where person_id = any(persons));
  meetings uuid[] := array(select id from conferences where case_id = any(subjects));
  own_accounts uuid[] := array(select distinct o.account_id from own_pages o where o.case_id = any(subjects)
    and not exists (
      select from own_pages other where other.account_id = o.account_id and other.case_id <> all(subjects)));
  ids text[] := subjects::text[] || persons::text[] || meetings::text[];
  tables text[] := tables_hanging_on('cases', 'case_id');
  place text;
  many bigint := 0;
  took bigint;
begin
  -- What a draft or an answer may name: every row of the case has its id there,
  -- and forms stand under the ids of its parts.
  for place in
    select t from unnest(tables || array['referrals']) t
    where exists (
      select from pg_attribute a where a.attrelid = t::regclass and a.attname = 'id' and not a.attisdropped)
  loop
    execute format('select $1 || array(select id::text from %s where case_id = any($2))', place) into ids
      using ids, subjects;
  end loop;
  -- Found by the pieces of key and path and by what the fields hold; a pattern over
  -- all that was written took 0.1 ms a draft.
  with found as materialized (
    select d.id, piece from drafts d
      cross join lateral string_to_table(translate(d.draft_key || '/' || d.path, ':?&=#', '/////'), '/') piece
    union all
    select d.id, value #>> '{}' from drafts d cross join lateral jsonb_path_query(d.body, '$.*[*]') value
  ), gone as materialized (select distinct f.id from found f join unnest(ids) each on each = f.piece)
  delete from drafts where id in (select id from gone);
  get diagnostics took = row_count; many := many + took;
  with found as materialized (
    select k.id, piece from kept_inputs k
      cross join lateral string_to_table(translate(k.path, ':?&=#', '/////'), '/') piece
  ), gone as materialized (select distinct f.id from found f join unnest(ids) each on each = f.piece)
  delete from kept_inputs where id in (select id from gone);
  get diagnostics took = row_count; many := many + took;
  -- Answers to what was sent about a case: of whoever has an entry on it that is no older than an answer is kept, and
  -- of who proposed its disposal or said no to it.
  with found as materialized (
    select s.account_id, s.submission_id, m[1] as named from submissions s
      cross join lateral regexp_matches(s.action || ' ' || s.answer::text, '[0-9a-f]{8}-[0-9a-f-]{27}', 'g') m
    where s.account_id in (
      select l.account_id from ledger l
      where l.case_id = any(subjects)
        and l.recorded_at > business_now() - make_interval(days => kept_setting('submissions.keepDays', 30) + 1)
      union select who from disposal_items i
          join disposals p on p.id = i.disposal_id
          cross join lateral unnest(array[p.proposed_by, p.decided_by]) who
        where i.case_id = any(subjects))
  ), gone as materialized (
    select distinct f.account_id, f.submission_id from found f join unnest(ids) each on each = f.named)
  delete from submissions where (account_id, submission_id) in (select account_id, submission_id from gone);
  get diagnostics took = row_count; many := many + took;

  many := many + erase_papers(meetings);
  update conferences set account_id = null, readers = '{}' where id = any(meetings);
  delete from referral_amendments where referral_id in (select id from referrals where case_id = any(subjects));
  get diagnostics took = row_count; many := many + took;
  delete from person_merges
    where kept_person_id = any(persons) or merged_person_id = any(persons)
      or kept_case_id = any(subjects) or merged_case_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  foreach place in array tables loop
    execute format('delete from %s where case_id = any($1)', place) using subjects;
    get diagnostics took = row_count; many := many + took;
  end loop;
  update referrals set reason = disposed_words(), requests = disposed_words(), answers = '{}', answer_note = '',
      outcome_note = '', basis_given_on = sent_on, basis_until = null,
      decline_suggestion = case when status = 'declined' then disposed_words() else '' end,
      withdraw_reason = case when status = 'withdrawn' then disposed_words() else '' end, disposed_at = business_now()
    where case_id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  update emergency_accesses set typed_number = '-', reason = disposed_words(),
      review_note = case when review = 'not-justified' then disposed_words() else '' end
    where case_id = any(subjects);
  get diagnostics took = row_count; many := many + took;

  update cases set disposed_at = business_now(), person_id = null, number = 'disposed-' || id::text,
      closure_reason = 'disposed', closure_summary = '', closure_reopen_hint = '', municipality_code = null,
      responsible_account_id = null, responsible_since = opened_on, last_contact_on = closed_on,
      merged_into = null, person_digest = ''::bytea, version = version + 1, readers = '{}'
    where id = any(subjects);
  get diagnostics took = row_count; many := many + took;
  -- In the record of a relative stays that there is one; who, does not.
  update family_relations set relative_id = null, name = 'ご家族', phone = '', may_call = false
    where relative_id = any(persons);
  update consultations set speaker_person_id = null where speaker_person_id = any(persons);
  foreach place in array tables_hanging_on('people', 'person_id') loop
    execute format('delete from %s where person_id = any($1)', place) using persons;
    get diagnostics took = row_count; many := many + took;
  end loop;
  delete from people where id = any(persons);
  get diagnostics took = row_count; many := many + took;

  delete from mails where recipient in (select email from accounts where id = any(own_accounts));
  delete from drafts where account_id = any(own_accounts);
  delete from submissions where account_id = any(own_accounts);
  delete from kept_inputs where account_id = any(own_accounts);
  update accounts set email = 'disposed-' || id::text || '@invalid', display_name = disposed_words(), is_active = false
    where id = any(own_accounts);
  delete from auth."user" where "id" = any(own_accounts::text[]);
  return many;
end $$;
