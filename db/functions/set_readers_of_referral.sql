create or replace function set_readers_of_referral() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  new.readers := referral_readers(new, false);
  new.words_readers := referral_readers(new, true);
  if tg_op = 'UPDATE' and old.words_readers is distinct from new.words_readers then
    update referral_amendments set readers = new.words_readers where referral_id = new.id;
  end if;
  return new;
end $$;
