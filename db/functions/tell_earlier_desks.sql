-- Told by the desk that reports, to those it can't see: everybody who handed this case over earlier.
create or replace function tell_earlier_desks(told uuid, on_day date) returns integer
  language plpgsql security definer set search_path from current
as $$
declare
  this referrals;
  many integer;
begin
  select * into this from referrals
    where id = told and to_organization_id = acting_organization() and outcome is not null;
  if not found then return 0; end if;
  insert into referral_news (id, case_id, referral_id, organization_id, desk_id, to_desk_id, outcome, told_on)
    select gen_random_uuid(), this.case_id, this.id, earlier.from_organization_id,
      earlier.from_desk_id, this.to_desk_id, this.outcome, on_day
    from (select distinct on (from_desk_id) from_organization_id, from_desk_id from referrals
      where case_id = this.case_id and status = 'accepted' and sent_at < this.sent_at
        and from_desk_id <> this.from_desk_id and from_organization_id <> this.to_organization_id) earlier;
  get diagnostics many = row_count;
  return many;
end $$;
