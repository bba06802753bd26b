-- A word goes out with a figure of the release, or with a rate of which both parts are given out.
create or replace function release_note_has_figure() returns trigger
  language plpgsql set search_path from current
as $$
begin
  if not exists (
    select from release_figures f
    where f.release_id = new.release_id and f.kpi_code = new.kpi_code and not f.withheld)
  and not exists (
    select from figure_definitions v
    join release_figures part on part.release_id = new.release_id and part.kpi_code = v.ratio_of and not part.withheld
    join release_figures whole on whole.release_id = new.release_id and whole.kpi_code = v.ratio_to
      and not whole.withheld
    where v.kpi_code = new.kpi_code)
  then
    raise exception 'a released note needs its figure'
      using errcode = 'check_violation', constraint = 'release_notes_figure_check';
  end if;
  return new;
end $$;
comment on function release_note_has_figure() is '号のことばは、号にある数か、両方の数がある率につく';
create or replace trigger release_note_has_figure before insert on release_notes
  for each row execute function release_note_has_figure();
