create or replace function plan_comment_in_review() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare state_now text := (select state from plan_versions where id = new.version_id);
begin
  if tg_op = 'INSERT' and state_now <> 'review' or tg_op = 'UPDATE' and state_now not in ('draft', 'review') then
    raise exception 'comments are asked for while a draft is in review'
      using errcode = 'check_violation', constraint = 'plan_comments_review_check';
  end if;
  return new;
end $$;
