create or replace function know_digest_due() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT'
      or (new.family_name_kana, new.given_name_kana, new.birth_date)
        is distinct from (old.family_name_kana, old.given_name_kana, old.birth_date) then
    if new.birth_date is null or new.family_name_kana || new.given_name_kana = '' then
      new.digest := null;
      new.digest_due := false;
    elsif new.digest is null or tg_op = 'UPDATE' and new.digest is not distinct from old.digest then
      new.digest_due := true;
    end if;
  end if;
  return new;
end $$;
