create or replace function set_readers_beside_referral() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.readers := case tg_table_name
    when 'referral_amendments' then (
      select words_readers from referrals where id = (to_jsonb(new) ->> 'referral_id')::uuid)
    else org_readers((to_jsonb(new) ->> 'case_id')::uuid, to_jsonb(new) ->> 'organization_id') end;
  return new;
end $$;
