-- Something that public pages show has been written: what is kept of them is drawn anew.
create or replace function move_public_data() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  update public_data set version = version + 1 where of_table = tg_table_name;
  return null;
end $$;
revoke execute on function move_public_data() from public;

-- The tables from which a public page is drawn (tests/http/kept-pages.test.ts finds them).
do $$
declare
  each text;
begin
  foreach each in array array[
    'areas', 'council', 'council_members', 'desk_kinds', 'desks', 'figure_definition_withdrawals', 'figure_definitions', 'figure_sources', 'fiscal_year_closings',
    'kpi_definition_periods', 'kpi_definitions', 'kpi_goal_decisions', 'kpi_measures',
    'kpi_organization_goals', 'kpi_stated_values', 'municipalities', 'organizations', 'plan_versions', 'plans',
    'release_cells', 'release_figures', 'release_notes', 'releases', 'settings'
  ] loop
    insert into public_data (of_table) values (each) on conflict do nothing;
    execute format('create or replace trigger public_data_moves after insert or update or delete on %I for each statement execute function move_public_data()', each);
  end loop;
end $$;
