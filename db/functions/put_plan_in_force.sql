-- Writes what one version says into the tables that everything else reads.
create or replace function put_plan_in_force(of_version uuid, day date) returns jsonb
  language plpgsql security definer set search_path from current
as $$
declare
  year smallint := (select fiscal_year from plan_versions where id = of_version);
  head jsonb := (select content from plan_nodes where version_id = of_version and kind = 'head');
  part record;
  retired jsonb := '{}';
  many integer;
begin
  insert into plans as p (fiscal_year, title, valid_from, valid_to,
    issued_month, issued_label, target_types, goals, source)
  values (year, head ->> 'title', (head ->> 'validFrom')::date, (head ->> 'validTo')::date,
    (head ->> 'issuedMonth' || '-01')::date, head ->> 'issuedLabel', head -> 'targetTypes',
    (select coalesce(jsonb_agg(content || jsonb_build_object('id', id) order by position), '[]') from plan_nodes
      where version_id = of_version and kind = 'goal' and not is_removed), head ->> 'source')
  on conflict (fiscal_year) do update set title = excluded.title, valid_from = excluded.valid_from,
    valid_to = excluded.valid_to, issued_month = excluded.issued_month, issued_label = excluded.issued_label,
    target_types = excluded.target_types, goals = excluded.goals, source = excluded.source;

  insert into plan_sections (fiscal_year, id, parent_id, number, title, text, position)
  select year, id, content ->> 'parentId', content ->> 'number', content ->> 'title',
    content ->> 'text', row_number() over (order by position) - 1
  from plan_nodes
  where version_id = of_version and kind = 'section' and not is_removed
  on conflict (fiscal_year, id) do update set parent_id = excluded.parent_id, number = excluded.number,
    title = excluded.title, text = excluded.text, position = excluded.position, retired_on = null;

  insert into plan_lead_bodies (fiscal_year, code, label, short_label, organization_ids, organization_kind, is_all)
  select year, id, content ->> 'label', content ->> 'shortLabel', texts_of(content -> 'organizationIds'),
    content ->> 'organizationKind', (content ->> 'isAll')::boolean
  from plan_nodes
  where version_id = of_version and kind = 'lead' and not is_removed
  on conflict (fiscal_year, code) do update set label = excluded.label,
    short_label = excluded.short_label, organization_ids = excluded.organization_ids,
    organization_kind = excluded.organization_kind, is_all = excluded.is_all, retired_on = null;

  insert into plan_measures (fiscal_year, id, section, level,
    parent_id, title, leads, target_types, difference_note, position)
  select year, n.id, n.content ->> 'section', n.content ->> 'level', n.content ->> 'parentId',
    n.content ->> 'title', texts_of(n.content -> 'leads'), texts_of(n.content -> 'targetTypes')::smallint[],
    n.content ->> 'differenceNote', row_number() over (order by s.position, n.position) - 1
  from plan_nodes n
  left join plan_nodes s on s.version_id = of_version and s.kind = 'section' and s.id = n.content ->> 'section'
  where n.version_id = of_version and n.kind = 'measure' and not n.is_removed
  on conflict (fiscal_year, id) do update set section = excluded.section,
    level = excluded.level, parent_id = excluded.parent_id, title = excluded.title,
    leads = excluded.leads, target_types = excluded.target_types,
    difference_note = excluded.difference_note, position = excluded.position, retired_on = null;

  insert into kpi_definitions (fiscal_year, code, plan_id, label, short_label, unit,
    kind, comparator, goal_value, goal_basis, goal_from, goal_to, baseline_value, baseline_label, target_types,
    contradictions, position)
  select year, id, content ->> 'planId', content ->> 'label', content ->> 'shortLabel',
    content ->> 'unit', content ->> 'kind', content ->> 'comparator', (content ->> 'goalValue')::integer,
    content ->> 'goalBasis', (content ->> 'goalFrom')::date, (content ->> 'goalTo')::date,
    (content ->> 'baselineValue')::integer, content ->> 'baselineLabel',
    texts_of(content -> 'targetTypes')::smallint[],
    texts_of(content -> 'contradictions'), row_number() over (order by position) - 1
  from plan_nodes
  where version_id = of_version and kind = 'kpi' and not is_removed
  on conflict (fiscal_year, code) do update set plan_id = excluded.plan_id, label = excluded.label,
    short_label = excluded.short_label, unit = excluded.unit, kind = excluded.kind, comparator = excluded.comparator,
    goal_value = excluded.goal_value, goal_basis = excluded.goal_basis, goal_from = excluded.goal_from,
    goal_to = excluded.goal_to, baseline_value = excluded.baseline_value, baseline_label = excluded.baseline_label,
    target_types = excluded.target_types,
    contradictions = excluded.contradictions, position = excluded.position, retired_on = null;

  -- A KPI that nobody has defined yet is what organizations report of it, so that no page has to leave it out.
  insert into figure_definitions (kpi_code, version, fact_kinds, once_per, reports_since, description, terms)
  select k.code, 1, '{}', 'occurrence', 1, '機関が月ごとに報告した数を足したもの。ケースからは数えない。',
    jsonb_build_object('event', k.label, 'whose', '機関が報告したもの', 'oncePer', '報告された数のまま',
      'countedOn', '報告の月', 'countedFor', '報告した機関', 'source', '月次報告')
  from kpi_definitions k
  where k.fiscal_year = year and k.retired_on is null
    and not exists (select from figure_definitions d where d.kpi_code = k.code);

  insert into roadmap_rows (fiscal_year, id, ref, group_number, group_title, group_wording, item_title,
    item_text, title, mark, heading, wording, leads, leads_wording, kpi_wording, target_types, note, position)
  select year, n.id, n.content ->> 'ref', g.id::smallint, g.content ->> 'title',
    g.content ->> 'wording', n.content ->> 'itemTitle', n.content ->> 'itemText', n.content ->> 'title',
    n.content ->> 'mark', n.content ->> 'heading', n.content ->> 'wording',
    texts_of(n.content -> 'leads'), n.content ->> 'leadsWording', n.content ->> 'kpiWording', texts_of(n.content -> 'targetTypes')::smallint[], n.content ->> 'note',
    row_number() over (order by g.position, n.position) - 1
  from plan_nodes n join plan_nodes g on g.version_id = of_version and g.kind = 'group' and g.id = n.content ->> 'group'
  where n.version_id = of_version and n.kind = 'row' and not n.is_removed
  on conflict (fiscal_year, id) do update set ref = excluded.ref, group_number = excluded.group_number,
    group_title = excluded.group_title, group_wording = excluded.group_wording, item_title = excluded.item_title,
    item_text = excluded.item_text, title = excluded.title, mark = excluded.mark, heading = excluded.heading,
    wording = excluded.wording, leads = excluded.leads,
    leads_wording = excluded.leads_wording, kpi_wording = excluded.kpi_wording,
    target_types = excluded.target_types, note = excluded.note, position = excluded.position, retired_on = null;

  insert into annex_projects (fiscal_year, number, implementing_body, organization_id,
    name, summary, wording, target_types, area, grant_name, as_of_label)
  select year, id::smallint, content ->> 'implementingBody', content ->> 'organizationId', content ->> 'name',
    content ->> 'summary', content ->> 'wording', texts_of(content -> 'targetTypes')::smallint[],
    content ->> 'area', head ->> 'grantName', head ->> 'asOfLabel'
  from plan_nodes
  where version_id = of_version and kind = 'annex' and not is_removed
  on conflict (fiscal_year, number) do update set implementing_body = excluded.implementing_body,
    organization_id = excluded.organization_id, name = excluded.name, summary = excluded.summary,
    wording = excluded.wording, target_types = excluded.target_types, area = excluded.area,
    grant_name = excluded.grant_name, as_of_label = excluded.as_of_label, retired_on = null;

  -- Rows that others may refer to are never deleted.
  for part in
    select *
    from (values ('section', 'plan_sections', 'id'), ('lead', 'plan_lead_bodies', 'code'),
      ('measure', 'plan_measures', 'id'), ('kpi', 'kpi_definitions', 'code'),
      ('row', 'roadmap_rows', 'id'), ('annex', 'annex_projects', 'number')) as p (kind, name, key)
  loop
    execute format('update %I set retired_on = $1 where fiscal_year = $2 and retired_on is null and %I::text not in (select id from plan_nodes where version_id = $3 and kind = $4 and not is_removed)',
      part.name, part.key)
      using day, year, of_version, part.kind;
    get diagnostics many = row_count;
    if many > 0 then retired := retired || jsonb_build_object(part.name, many); end if;
  end loop;

  -- What belongs to one measure, KPI or row alone is written anew: nothing refers to it.
  delete from plan_passages where fiscal_year = year;
  insert into plan_passages (fiscal_year, id, document, section, style, mark, says, text, leads_wording, position)
  select year, id, content ->> 'document', content ->> 'section', content ->> 'style', content ->> 'mark',
    texts_of(content -> 'says'), content ->> 'text', content ->> 'leadsWording',
    row_number() over (order by position) - 1
  from plan_nodes
  where version_id = of_version and kind = 'passage' and not is_removed;
  delete from plan_statements where fiscal_year = year;
  insert into plan_statements (fiscal_year, measure_id, position, document, place, wording)
  select year, n.id, s.ordinality - 1, s.value ->> 'document', s.value ->> 'place', s.value ->> 'wording'
  from plan_nodes n, jsonb_array_elements(n.content -> 'stated') with ordinality s
  where n.version_id = of_version and n.kind = 'measure' and not n.is_removed;
  delete from kpi_stated_values where fiscal_year = year;
  insert into kpi_stated_values (fiscal_year, kpi_code, position,
    document, place, value, comparator, measured_as, quote)
  select year, n.id, s.ordinality - 1, s.value ->> 'document', s.value ->> 'place',
    (s.value ->> 'value')::integer, s.value ->> 'comparator', s.value ->> 'measuredAs', s.value ->> 'quote'
  from plan_nodes n, jsonb_array_elements(n.content -> 'stated') with ordinality s
  where n.version_id = of_version and n.kind = 'kpi' and not n.is_removed;
  delete from kpi_organization_goals where fiscal_year = year;
  insert into kpi_organization_goals (fiscal_year, kpi_code, organization_id, value, position)
  select year, n.id, g.value ->> 'organizationId', (g.value ->> 'value')::integer, g.ordinality - 1
  from plan_nodes n, jsonb_array_elements(n.content -> 'organizationGoals') with ordinality g
  where n.version_id = of_version and n.kind = 'kpi' and not n.is_removed;
  delete from kpi_measures where fiscal_year = year;
  insert into kpi_measures (fiscal_year, kpi_code, measure_id)
  select year, n.id, m from plan_nodes n, jsonb_array_elements_text(n.content -> 'measureIds') m
  where n.version_id = of_version and n.kind = 'kpi' and not n.is_removed;
  delete from roadmap_row_measures where fiscal_year = year;
  insert into roadmap_row_measures (fiscal_year, row_id, measure_id)
  select year, n.id, m from plan_nodes n, jsonb_array_elements_text(n.content -> 'measureIds') m
  where n.version_id = of_version and n.kind = 'row' and not n.is_removed;
  delete from roadmap_row_kpis where fiscal_year = year;
  insert into roadmap_row_kpis (fiscal_year, row_id, kpi_code)
  select year, n.id, k from plan_nodes n, jsonb_array_elements_text(n.content -> 'kpiCodes') k
  where n.version_id = of_version and n.kind = 'row' and not n.is_removed;

  -- A measure that goes on from the year before is spoken for by the same facts.
  insert into measure_evidence (fiscal_year, measure_id, position,
    label, unit, fact_kinds, organization_kinds, desk_kinds, shown_as)
  select year, e.measure_id, e.position, e.label, e.unit, e.fact_kinds, e.organization_kinds, e.desk_kinds, e.shown_as
  from measure_evidence e
  join plan_measures m on m.fiscal_year = year and m.id = e.measure_id and m.retired_on is null
  where e.fiscal_year = year - 1
    and not exists (select from measure_evidence own where own.fiscal_year = year and own.measure_id = e.measure_id)
  on conflict do nothing;

  update plan_versions set put_in_force_at = clock_timestamp() where id = of_version;
  return retired;
end $$;
