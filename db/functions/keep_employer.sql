-- What an employer said before it was put right stays. One that was merged into another is changed no more, and one
-- into which others were merged is merged into none: what belongs to whom is one step away, and can be undone.
create or replace function keep_employer() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if new.merged_into is distinct from old.merged_into then
    if new.merged_into is not null and (
      exists (select from employers e where e.merged_into = old.id)
      or exists (select from employers e where e.id = new.merged_into and e.merged_into is not null))
    then
      raise exception 'employers are merged in one step'
        using errcode = 'check_violation', constraint = 'employers_one_step_check';
    end if;
    return new;
  end if;
  if old.merged_into is not null then
    raise exception 'a merged employer does not change'
      using errcode = 'check_violation', constraint = 'employers_merged_check';
  end if;
  insert into employer_versions (employer_id, version, said, author_id, written_at, replaced_at)
  values (old.id, old.version, jsonb_build_object('name', old.name, 'nameKana', old.name_kana,
      'corporateNumber', old.corporate_number, 'industry', old.industry, 'capital', old.capital, 'workers', old.workers,
      'website', old.website, 'note', old.note),
    case when old.version = 1 then old.account_id else old.changed_by end, old.changed_at, new.changed_at);
  new.version := old.version + 1;
  return new;
end $$;
comment on function keep_employer() is '企業を直す前の内容を残す。まとめるのは一段だけ';
create or replace trigger keep_employer before update on employers
  for each row execute function keep_employer();
