-- Later than the one before it, and nothing that could still change: up to the last seal.
create or replace function release_in_order() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if exists (
      select from releases r
      where r.fiscal_year = new.fiscal_year and r.number < new.number and r.as_of >= new.as_of) then
    raise exception 'a release must count later than the one before it'
      using errcode = 'check_violation', constraint = 'releases_in_order_check';
  end if;
  if not exists (select from seals s where s.business_at >= new.as_of) then
    raise exception 'a release must not count beyond the last seal'
      using errcode = 'check_violation', constraint = 'releases_sealed_check';
  end if;
  return new;
end $$;
