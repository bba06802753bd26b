-- What counted at an instant, or counts now (null): facts that were recorded and not struck since. Inlined into
-- what asks for it; whose case it is, who only counts may not read.
create or replace function facts_as_of(as_of timestamptz)
  returns table (id uuid, kind text, occurred_on date, recorded_at timestamptz, organization_id text, desk_id text,
    municipality_code text, area text, target_type smallint, age_group text, person_digest bytea, detail text,
    ledger_id uuid)
  language sql stable
as $$
  select f.id, f.kind, f.occurred_on, f.recorded_at, f.organization_id, f.desk_id,
    f.municipality_code, f.area, f.target_type, f.age_group, f.person_digest, f.detail, f.ledger_id
  from facts f
  where f.corrects_id is null and (as_of is null or f.recorded_at <= as_of)
    and not exists (select from facts c where c.corrects_id = f.id and (as_of is null or c.recorded_at <= as_of))
$$;
comment on function facts_as_of(timestamptz) is 'その時点で数える事実';
