create or replace function referral_readers(r referrals, of_words boolean) returns jsonb
  language sql stable security definer set search_path from current
as $$
  select case when r.disposed_at is not null then '{}'::jsonb
    else org_readers(r.case_id, r.from_organization_id) || case
      when of_words and r.status in ('declined', 'withdrawn') and r.from_organization_id <> r.to_organization_id
        then '{}'::jsonb
      when of_words and r.status = 'sent' and r.basis_until is not null
          and r.from_organization_id <> r.to_organization_id
        then org_readers(r.case_id, r.to_organization_id,
          extract(epoch from (r.basis_until + 1)::timestamp at time zone 'Asia/Tokyo')::float8)
      else org_readers(r.case_id, r.to_organization_id) end end
$$;
