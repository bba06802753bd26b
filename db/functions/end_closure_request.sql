create or replace function end_closure_request() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update closure_requests set decision = 'replaced', decided_at = business_now() where case_id = new.id and decision is null;
  return null;
end $$;
