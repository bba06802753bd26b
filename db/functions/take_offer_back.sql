create or replace function take_offer_back() returns trigger
  language plpgsql as $$
begin
  new.offered_at := null;
  new.offered_by := null;
  return new;
end $$;
