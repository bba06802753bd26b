create or replace function referral_words(of_referral uuid) returns table (reason text, requests text)
  language sql stable security definer set search_path from current
as $$ select r.reason, r.requests from referrals r where r.id = of_referral and may_read(r.words_readers) $$;
