-- What came of an interview, as the host's people hear it at the booths. False where there is no such interview at a
-- gathering of theirs.
create or replace function note_interview_result(of_gathering uuid, of_interview uuid, said text, on_day date)
  returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  update gathering_interviews i set result = said, result_on = on_day
    from gathering_sign_ups s, gatherings g
    where i.id = of_interview and s.id = i.sign_up_id and g.id = s.gathering_id and g.id = of_gathering
      and g.organization_id = acting_organization() and g.state in ('open', 'ended') and i.withdrawn_at is null;
  return found;
end $$;
revoke execute on function note_interview_result from public;
grant execute on function note_interview_result to tsunagu_app;
