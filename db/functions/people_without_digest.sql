-- Whose digest the program has to reckon: for the product itself, which acts for nobody.
create or replace function people_without_digest(most integer)
  returns table (id uuid, family_name_kana text, given_name_kana text, birth_date text)
  language sql stable security definer set search_path from current
as $$
  select p.id, p.family_name_kana, p.given_name_kana, p.birth_date::text from people p
  where p.digest_due and acting_account() is null and acting_organization() is null
  order by p.id limit most
$$;
