-- `readers` names organizations and accounts. While an organization has restricted a case, what is the organization's
-- opens nothing; only what was given to an account of it does. The one expression that decides whether a row may be
-- read stands here as text: policies have it written out, because PostgreSQL would read and inline the function's body
-- anew for each table of each query (0.15 of 0.19 ms of planning); functions that look past a policy call may_read.
create or replace function read_rule() returns text language sql immutable as $$ select
  $rule$coalesce(greatest((readers ->> current_setting('app.organization_id', true))::float8,
    (readers ->> (current_setting('app.account_id', true) || '@' || current_setting('app.organization_id', true)))::float8)
    > coalesce(nullif(current_setting('app.now', true), '')::float8, extract(epoch from now())::float8), false)$rule$
$$;
