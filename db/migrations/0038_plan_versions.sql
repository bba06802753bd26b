-- 計画の版: the plan as it was resolved each time, and drafts of the next. A version consists of nodes (a section, a measure,
-- a KPI, a row of the 工程表 …); the tables of 0002 are what the version in force says, written by put_due_plans_in_force()
-- alone: for the council's folder as for a draft that the council has resolved.
create table plan_versions (
  id uuid primary key,
  fiscal_year smallint not null check (fiscal_year between 2000 and 2200),
  -- Counted when it is resolved: a draft that was withdrawn takes no number.
  number smallint check (number > 0),
  kind text check (kind in ('adopted', 'amended', 'deemed', 'transcribed')),
  state text not null check (state in ('draft', 'review', 'resolved', 'withdrawn')),
  origin text not null check (origin in ('folder', 'council')),
  based_on uuid references plan_versions,
  note text not null default '' check (octet_length(note) <= 102400),
  review_until date,
  resolution text not null default '' check (length(resolution) <= 300),
  effective_on date,
  put_in_force_at timestamptz,
  organization_id text references organizations,
  started_by uuid references accounts,
  started_at timestamptz not null default business_now(),
  changed_at timestamptz not null default business_now(),
  resolved_by uuid references accounts,
  resolved_at timestamptz,
  unique (fiscal_year, number),
  check ((state = 'resolved') = (number is not null) and (number is null) = (kind is null) and (number is null) = (effective_on is null) and (number is null) = (resolved_at is null)),
  check (state <> 'resolved' or btrim(resolution) <> ''),
  check (state <> 'review' or review_until is not null),
  check (put_in_force_at is null or state = 'resolved'),
  -- Only a correction of the data follows the first version without being a resolution of the council.
  check (kind is null or (kind = 'adopted') = (number = 1)),
  check (kind is distinct from 'transcribed' or origin = 'folder'),
  check (origin = 'folder' or organization_id is not null)
);
-- One draft of a year at a time: two would be two plans.
create unique index plan_versions_one_draft on plan_versions (fiscal_year) where state in ('draft', 'review');
create index plan_versions_in_force on plan_versions (effective_on desc, number desc) where state = 'resolved';
comment on table plan_versions is '計画の版。案・意見を聞いている案・決議された版・取り下げた案';
comment on column plan_versions.number is '第何版か。決議されたときに付く';
comment on column plan_versions.kind is '策定・改定・みなし改定・データの直し';
comment on column plan_versions.origin is '協議会のフォルダーから来たか、この画面でつくられたか';
comment on column plan_versions.based_on is '元にした版';
comment on column plan_versions.note is '何を変えるか、何を考えるか';
comment on column plan_versions.review_until is '構成員の意見を聞く期限';
comment on column plan_versions.resolution is '決めた会議と決議';
comment on column plan_versions.effective_on is '効力を生じる日';
comment on column plan_versions.put_in_force_at is 'しくみの中で使いはじめた時刻';

create table plan_nodes (
  version_id uuid not null references plan_versions,
  kind text not null check (kind in ('head', 'goal', 'section', 'lead', 'measure', 'kpi', 'group', 'row', 'annex')),
  id text not null check (btrim(id) <> '' and length(id) <= 60),
  position double precision not null,
  content jsonb not null check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 2097152),
  -- Kept, so that it can be put back and its comments stay.
  is_removed boolean not null default false,
  edition integer not null default 1,
  added_at timestamptz not null default business_now(),
  changed_by uuid references accounts,
  changed_at timestamptz,
  primary key (version_id, kind, id),
  check (kind <> 'head' or (id = 'head' and not is_removed))
);
create index plan_nodes_in_order on plan_nodes (version_id, kind, position);
-- What a node of a draft said before it was written anew, so that a draft can be read as it stood on any day.
create table plan_node_history (
  number bigint generated always as identity primary key,
  version_id uuid not null,
  kind text not null,
  id text not null,
  position double precision not null,
  content jsonb not null,
  is_removed boolean not null,
  edition integer not null,
  changed_by uuid references accounts,
  replaced_at timestamptz not null,
  foreign key (version_id, kind, id) references plan_nodes
);
create index plan_node_history_of_node on plan_node_history (version_id, kind, id, replaced_at);
comment on table plan_node_history is '案の項目の、書きかえられる前の内容';
comment on column plan_node_history.replaced_at is '書きかえられた時刻';

comment on table plan_nodes is '計画の版の一つ一つの項目';
comment on column plan_nodes.id is '版をこえて同じものを指す呼び名';
comment on column plan_nodes.edition is '案の中で書きかえるたびに増える数。同時の書きかえを見つける';

create table plan_comments (
  id uuid primary key,
  version_id uuid not null references plan_versions,
  node_kind text,
  node_id text,
  -- Of the node when the comment was written: what was changed since is told.
  node_edition integer,
  text text not null check (btrim(text) <> '' and octet_length(text) <= 102400),
  organization_id text not null references organizations,
  account_id uuid not null references accounts,
  made_at timestamptz not null default business_now(),
  outcome text check (outcome in ('taken', 'partly', 'not-taken', 'explained')),
  answer text not null default '' check (octet_length(answer) <= 102400),
  answered_by uuid references accounts,
  answered_at timestamptz,
  foreign key (version_id, node_kind, node_id) references plan_nodes,
  check ((node_kind is null) = (node_id is null) and (node_kind is null) = (node_edition is null)),
  check ((outcome is null) = (answered_at is null) and (outcome is null) = (btrim(answer) = ''))
);
create index plan_comments_of_version on plan_comments (version_id, made_at);
comment on table plan_comments is '計画の案への、構成員の意見と事務局の答え';
comment on column plan_comments.outcome is '取り入れた・一部取り入れた・取り入れない・説明した';

create function plan_version_moves() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare newest record;
begin
  if old.state = 'resolved' and to_jsonb(new) - 'put_in_force_at' is distinct from to_jsonb(old) - 'put_in_force_at' or old.state = 'withdrawn' then
    raise exception 'a version that was resolved or withdrawn does not change' using errcode = 'check_violation', constraint = 'plan_versions_final_check';
  end if;
  if new.fiscal_year <> old.fiscal_year or new.based_on is distinct from old.based_on or new.origin <> old.origin then
    raise exception 'a version stays what it was begun as' using errcode = 'check_violation', constraint = 'plan_versions_same_check';
  end if;
  if new.state = 'resolved' and old.state <> 'resolved' then
    if old.state = 'draft' and new.kind not in ('deemed', 'transcribed') and new.origin = 'council' then
      raise exception 'members are heard first' using errcode = 'check_violation', constraint = 'plan_versions_heard_check';
    end if;
    select number, effective_on into newest from plan_versions where fiscal_year = new.fiscal_year and state = 'resolved' order by number desc limit 1;
    if new.number <> coalesce(newest.number, 0) + 1 or new.effective_on < newest.effective_on then
      raise exception 'versions follow one another' using errcode = 'check_violation', constraint = 'plan_versions_order_check';
    end if;
    if exists (select from plan_comments where version_id = new.id and outcome is null) then
      raise exception 'every comment has its answer' using errcode = 'check_violation', constraint = 'plan_versions_answered_check';
    end if;
    -- A change of the annex that the grant's office has approved counts as an amendment; nothing else does.
    if new.kind = 'deemed' and exists (
      select from (select kind, id, content from plan_nodes where version_id = new.id and not is_removed) n
      full join (select kind, id, content from plan_nodes where version_id = new.based_on and not is_removed) b on b.kind = n.kind and b.id = n.id
      where coalesce(n.kind, b.kind) <> 'annex' and n.content - 'grantName' - 'asOfLabel' is distinct from b.content - 'grantName' - 'asOfLabel') then
      raise exception 'only the annex changes without the council' using errcode = 'check_violation', constraint = 'plan_versions_deemed_check';
    end if;
  end if;
  return new;
end $$;
comment on function plan_version_moves() is '版の状態の移り方';
create trigger plan_version_moves before update on plan_versions for each row execute function plan_version_moves();

create function plan_node_of_draft() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  if not exists (select from plan_versions where id = new.version_id and state = 'draft') or (tg_op = 'UPDATE' and (new.version_id, new.kind, new.id) is distinct from (old.version_id, old.kind, old.id)) then
    raise exception 'only a draft is written' using errcode = 'check_violation', constraint = 'plan_nodes_draft_check';
  end if;
  return new;
end $$;
comment on function plan_node_of_draft() is '書けるのは案だけ';
create trigger plan_node_of_draft before insert or update on plan_nodes for each row execute function plan_node_of_draft();

create function keep_plan_node_history() returns trigger
  language plpgsql security definer set search_path from current
as $$
begin
  insert into plan_node_history (version_id, kind, id, position, content, is_removed, edition, changed_by, replaced_at)
  values (old.version_id, old.kind, old.id, old.position, old.content, old.is_removed, old.edition, old.changed_by, coalesce(new.changed_at, business_now()));
  return null;
end $$;
comment on function keep_plan_node_history() is '書きかえられる前の内容を残す';
create trigger keep_plan_node_history after update on plan_nodes for each row
  when ((old.content, old.is_removed, old.position) is distinct from (new.content, new.is_removed, new.position)) execute function keep_plan_node_history();

create function plan_comment_in_review() returns trigger
  language plpgsql security definer set search_path from current
as $$
declare state_now text := (select state from plan_versions where id = new.version_id);
begin
  if tg_op = 'INSERT' and state_now <> 'review' or tg_op = 'UPDATE' and state_now not in ('draft', 'review') then
    raise exception 'comments are asked for while a draft is in review' using errcode = 'check_violation', constraint = 'plan_comments_review_check';
  end if;
  return new;
end $$;
comment on function plan_comment_in_review() is '意見は、聞いている間に書き、決議の前に答える';
create trigger plan_comment_in_review before insert or update on plan_comments for each row execute function plan_comment_in_review();

do $$
declare name text;
begin
  foreach name in array array['plan_versions', 'plan_nodes', 'plan_comments'] loop
    call protect_table(name);
    execute format('grant select, insert on %I to tsunagu_app', name);
  end loop;
end $$;
call protect_table('plan_node_history');
grant select on plan_node_history to tsunagu_app;
-- What stood there before the members were asked was the office's alone, and stays so.
create policy read_office on plan_node_history for select to tsunagu_app using (acting_for_office());
create policy read_open on plan_versions for select to tsunagu_app using (state in ('review', 'resolved') or acting_for_office());
create policy read_resolved on plan_versions for select to tsunagu_stats using (state = 'resolved');
create policy begin_office on plan_versions for insert to tsunagu_app with check (state = 'draft' and origin = 'council' and organization_id = acting_organization() and acting_for_office());
create policy change_office on plan_versions for update to tsunagu_app using (acting_for_office()) with check (acting_for_office());
grant select on plan_versions to tsunagu_stats;
grant update (number, kind, state, note, review_until, resolution, effective_on, changed_at, resolved_by, resolved_at) on plan_versions to tsunagu_app;
create policy read_of_version on plan_nodes for select to tsunagu_app using (exists (select from plan_versions v where v.id = version_id));
create policy write_office on plan_nodes for insert to tsunagu_app with check (acting_for_office());
create policy change_office on plan_nodes for update to tsunagu_app using (acting_for_office()) with check (acting_for_office());
grant update (position, content, is_removed, edition, changed_by, changed_at) on plan_nodes to tsunagu_app;
create policy read_of_version on plan_comments for select to tsunagu_app using (exists (select from plan_versions v where v.id = version_id));
create policy comment_own on plan_comments for insert to tsunagu_app with check (account_id = acting_account() and organization_id = acting_organization() and outcome is null);
create policy answer_office on plan_comments for update to tsunagu_app using (acting_for_office()) with check (acting_for_office());
grant update (outcome, answer, answered_by, answered_at) on plan_comments to tsunagu_app;

create function texts_of(list jsonb) returns text[]
  language sql immutable
  as $$ select coalesce(array_agg(value order by ordinality), '{}') from jsonb_array_elements_text(list) with ordinality $$;
comment on function texts_of(jsonb) is 'JSONの文字の並びを、配列に';
revoke all on function texts_of(jsonb) from public;

-- Writes what one version says into the tables that everything else reads.
create function put_plan_in_force(of_version uuid, day date) returns jsonb
  language plpgsql security definer set search_path from current
as $$
declare
  year smallint := (select fiscal_year from plan_versions where id = of_version);
  head jsonb := (select content from plan_nodes where version_id = of_version and kind = 'head');
  part record;
  retired jsonb := '{}';
  many integer;
begin
  insert into plans as p (fiscal_year, title, valid_from, valid_to, issued_month, issued_label, target_types, goals, source)
  values (year, head ->> 'title', (head ->> 'validFrom')::date, (head ->> 'validTo')::date, (head ->> 'issuedMonth' || '-01')::date, head ->> 'issuedLabel', head -> 'targetTypes',
    (select coalesce(jsonb_agg(content || jsonb_build_object('id', id) order by position), '[]') from plan_nodes where version_id = of_version and kind = 'goal' and not is_removed), head ->> 'source')
  on conflict (fiscal_year) do update set title = excluded.title, valid_from = excluded.valid_from, valid_to = excluded.valid_to, issued_month = excluded.issued_month, issued_label = excluded.issued_label,
    target_types = excluded.target_types, goals = excluded.goals, source = excluded.source;

  insert into plan_sections (fiscal_year, id, parent_id, number, title, text, position)
  select year, id, content ->> 'parentId', content ->> 'number', content ->> 'title', content ->> 'text', row_number() over (order by position) - 1 from plan_nodes where version_id = of_version and kind = 'section' and not is_removed
  on conflict (fiscal_year, id) do update set parent_id = excluded.parent_id, number = excluded.number, title = excluded.title, text = excluded.text, position = excluded.position, retired_on = null;

  insert into plan_lead_bodies (fiscal_year, code, label, short_label, organization_ids, organization_kind, is_all)
  select year, id, content ->> 'label', content ->> 'shortLabel', texts_of(content -> 'organizationIds'), content ->> 'organizationKind', (content ->> 'isAll')::boolean from plan_nodes where version_id = of_version and kind = 'lead' and not is_removed
  on conflict (fiscal_year, code) do update set label = excluded.label, short_label = excluded.short_label, organization_ids = excluded.organization_ids, organization_kind = excluded.organization_kind, is_all = excluded.is_all, retired_on = null;

  insert into plan_measures (fiscal_year, id, section, level, parent_id, title, leads, target_types, difference_note, position)
  select year, n.id, n.content ->> 'section', n.content ->> 'level', n.content ->> 'parentId', n.content ->> 'title', texts_of(n.content -> 'leads'), texts_of(n.content -> 'targetTypes')::smallint[], n.content ->> 'differenceNote',
    row_number() over (order by s.position, n.position) - 1
  from plan_nodes n left join plan_nodes s on s.version_id = of_version and s.kind = 'section' and s.id = n.content ->> 'section' where n.version_id = of_version and n.kind = 'measure' and not n.is_removed
  on conflict (fiscal_year, id) do update set section = excluded.section, level = excluded.level, parent_id = excluded.parent_id, title = excluded.title, leads = excluded.leads, target_types = excluded.target_types,
    difference_note = excluded.difference_note, position = excluded.position, retired_on = null;

  insert into kpi_definitions (fiscal_year, code, plan_id, label, short_label, unit, kind, comparator, goal_value, goal_basis, target_types, contradictions, position)
  select year, id, content ->> 'planId', content ->> 'label', content ->> 'shortLabel', content ->> 'unit', content ->> 'kind', content ->> 'comparator', (content ->> 'goalValue')::integer, content ->> 'goalBasis',
    texts_of(content -> 'targetTypes')::smallint[], texts_of(content -> 'contradictions'), row_number() over (order by position) - 1 from plan_nodes where version_id = of_version and kind = 'kpi' and not is_removed
  on conflict (fiscal_year, code) do update set plan_id = excluded.plan_id, label = excluded.label, short_label = excluded.short_label, unit = excluded.unit, kind = excluded.kind, comparator = excluded.comparator,
    goal_value = excluded.goal_value, goal_basis = excluded.goal_basis, target_types = excluded.target_types, contradictions = excluded.contradictions, position = excluded.position, retired_on = null;

  insert into roadmap_rows (fiscal_year, id, ref, group_number, group_title, group_wording, item_title, item_text, title, wording, leads, leads_wording, kpi_wording, target_types, note, position)
  select year, n.id, n.content ->> 'ref', g.id::smallint, g.content ->> 'title', g.content ->> 'wording', n.content ->> 'itemTitle', n.content ->> 'itemText', n.content ->> 'title', n.content ->> 'wording', texts_of(n.content -> 'leads'),
    n.content ->> 'leadsWording', n.content ->> 'kpiWording', texts_of(n.content -> 'targetTypes')::smallint[], n.content ->> 'note', row_number() over (order by g.position, n.position) - 1
  from plan_nodes n join plan_nodes g on g.version_id = of_version and g.kind = 'group' and g.id = n.content ->> 'group' where n.version_id = of_version and n.kind = 'row' and not n.is_removed
  on conflict (fiscal_year, id) do update set ref = excluded.ref, group_number = excluded.group_number, group_title = excluded.group_title, group_wording = excluded.group_wording, item_title = excluded.item_title,
    item_text = excluded.item_text, title = excluded.title, wording = excluded.wording, leads = excluded.leads, leads_wording = excluded.leads_wording, kpi_wording = excluded.kpi_wording,
    target_types = excluded.target_types, note = excluded.note, position = excluded.position, retired_on = null;

  insert into annex_projects (fiscal_year, number, implementing_body, organization_id, name, summary, wording, target_types, area, grant_name, as_of_label)
  select year, id::smallint, content ->> 'implementingBody', content ->> 'organizationId', content ->> 'name', content ->> 'summary', content ->> 'wording', texts_of(content -> 'targetTypes')::smallint[], content ->> 'area',
    head ->> 'grantName', head ->> 'asOfLabel' from plan_nodes where version_id = of_version and kind = 'annex' and not is_removed
  on conflict (fiscal_year, number) do update set implementing_body = excluded.implementing_body, organization_id = excluded.organization_id, name = excluded.name, summary = excluded.summary, wording = excluded.wording,
    target_types = excluded.target_types, area = excluded.area, grant_name = excluded.grant_name, as_of_label = excluded.as_of_label, retired_on = null;

  -- Rows that others may refer to are never deleted.
  for part in select * from (values ('section', 'plan_sections', 'id'), ('lead', 'plan_lead_bodies', 'code'), ('measure', 'plan_measures', 'id'), ('kpi', 'kpi_definitions', 'code'), ('row', 'roadmap_rows', 'id'), ('annex', 'annex_projects', 'number')) as p (kind, name, key) loop
    execute format('update %I set retired_on = $1 where fiscal_year = $2 and retired_on is null and %I::text not in (select id from plan_nodes where version_id = $3 and kind = $4 and not is_removed)', part.name, part.key) using day, year, of_version, part.kind;
    get diagnostics many = row_count;
    if many > 0 then retired := retired || jsonb_build_object(part.name, many); end if;
  end loop;

  -- What belongs to one measure, KPI or row alone is written anew: nothing refers to it.
  delete from plan_statements where fiscal_year = year;
  insert into plan_statements (fiscal_year, measure_id, position, document, place, wording)
  select year, n.id, s.ordinality - 1, s.value ->> 'document', s.value ->> 'place', s.value ->> 'wording' from plan_nodes n, jsonb_array_elements(n.content -> 'stated') with ordinality s where n.version_id = of_version and n.kind = 'measure' and not n.is_removed;
  delete from kpi_stated_values where fiscal_year = year;
  insert into kpi_stated_values (fiscal_year, kpi_code, position, document, place, value, comparator, measured_as, quote)
  select year, n.id, s.ordinality - 1, s.value ->> 'document', s.value ->> 'place', (s.value ->> 'value')::integer, s.value ->> 'comparator', s.value ->> 'measuredAs', s.value ->> 'quote' from plan_nodes n, jsonb_array_elements(n.content -> 'stated') with ordinality s where n.version_id = of_version and n.kind = 'kpi' and not n.is_removed;
  delete from kpi_measures where fiscal_year = year;
  insert into kpi_measures (fiscal_year, kpi_code, measure_id) select year, n.id, m from plan_nodes n, jsonb_array_elements_text(n.content -> 'measureIds') m where n.version_id = of_version and n.kind = 'kpi' and not n.is_removed;
  delete from roadmap_row_measures where fiscal_year = year;
  insert into roadmap_row_measures (fiscal_year, row_id, measure_id) select year, n.id, m from plan_nodes n, jsonb_array_elements_text(n.content -> 'measureIds') m where n.version_id = of_version and n.kind = 'row' and not n.is_removed;
  delete from roadmap_row_kpis where fiscal_year = year;
  insert into roadmap_row_kpis (fiscal_year, row_id, kpi_code) select year, n.id, k from plan_nodes n, jsonb_array_elements_text(n.content -> 'kpiCodes') k where n.version_id = of_version and n.kind = 'row' and not n.is_removed;

  -- A measure that goes on from the year before is spoken for by the same facts.
  insert into measure_evidence (fiscal_year, measure_id, position, label, unit, fact_kinds, organization_kinds, desk_kinds, shown_as)
  select year, e.measure_id, e.position, e.label, e.unit, e.fact_kinds, e.organization_kinds, e.desk_kinds, e.shown_as from measure_evidence e
  join plan_measures m on m.fiscal_year = year and m.id = e.measure_id and m.retired_on is null
  where e.fiscal_year = year - 1 and not exists (select from measure_evidence own where own.fiscal_year = year and own.measure_id = e.measure_id)
  on conflict do nothing;

  update plan_versions set put_in_force_at = clock_timestamp() where id = of_version;
  return retired;
end $$;
comment on function put_plan_in_force(uuid, date) is '版の内容を、画面と集計が使う表に入れる';
revoke all on function put_plan_in_force(uuid, date) from public;

create function put_due_plans_in_force(day date) returns table (fiscal_year smallint, retired jsonb)
  language plpgsql security definer set search_path from current
as $$
declare due record;
begin
  for due in select v.id, v.fiscal_year as year from plan_versions v where v.state = 'resolved' and v.put_in_force_at is null and v.effective_on <= day order by v.fiscal_year, v.number for update loop
    fiscal_year := due.year;
    retired := put_plan_in_force(due.id, day);
    return next;
  end loop;
end $$;
comment on function put_due_plans_in_force(date) is '効力を生じる日の来た版を、使いはじめる';
revoke all on function put_due_plans_in_force(date) from public;
grant execute on function put_due_plans_in_force(date) to tsunagu_app;

-- 規則による点検: what the rules find is kept by one function, for the folder and for a version that has come into force.
create function keep_rule_findings(year smallint, found_now jsonb, day date) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  insert into rule_findings (fiscal_year, code, rule, subject, kind, title, text, places, measure_ids, roadmap_row_ids, kpi_codes, position, found_on)
  select year, 'R' || lpad(n::text, greatest(2, length(n::text)), '0'), f ->> 'key', f ->> 'subject', f ->> 'kind', f ->> 'title', f ->> 'text', f -> 'places', texts_of(f -> 'measureIds'), texts_of(f -> 'roadmapRowIds'), texts_of(f -> 'kpiCodes'), ordinality - 1, day
  from (
    select (select count(*) from rule_findings where fiscal_year = year) + row_number() over (order by ordinality) as n, f, ordinality from jsonb_array_elements(found_now) with ordinality as l (f, ordinality)
    where not exists (select from rule_findings k where k.fiscal_year = year and k.rule = f ->> 'key' and k.subject = f ->> 'subject')) fresh;
  update rule_findings r set kind = f ->> 'kind', title = f ->> 'title', text = f ->> 'text', places = f -> 'places', measure_ids = texts_of(f -> 'measureIds'), roadmap_row_ids = texts_of(f -> 'roadmapRowIds'),
    kpi_codes = texts_of(f -> 'kpiCodes'), position = ordinality - 1, gone_on = null
  from jsonb_array_elements(found_now) with ordinality as l (f, ordinality) where r.fiscal_year = year and r.rule = f ->> 'key' and r.subject = f ->> 'subject';
  update rule_findings r set gone_on = greatest(day, r.found_on) where r.fiscal_year = year and r.gone_on is null
    and not exists (select from jsonb_array_elements(found_now) f where f ->> 'key' = r.rule and f ->> 'subject' = r.subject);
end $$;
comment on function keep_rule_findings(smallint, jsonb, date) is '規則が見つけたことを残す。番号は変わらず、見つからなくなった指摘は印を付けて残す';
revoke all on function keep_rule_findings(smallint, jsonb, date) from public;
grant execute on function keep_rule_findings(smallint, jsonb, date) to tsunagu_app;

alter table mails drop constraint mails_kind_check, add constraint mails_kind_check
  check (kind in ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent', 'emergency-access', 'weekly-gaps', 'conference', 'own-page', 'report-reminder', 'plan-review'));
