create or replace function is_projecting() returns boolean
  language sql stable as $$ select coalesce(current_setting('app.projecting', true), '') = 'on' $$;
