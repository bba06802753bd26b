-- Sizes are read without the contents: PostgreSQL knows how long a value is that lies apart.
create or replace function room_used(body text, subject uuid,
    out used_bytes bigint, out most_bytes bigint, out used_count integer, out most_count integer)
  language sql stable security definer set search_path from current
as $$
  select coalesce(sum(octet_length(content)), 0)::bigint,
    kept_setting('documents.organizationMegabytes', 2000) * 1000000::bigint,
    (count(*) filter (where case_id = subject))::integer, kept_setting('documents.ofCase', 200)
  from documents where organization_id = body
$$;
