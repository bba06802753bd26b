-- Noted as told, once: whom it concerns and who is to be told. Nothing where somebody was faster, or the seat is given
-- back meanwhile.
create or replace function take_moved_up(of_sign_up uuid)
  returns table (case_id uuid, gathering_id uuid, title text, held_on date, desk_id text, email text)
  language plpgsql security definer set search_path from current
as $$
begin
  update seat_claims c set told_at = business_now()
    from gathering_sign_ups s
    where c.id = of_sign_up and s.id = c.id and s.organization_id = acting_organization()
      and c.moved_up_at is not null and c.told_at is null and c.state = 'seated';
  if not found then return; end if;
  return query
    select s.case_id, g.id, g.title, g.held_on, s.desk_id,
      (select a.email from accounts a where a.id = s.account_id and is_member(a.id, s.organization_id))
    from gathering_sign_ups s join gatherings g on g.id = s.gathering_id where s.id = of_sign_up;
end $$;
revoke execute on function take_moved_up from public;
grant execute on function take_moved_up to tsunagu_app;
