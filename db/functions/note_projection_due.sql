-- One function for every table: which of its columns leads to the case, and which of them matter. Readers that are
-- written anew, a version, words: none of these is counted.
create or replace function note_projection_due() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  -- Readers are refreshed table by table, and most tables have no row of the case: nothing is asked for those.
  if is_projecting() or not exists (select from written) then return null; end if;
  execute format('insert into projections_due (subject) select distinct c.id from written w %s join cases c on c.%I = w.%I on conflict do nothing',
    case when tg_op = 'UPDATE'
      then format('join before b on b.%1$I = w.%1$I and (%2$s) is distinct from (%3$s)',
        tg_argv[2], (select string_agg(format('b.%I', name), ', ') from unnest(tg_argv[3:]) name),
        (select string_agg(format('w.%I', name), ', ') from unnest(tg_argv[3:]) name))
      else '' end,
    tg_argv[0], tg_argv[1]);
  return null;
end $$;
