create or replace function finish_sheet(of_intake uuid,
    of_position smallint, to_state text, of_organization text, words text)
  returns void
  language plpgsql security definer set search_path from current
as $$
begin
  if coalesce(current_setting('app.account_id', true), '') <> '' then return; end if;
  update sheet_intake_files set state = to_state, organization_name = of_organization,
    message = words, content = null, handled_at = clock_timestamp()
  where intake_id = of_intake and position = of_position and state = 'waiting';
end $$;
