-- What a sum or a rate is made of is counted itself, and is none of them: else it would be nothing, or go around.
create or replace function definition_parts_count() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare
  part text;
begin
  foreach part in array new.sum_of || array_remove(array[new.ratio_of, new.ratio_to], null) loop
    if not exists (select from figure_definitions d where d.kpi_code = part)
      or exists (select from figure_definitions d where d.kpi_code = part
        and (d.ratio_of is not null or (new.sum_of <> '{}' and d.sum_of <> '{}')))
    then
      raise exception '% can be no part of %', part, new.kpi_code
        using errcode = 'check_violation', constraint = 'figure_definitions_parts_check';
    end if;
  end loop;
  if (new.ratio_of is not null or new.sum_of <> '{}') and exists (
    select from figure_definitions d
    where new.kpi_code = any (d.sum_of || array_remove(array[d.ratio_of, d.ratio_to], null))
      and (new.ratio_of is not null or d.sum_of <> '{}'))
  then
    raise exception '% is a part of another KPI', new.kpi_code
      using errcode = 'check_violation', constraint = 'figure_definitions_parts_check';
  end if;
  return null;
end $$;
comment on function definition_parts_count() is '合計や率のもとは、それ自身が数えられている';
do $$
begin
  if not exists (select from pg_trigger where tgname = 'definition_parts_count') then
    create constraint trigger definition_parts_count after insert or update on figure_definitions
      deferrable initially deferred for each row execute function definition_parts_count();
  end if;
end $$;
