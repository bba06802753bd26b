-- Whether the acting account or organization is among those who may read a row, by the
-- row's own copy of who may and until when.
create or replace function may_read(readers jsonb) returns boolean
  language sql stable parallel safe
as $$select coalesce(greatest((readers ->> current_setting('app.organization_id', true))::float8,
    (readers ->> (current_setting('app.account_id', true) || '@' || current_setting('app.organization_id', true)))::float8)
    > coalesce(nullif(current_setting('app.now', true), '')::float8, extract(epoch from now())::float8), false)$$;
