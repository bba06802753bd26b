create or replace function acting_account() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.account_id', true), '')::uuid $$;
