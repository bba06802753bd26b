create or replace function set_digests(subjects uuid[], digests bytea[]) returns void
  language sql security definer set search_path from current
as $$
  update people p set digest = d.digest, digest_due = false from unnest(subjects, digests) d (id, digest)
    where p.id = d.id and p.digest_due and acting_account() is null and acting_organization() is null
$$;
