-- The council as data: who belongs to it, where its desks are, what its plan says. Everything here is loaded from
-- the council's folder (councils/<name>/) and is the same for every reader; it holds no person. Rows that others may
-- refer to are never deleted: they are marked retired.

create table council (
  id text primary key,
  is_only boolean not null default true unique check (is_only),
  name text not null,
  short_name text not null,
  prefecture_code text not null check (prefecture_code ~ '^\d{2}$'),
  prefecture_name text not null,
  predecessor text,
  office_organization_ids text[] not null,
  map_attribution text not null,
  map_attribution_url text,
  loaded_at timestamptz not null
);
comment on table council is '協議会。一つのデータベースに一つ';
comment on column council.office_organization_ids is '事務局を担う機関';
comment on column council.map_attribution is '地図の下にかならず示す出典';
comment on column council.loaded_at is 'フォルダーから最後に読み込んだ時刻';

create table areas (
  key text primary key check (key ~ '^[a-z0-9-]+$'),
  name text not null unique,
  alias text,
  region text not null,
  position smallint not null,
  retired_on date
);
comment on table areas is '圏域(県の広域圏)';
comment on column areas.region is '圏域をまとめた地区(東信・南信・中信・北信)';

create table municipalities (
  code text primary key check (code ~ '^\d{5}$'),
  code6 text not null unique check (code6 ~ '^\d{6}$'),
  name text not null,
  kana text not null,
  kind text not null check (kind in ('city', 'town', 'village')),
  district text,
  area text not null references areas,
  regional_bureau text,
  health_welfare_office text,
  welfare_office text,
  hello_work_id text,
  hello_work_certainty text check (hello_work_certainty in ('P', 'S', 'U')),
  hello_work_note text,
  maisapo_id text,
  population_2020 integer check (population_2020 > 0),
  lat double precision not null check (lat between 20 and 46),
  lng double precision not null check (lng between 122 and 154),
  note text,
  retired_on date
);
comment on table municipalities is '市町村';
comment on column municipalities.code is '全国地方公共団体コードの上5桁';
comment on column municipalities.code6 is '検査数字のついた6桁のコード';
comment on column municipalities.district is '郡';
comment on column municipalities.hello_work_id is '管轄の公共職業安定所';
comment on column municipalities.hello_work_certainty is '管轄の確かさ(P 公開資料 / S 広く知られた知識 / U 要確認)';
comment on column municipalities.maisapo_id is '担当のまいさぽ';
comment on column municipalities.population_2020 is '令和2年国勢調査の人口(確かめたものだけ)';
comment on column municipalities.lat is '役場のおよその緯度';
comment on column municipalities.lng is '役場のおよその経度';
comment on column municipalities.note is '取り違えやすい名の注意';

create table organizations (
  id text primary key check (id ~ '^[a-z0-9-]+$'),
  name text not null,
  short_name text not null,
  kana text not null,
  kind text not null,
  established_by text check (established_by in ('prefecture', 'city', 'city-and-prefecture')),
  parent_id text references organizations deferrable initially deferred,
  municipality_code text references municipalities,
  area text references areas,
  areas text[] not null default '{}',
  target_types smallint[] not null default '{}' check (target_types <@ array[1, 2, 3]::smallint[]),
  services text[] not null default '{}',
  council_role text not null check (council_role in ('member', 'body-of-member', 'presumed', 'unconfirmed')),
  certainty text not null check (certainty in ('P', 'S', 'U')),
  note text,
  retired_on date
);
create index organizations_kind on organizations (kind);
comment on table organizations is '機関。閲覧の権限はこの単位';
comment on column organizations.short_name is '一覧や糸の上での短い名';
comment on column organizations.parent_id is '属する機関(ハローワークなら労働局)';
comment on column organizations.municipality_code is '所在の市町村。確かめていなければ空';
comment on column organizations.area is '一つの圏域だけを受け持つときの圏域。県全域や複数なら空';
comment on column organizations.areas is '受け持つ圏域。空なら県全域';
comment on column organizations.target_types is '主な対象の類型(1 不安定な就労 / 2 長期の無業 / 3 社会参加)';
comment on column organizations.council_role is '協議会との関係(構成員 / 構成員の機関 / 構成員とみられる / 未確認)';
comment on column organizations.certainty is '名と存在の確かさ(P 公開資料 / S 広く知られた知識 / U 要確認)';
comment on column organizations.retired_on is 'この日から使わない';

-- Loaded together with the organizations, and both name the other: checked when the transaction ends.
alter table municipalities
  add constraint municipalities_hello_work foreign key (hello_work_id) references organizations deferrable initially deferred,
  add constraint municipalities_maisapo foreign key (maisapo_id) references organizations deferrable initially deferred;

create table council_members (
  organization_id text primary key references organizations,
  kind text not null,
  standing text not null check (standing in ('named', 'presumed', 'unconfirmed')),
  note text,
  retired_on date
);
comment on table council_members is '協議会の構成員';
comment on column council_members.kind is '計画が挙げる構成員の種別';
comment on column council_members.standing is '計画に名がある / 種別から構成員とみられる / 未確認';

create table organization_covers (
  organization_id text not null references organizations,
  municipality_code text not null references municipalities,
  primary key (organization_id, municipality_code)
);
create index organization_covers_municipality on organization_covers (municipality_code);
comment on table organization_covers is '機関が受け持つ市町村';

create table desk_kinds (
  kind text primary key check (kind ~ '^[a-z0-9-]+$'),
  label text not null,
  headline text not null,
  for_whom text not null,
  description text not null,
  family_welcome boolean not null,
  worries jsonb not null,
  channel_note text,
  position smallint not null,
  retired_on date
);
comment on table desk_kinds is '窓口の種類と、窓口をさがす人への説明';
comment on column desk_kinds.headline is '一行でいうと何をする窓口か';
comment on column desk_kinds.for_whom is 'どんな人のための窓口か';
comment on column desk_kinds.family_welcome is '家族の相談を受けると計画や公開資料にあるもの';
comment on column desk_kinds.worries is '合う困りごとと、その順位・理由';
comment on column desk_kinds.channel_note is '話し方について分かっていること。分からなければ空';

create table desks (
  id text primary key check (id ~ '^[a-z0-9-]+$'),
  organization_id text not null references organizations,
  name text not null,
  short_name text not null,
  public_name text not null,
  kind text not null references desk_kinds,
  municipality_code text references municipalities,
  area text references areas,
  areas text[] not null default '{}',
  target_types smallint[] not null default '{}' check (target_types <@ array[1, 2, 3]::smallint[]),
  age_min smallint check (age_min between 0 and 120),
  age_max smallint check (age_max between 0 and 120),
  age_certainty text check (age_certainty in ('P', 'S', 'U')),
  covers text[] not null default '{}',
  certainty text not null check (certainty in ('P', 'S', 'U')),
  position smallint not null,
  retired_on date,
  check (age_min <= age_max),
  unique (id, organization_id)
);
create index desks_organization on desks (organization_id);
create index desks_kind on desks (kind);
comment on table desks is '窓口。仕事はこの単位';
comment on column desks.short_name is '糸や一覧に入る短い名';
comment on column desks.public_name is '窓口をさがす人に見せる、よく知られた名';
comment on column desks.areas is '受け持つ圏域。空なら県全域';
comment on column desks.age_min is '対象の年齢の下限。分からなければ空';
comment on column desks.age_max is '対象の年齢の上限(その年齢を含む)。分からなければ空';
comment on column desks.covers is '受け持つ市町村のコード。空なら住所による限りは分かっていない';
comment on column desks.certainty is '窓口についての確かさ(P 公開資料 / S 広く知られた知識 / U 要確認)';

create table settings (
  key text primary key check (key ~ '^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$'),
  value jsonb not null,
  default_value jsonb not null,
  label text not null,
  unit text,
  note text,
  changed_at timestamptz,
  position smallint not null
);
comment on table settings is '協議会の設定。日数や閾値';
comment on column settings.default_value is 'フォルダーの値。変えていなければ今の値もこれ';
comment on column settings.changed_at is '協議会が変えた時刻。空なら読み込みのたびに既定の値になる';

create table variant_characters (
  character text primary key,
  search_key text not null,
  kind text not null,
  merges_distinct boolean not null
);
comment on table variant_characters is '異体字。さがすときの鍵を作るためだけに使い、書かれた字は変えない';
comment on column variant_characters.merges_distinct is '本来ちがう字をまとめる行(斉と斎など)';

create table plans (
  fiscal_year smallint primary key check (fiscal_year between 2000 and 2200),
  title text not null,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  issued_month date not null,
  issued_label text not null,
  target_types jsonb not null,
  goals jsonb not null,
  source text not null
);
comment on table plans is '年度の事業実施計画';
comment on column plans.issued_month is '策定の月(日の記載がないので月の初日)';
comment on column plans.target_types is '支援対象の3類型の、計画での言葉';
comment on column plans.goals is '目標と、それぞれの書かれた言葉・場所';

create table plan_sections (
  fiscal_year smallint not null references plans,
  id text not null,
  parent_id text,
  number text not null,
  title text not null,
  position smallint not null,
  retired_on date,
  primary key (fiscal_year, id),
  foreign key (fiscal_year, parent_id) references plan_sections deferrable initially deferred
);
comment on table plan_sections is '計画の章と節';

create table plan_lead_bodies (
  fiscal_year smallint not null references plans,
  code text not null,
  label text not null,
  short_label text not null,
  organization_ids text[] not null,
  organization_kind text,
  is_all boolean not null,
  retired_on date,
  primary key (fiscal_year, code)
);
comment on table plan_lead_bodies is '計画での実施主体の書き方と、それに当たる機関';
comment on column plan_lead_bodies.organization_kind is '種別で指すとき(市町村・経済団体など)の機関の種類';
comment on column plan_lead_bodies.is_all is '全機関・団体';

create table plan_measures (
  fiscal_year smallint not null references plans,
  id text not null,
  section text not null,
  level text not null check (level in ('frame', 'measure', 'action', 'procedure')),
  parent_id text,
  title text not null,
  leads text[] not null,
  target_types smallint[] not null check (target_types <@ array[1, 2, 3]::smallint[]),
  difference_note text,
  position smallint not null,
  retired_on date,
  primary key (fiscal_year, id),
  foreign key (fiscal_year, section) references plan_sections deferrable initially deferred,
  foreign key (fiscal_year, parent_id) references plan_measures deferrable initially deferred
);
comment on table plan_measures is '施策';
comment on column plan_measures.level is '枠組み・施策・具体的な取組・手続';
comment on column plan_measures.title is '短くまとめた題(計画の文言は plan_statements)';
comment on column plan_measures.leads is '実施主体(plan_lead_bodies の code)';
comment on column plan_measures.target_types is '対象の類型。節の題からの判断を含む';
comment on column plan_measures.difference_note is '本文と工程表のちがい';

create table plan_statements (
  fiscal_year smallint not null,
  measure_id text not null,
  position smallint not null,
  document text not null check (document in ('body', 'schedule', 'annex', 'contents')),
  place text not null,
  wording text not null,
  primary key (fiscal_year, measure_id, position),
  foreign key (fiscal_year, measure_id) references plan_measures
);
comment on table plan_statements is '施策についての計画の文言。本文と工程表で違えば、両方を残す';
comment on column plan_statements.place is '文書の中の場所';

create table kpi_definitions (
  fiscal_year smallint not null references plans,
  code text not null check (code ~ '^[a-z0-9-]+$'),
  plan_id text not null,
  label text not null,
  short_label text not null,
  unit text not null,
  kind text not null check (kind in ('quantitative', 'coverage', 'implementation')),
  comparator text not null check (comparator in ('ge', 'all', 'done')),
  goal_value integer check (goal_value > 0),
  goal_basis text not null check (goal_basis in ('stated', 'contested', 'municipality-count', 'none')),
  target_types smallint[] not null check (target_types <@ array[1, 2, 3]::smallint[]),
  contradictions text[] not null default '{}',
  position smallint not null,
  retired_on date,
  primary key (fiscal_year, code),
  -- A goal is a number only where the plan agrees with itself, or where it names every municipality.
  check ((goal_basis in ('stated', 'municipality-count')) = (goal_value is not null))
);
comment on table kpi_definitions is '計画のKPI';
comment on column kpi_definitions.fiscal_year is '年度';
comment on column kpi_definitions.code is '変わらない呼び名(計算の定義と結ぶ)';
comment on column kpi_definitions.plan_id is '計画データの中の番号(K01など)';
comment on column kpi_definitions.label is '名前';
comment on column kpi_definitions.short_label is '狭いところでの短い名';
comment on column kpi_definitions.unit is '単位';
comment on column kpi_definitions.kind is '数の目標 / 網羅 / 実施したか';
comment on column kpi_definitions.comparator is '達成の判定(ge 以上 / all すべて / done 実施)';
comment on column kpi_definitions.goal_value is '目標の値。計画の中の値が食い違うとき、数がないときは空';
comment on column kpi_definitions.goal_basis is '目標の値の根拠(書かれたとおり / 食い違い / 市町村の数 / なし)';
comment on column kpi_definitions.target_types is '数える人の類型';
comment on column kpi_definitions.contradictions is '計画の中の食い違いや、確かめる必要のあること';
comment on column kpi_definitions.position is '計画での順';
comment on column kpi_definitions.retired_on is 'この日から使わない';

create table kpi_stated_values (
  fiscal_year smallint not null,
  kpi_code text not null,
  position smallint not null,
  document text not null check (document in ('body', 'schedule', 'annex', 'contents')),
  place text not null,
  value integer,
  comparator text check (comparator in ('ge')),
  measured_as text not null,
  quote text not null,
  primary key (fiscal_year, kpi_code, position),
  foreign key (fiscal_year, kpi_code) references kpi_definitions
);
comment on table kpi_stated_values is 'KPIについて計画に書かれた値のすべて';
comment on column kpi_stated_values.fiscal_year is '年度';
comment on column kpi_stated_values.kpi_code is 'KPI';
comment on column kpi_stated_values.position is '計画での順';
comment on column kpi_stated_values.document is '文書(本文・工程表)';
comment on column kpi_stated_values.place is '文書の中の場所';
comment on column kpi_stated_values.value is '書かれた値。数がなければ空';
comment on column kpi_stated_values.comparator is '「以上」があれば ge、なければ空';
comment on column kpi_stated_values.measured_as is 'そこでの数え方の言葉';
comment on column kpi_stated_values.quote is '計画の文言';

create table kpi_measures (
  fiscal_year smallint not null,
  kpi_code text not null,
  measure_id text not null,
  primary key (fiscal_year, kpi_code, measure_id),
  foreign key (fiscal_year, kpi_code) references kpi_definitions,
  foreign key (fiscal_year, measure_id) references plan_measures
);
comment on table kpi_measures is 'KPIと施策の対応';
comment on column kpi_measures.fiscal_year is '年度';
comment on column kpi_measures.kpi_code is 'KPI';
comment on column kpi_measures.measure_id is '施策';

create table roadmap_rows (
  fiscal_year smallint not null references plans,
  id text not null,
  ref text not null,
  group_number smallint not null,
  group_title text not null,
  item_title text not null,
  item_text text,
  title text not null,
  wording text not null,
  leads text[] not null,
  leads_wording text,
  kpi_wording text,
  target_types smallint[] not null check (target_types <@ array[1, 2, 3]::smallint[]),
  note text,
  position smallint not null,
  retired_on date,
  primary key (fiscal_year, id)
);
comment on table roadmap_rows is '工程表の行';
comment on column roadmap_rows.ref is '工程表の中の場所';
comment on column roadmap_rows.group_title is '工程表の大きな区切り';
comment on column roadmap_rows.item_title is '「項目」欄の題';
comment on column roadmap_rows.item_text is '「項目」欄の説明。前の行と同じなら空';
comment on column roadmap_rows.title is '短くまとめた題';
comment on column roadmap_rows.wording is '「具体的な取組」欄の文言';
comment on column roadmap_rows.leads is '実施主体(plan_lead_bodies の code)';
comment on column roadmap_rows.leads_wording is '「実施主体」欄の文言。欄が空なら空';
comment on column roadmap_rows.kpi_wording is '「KPI」欄の文言。欄が空なら空';

create table roadmap_row_measures (
  fiscal_year smallint not null,
  row_id text not null,
  measure_id text not null,
  primary key (fiscal_year, row_id, measure_id),
  foreign key (fiscal_year, row_id) references roadmap_rows,
  foreign key (fiscal_year, measure_id) references plan_measures
);
comment on table roadmap_row_measures is '工程表の行と施策の対応';

create table roadmap_row_kpis (
  fiscal_year smallint not null,
  row_id text not null,
  kpi_code text not null,
  primary key (fiscal_year, row_id, kpi_code),
  foreign key (fiscal_year, row_id) references roadmap_rows,
  foreign key (fiscal_year, kpi_code) references kpi_definitions
);
comment on table roadmap_row_kpis is '工程表のどの行にKPIが書かれているか';
comment on column roadmap_row_kpis.kpi_code is 'KPI';

create table plan_findings (
  fiscal_year smallint not null references plans,
  code text not null,
  kind text not null check (kind in ('number', 'time', 'scope', 'organization', 'wording', 'missing')),
  found_by text not null check (found_by in ('rule', 'person')),
  title text not null,
  text text not null,
  places jsonb not null,
  status text not null check (status in ('open', 'explained', 'fixed', 'accepted')),
  measure_ids text[] not null default '{}',
  roadmap_row_ids text[] not null default '{}',
  kpi_codes text[] not null default '{}',
  annex_numbers smallint[] not null default '{}',
  position smallint not null,
  retired_on date,
  primary key (fiscal_year, code)
);
comment on table plan_findings is '計画の点検で見つかったこと';
comment on column plan_findings.kind is '数値・時点・範囲・組織・誤記・欠落';
comment on column plan_findings.found_by is '規則が見つけたか、人が見つけたか';
comment on column plan_findings.title is '行の下に添える短い言い方';
comment on column plan_findings.text is '何がどう食い違うか';
comment on column plan_findings.places is '場所と、その文言';
comment on column plan_findings.status is '未対応・説明あり・直した・そのまま';
comment on column plan_findings.kpi_codes is '関わるKPI';

create table annex_projects (
  fiscal_year smallint not null references plans,
  number smallint not null,
  implementing_body text not null,
  organization_id text not null references organizations,
  name text not null,
  summary text not null,
  wording text not null,
  target_types smallint[] not null check (target_types <@ array[1, 2, 3]::smallint[]),
  area text references areas,
  grant_name text not null,
  as_of_label text not null,
  retired_on date,
  primary key (fiscal_year, number)
);
comment on table annex_projects is '別紙の交付金事業';
comment on column annex_projects.summary is '短くまとめた概要';
comment on column annex_projects.wording is '別紙の文言';
comment on column annex_projects.area is '圏域。県全域なら空';
comment on column annex_projects.as_of_label is '別紙に書かれた時点';

-- The same for every reader, hence one policy; forced like everywhere, so that nothing depends on who owns a table.
do $$
declare name text;
begin
  foreach name in array array[
    'council', 'areas', 'municipalities', 'organizations', 'council_members', 'organization_covers', 'desk_kinds',
    'desks', 'settings', 'variant_characters', 'plans', 'plan_sections', 'plan_lead_bodies', 'plan_measures',
    'plan_statements', 'kpi_definitions', 'kpi_stated_values', 'kpi_measures', 'roadmap_rows', 'roadmap_row_measures',
    'roadmap_row_kpis', 'plan_findings', 'annex_projects'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I for all to tsunagu_owner using (true) with check (true)', name);
    execute format('create policy read_all on %I for select to tsunagu_app, tsunagu_stats using (true)', name);
    execute format('grant select on %I to tsunagu_app, tsunagu_stats', name);
  end loop;
end $$;
