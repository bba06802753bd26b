create or replace function fact_row_hash(entry facts) returns bytea
  language sql immutable
as $$
  select sha256(convert_to(jsonb_build_array(entry.id, entry.kind, entry.occurred_on,
    extract(epoch from entry.recorded_at), entry.organization_id, entry.desk_id, entry.municipality_code,
    entry.area, entry.target_type, entry.age_group, encode(entry.person_digest, 'hex'), entry.quantity,
    entry.detail, entry.ledger_id, entry.corrects_id)::text, 'UTF8'))
$$;
