-- A door of a referral opens what those wrote who had led the case until then, of whom the person spoke when agreeing.
-- Not of whoever leads it later, and of nobody who only helps: those doors are opened beside it.
create or replace function name_authors() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- The worker who handed over keeps an eye on how it goes on, for some days (security.md).
  if new.account_id is not null and not is_member(new.account_id, new.organization_id) then
    raise exception 'somebody named is not a member of %', new.organization_id
      using errcode = '23514', constraint = 'named_is_member';
  end if;
  if new.referral_id is not null and new.basis <> 'own-duty' and new.account_id is null and new.authors is null then
    new.authors := leads_of(new.case_id, new.valid_from);
  end if;
  return new;
end $$;
