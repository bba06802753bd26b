-- What a hash covers, as an array: an empty place stays a place, so that no value can move to its neighbor unseen.
create or replace function ledger_row_hash(entry ledger) returns bytea
  language sql immutable
as $$
  select sha256(convert_to(jsonb_build_array(entry.id, entry.kind, entry.case_id,
    entry.subject_id, entry.organization_id, entry.desk_id, entry.account_id, entry.occurred_on,
    extract(epoch from entry.recorded_at), entry.payload, entry.corrects_id)::text, 'UTF8'))
$$;
