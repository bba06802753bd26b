-- Roles, extensions and the functions that every later table uses.
-- The roles are of the whole server and are made by the migration runner before this file; everything here is of
-- this database. No file names a schema: the runner sets the search path.

-- The organization for which the transaction acts; null where nobody is signed in. A row policy reads it once.
create function acting_organization() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.organization_id', true), '') $$;
comment on function acting_organization() is 'この取引が代わって働いている機関';

create function acting_account() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.account_id', true), '')::uuid $$;
comment on function acting_account() is 'この取引を行っている利用者';

-- Business time (design §7, two clocks): the set date with the real time of day, or now.
create function business_now() returns timestamptz
  language sql stable parallel safe
  as $$ select coalesce(to_timestamp(nullif(current_setting('app.now', true), '')::float8), now()) $$;
comment on function business_now() is '業務の時刻(デモでは定めた日の実時刻)';

create function business_today() returns date
  language sql stable parallel safe
  as $$ select (business_now() at time zone 'Asia/Tokyo')::date $$;
comment on function business_today() is '業務の今日(日本時間)';

-- `readers` maps an organization to the second (epoch) until which it may read the row; triggers keep it from
-- case_access. The one expression that decides whether a row may be read; every policy and every function that
-- has to look past a policy calls it, nothing repeats it. It reads only the row's own column and the settings.
create function may_read(readers jsonb) returns boolean
  language sql stable parallel safe
  as $$ select coalesce(
    (readers ->> current_setting('app.organization_id', true))::float8
      > coalesce(nullif(current_setting('app.now', true), '')::float8, extract(epoch from now())::float8),
    false) $$;
comment on function may_read(jsonb) is '読める機関か(行に写した閲覧権で判断する)';
