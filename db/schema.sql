-- What the migrations make of an empty database, for reading. Made by scripts/database-types.ts with the types; no program runs
-- it, and tests/house/database.test.ts compares it. What functions say stands in db/functions and db/views.

-- accounts: 利用者。ひとりに一つ (row-level security, forced)
table accounts (
  id uuid not null
  email text not null
  display_name text not null
  is_active boolean not null default true
  created_at timestamp with time zone not null default now()
  is_person boolean not null default false  -- 本人のページの利用者。だれのものかは、そのケースを持つ窓口だけが知る
  -- constraints
  accounts_pkey PRIMARY KEY (id)
  accounts_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200)))
  accounts_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254))))
  -- indexes
  CREATE UNIQUE INDEX accounts_email USING btree (email)
  -- policies
  policy change for update to tsunagu_app using (((acting_account() IS NULL) OR (id = acting_account()) OR (acting_role() = 'administrator'::text))) with check (((acting_account() IS NULL) OR (id = acting_account()) OR (acting_role() = 'administrator'::text)))
  policy make for insert to tsunagu_app with check (((acting_account() IS NULL) OR (acting_role() = 'administrator'::text) OR (is_person AND (acting_organization() IS NOT NULL))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (((NOT is_person) OR sees_person_account(id)))
  -- triggers
  keep_account BEFORE UPDATE FOR EACH ROW WHEN ((CURRENT_USER = 'tsunagu_app'::name)) EXECUTE FUNCTION keep_account()
  -- grants
  tsunagu_app: insert, select, update
)

-- activities: 取組の記録。開いた集まり、事例、資料。工程表の状態の裏づけになる (row-level security, forced)
table activities (
  id uuid not null
  kind text not null
  title text not null
  held_on date not null  -- 集まりを開いた日。事例と資料は、その日付
  municipality_code text
  people integer  -- 集まりに参加した人の延べ人数
  summary text not null default ''::text
  address text not null default ''::text  -- インターネットで読めるところ
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  version integer not null default 1
  changed_by uuid
  changed_at timestamp with time zone not null default business_now()
  withdrawn_at timestamp with time zone  -- 取り消した時刻。裏づけになっている記録は取り消せない
  gathering_id uuid  -- この記録のもとになった催し
  -- constraints
  activities_pkey PRIMARY KEY (id)
  activities_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  activities_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
  activities_gathering_id_fkey FOREIGN KEY (gathering_id) REFERENCES gatherings(id)
  activities_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  activities_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  activities_address_check CHECK (((address = ''::text) OR ((address ~* '^https?://.'::text) AND (length(address) <= 2000))))
  activities_check CHECK (((kind = 'gathering'::text) OR (people IS NULL)))
  activities_kind_check CHECK ((kind = ANY (ARRAY['gathering'::text, 'practice'::text, 'document'::text])))
  activities_people_check CHECK (((people >= 0) AND (people <= 1000000)))
  activities_summary_check CHECK ((octet_length(summary) <= 102400))
  activities_title_check CHECK (((btrim(title) <> ''::text) AND (length(title) <= 200)))
  -- indexes
  CREATE INDEX activities_held USING btree (held_on DESC, id DESC) WHERE (withdrawn_at IS NULL)
  CREATE INDEX activities_of_kind USING btree (kind, held_on DESC, id DESC) WHERE (withdrawn_at IS NULL)
  CREATE UNIQUE INDEX activities_of_gathering USING btree (gathering_id) WHERE (gathering_id IS NOT NULL)
  -- policies
  policy correct_own for update to tsunagu_app using ((organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  policy record_own for insert to tsunagu_app with check ((organization_id = acting_organization()))
  -- triggers
  keep_corrected_activity BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION keep_corrected_activity()
  -- grants
  tsunagu_app: insert, select, update (address, changed_at, changed_by, held_on, municipality_code, people, summary, title, withdrawn_at)
  tsunagu_stats: select
)

-- activity_corrections: 取組の記録の、直される前の内容 (row-level security, forced)
table activity_corrections (
  activity_id uuid not null
  version integer not null
  title text not null
  held_on date not null
  municipality_code text
  people integer
  summary text not null
  address text not null
  author_id uuid
  written_at timestamp with time zone not null
  replaced_at timestamp with time zone not null  -- 直された時刻
  -- constraints
  activity_corrections_pkey PRIMARY KEY (activity_id, version)
  activity_corrections_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities(id)
  activity_corrections_author_id_fkey FOREIGN KEY (author_id) REFERENCES accounts(id)
  activity_corrections_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- age_limit_measure_versions: 国の施策の、直される前の内容 (row-level security, forced)
table age_limit_measure_versions (
  measure_id uuid not null
  version integer not null
  said jsonb not null
  replaced_at timestamp with time zone not null
  -- constraints
  age_limit_measure_versions_pkey PRIMARY KEY (measure_id, version)
  age_limit_measure_versions_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES age_limit_measures(id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  -- grants
  tsunagu_app: select
)

-- age_limit_measures: 年齢を限る理由(施行規則1条の3第1項3号のニ)になる国の施策。確認が要るものは、協議会事務局が書き直す (row-level security, forced)
table age_limit_measures (
  id uuid not null
  name text not null
  "least" smallint not null
  most smallint not null
  valid_from date not null
  valid_to date
  needs_permanent boolean not null default true
  needs_hello_work boolean not null default true
  answer text not null default 'confirm'::text  -- この施策だけで公開できるか、確認が要るか
  source text not null default ''::text
  organization_id text
  account_id uuid
  version integer not null default 1
  changed_at timestamp with time zone not null default business_now()
  -- constraints
  age_limit_measures_pkey PRIMARY KEY (id)
  age_limit_measures_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  age_limit_measures_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  age_limit_measures_answer_check CHECK ((answer = ANY (ARRAY['lawful'::text, 'confirm'::text])))
  age_limit_measures_check CHECK (("least" <= most))
  age_limit_measures_check1 CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  age_limit_measures_check2 CHECK (((answer = 'confirm'::text) OR (btrim(source) <> ''::text)))
  age_limit_measures_least_check CHECK ((("least" >= 15) AND ("least" <= 99)))
  age_limit_measures_most_check CHECK (((most >= 15) AND (most <= 99)))
  age_limit_measures_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200)))
  age_limit_measures_source_check CHECK ((length(source) <= 2000))
  -- policies
  policy change_office for update to tsunagu_app using (acting_for_office())
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_office for insert to tsunagu_app with check ((acting_for_office() AND (organization_id = acting_organization())))
  -- triggers
  keep_age_limit_measure BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION keep_age_limit_measure()
  -- grants
  tsunagu_app: insert (account_id, answer, changed_at, id, least, most, name, needs_hello_work, needs_permanent, organization_id, source, valid_from, valid_to), select, update (account_id, answer, changed_at, least, most, name, needs_hello_work, needs_permanent, organization_id, source, valid_from, valid_to)
)

-- alarms: 待ってはいけない知らせ。直ったら終わりの時刻が入る。個人の情報は入れない (row-level security, forced)
table alarms (
  id uuid not null
  kind text not null
  subject text not null
  detail text not null default ''::text
  raised_at timestamp with time zone not null default now()
  ended_at timestamp with time zone
  -- constraints
  alarms_pkey PRIMARY KEY (id)
  alarms_check CHECK (((ended_at IS NULL) OR (ended_at >= raised_at)))
  alarms_detail_check CHECK ((length(detail) <= 500))
  alarms_kind_check CHECK ((kind = ANY (ARRAY['clock'::text, 'duty'::text, 'mail'::text, 'seal'::text, 'security'::text])))
  alarms_subject_check CHECK ((length(subject) <= 200))
  -- indexes
  CREATE INDEX alarms_newest USING btree (raised_at DESC)
  CREATE UNIQUE INDEX alarms_open USING btree (kind, subject) WHERE (ended_at IS NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (true)
  -- grants
  tsunagu_app: select
)

-- annex_projects: 別紙の交付金事業 (row-level security, forced)
table annex_projects (
  fiscal_year smallint not null
  number smallint not null
  implementing_body text not null
  organization_id text not null
  name text not null
  summary text not null  -- 短くまとめた概要
  wording text not null  -- 別紙の文言
  target_types smallint[] not null
  area text  -- 圏域。県全域なら空
  grant_name text not null
  as_of_label text not null  -- 別紙に書かれた時点
  retired_on date
  -- constraints
  annex_projects_pkey PRIMARY KEY (fiscal_year, number)
  annex_projects_area_fkey FOREIGN KEY (area) REFERENCES areas(key)
  annex_projects_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  annex_projects_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  annex_projects_target_types_check CHECK ((target_types <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint]))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- api_tokens: 機械からの利用のための鍵(本体は残さず、照合値だけ) (row-level security, forced)
table api_tokens (
  id uuid not null
  account_id uuid not null
  token_hash bytea not null
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  purpose text not null  -- 何に使う鍵か
  last_used_at timestamp with time zone  -- 最後に使われたころ(数分の幅がある)
  -- constraints
  api_tokens_token_hash_key UNIQUE (token_hash)
  api_tokens_pkey PRIMARY KEY (id)
  api_tokens_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  api_tokens_purpose_check CHECK ((((length(purpose) >= 1) AND (length(purpose) <= 200)) AND (purpose !~ '[[:cntrl:]]'::text)))
  -- indexes
  CREATE INDEX api_tokens_account USING btree (account_id)
  -- policies
  policy change_own for update to tsunagu_app using (((acting_account() IS NULL) OR (account_id = acting_account()) OR (acting_role() = 'administrator'::text)))
  policy make_own for insert to tsunagu_app with check (((acting_account() IS NULL) OR (account_id = acting_account())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (((acting_account() IS NULL) OR (account_id = acting_account()) OR (acting_role() = 'administrator'::text)))
  -- grants
  tsunagu_app: insert, select, update (last_used_at, revoked_at)
)

-- appointments: 約束。会えた・日を変えた・取りやめた・来なかった、のどれかになるまで残る (row-level security, forced)
table appointments (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  on_day date not null
  at_time time without time zone
  minutes integer
  way text not null default 'visit'::text
  place text not null default ''::text
  who text not null default ''::text  -- だれが来るか。空は本人
  reminder text not null default 'none'::text
  note text not null
  status text not null default 'planned'::text
  ended_at timestamp with time zone
  ended_by uuid
  ended_note text not null default ''::text
  moved_to uuid
  created_at timestamp with time zone not null default business_now()
  created_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  appointments_pkey PRIMARY KEY (id)
  appointments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  appointments_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  appointments_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
  appointments_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  appointments_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES accounts(id)
  appointments_moved_to_fkey FOREIGN KEY (moved_to) REFERENCES appointments(id)
  appointments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  appointments_check CHECK (((status = 'planned'::text) = (ended_at IS NULL)))
  appointments_check1 CHECK (((status = 'moved'::text) = (moved_to IS NOT NULL)))
  appointments_ended_note_check CHECK ((length(ended_note) <= 2000))
  appointments_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440)))
  appointments_note_check CHECK (((length(btrim(note)) >= 1) AND (length(btrim(note)) <= 2000)))
  appointments_place_check CHECK ((length(place) <= 300))
  appointments_reminder_check CHECK ((reminder = ANY (ARRAY['none'::text, 'phone'::text, 'message'::text, 'letter'::text])))
  appointments_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'held'::text, 'missed'::text, 'cancelled'::text, 'moved'::text])))
  appointments_way_check CHECK ((way = ANY (ARRAY['visit'::text, 'outreach'::text, 'phone'::text, 'online'::text, 'other'::text])))
  appointments_who_check CHECK ((length(who) <= 200))
  -- indexes
  CREATE INDEX appointments_desk USING btree (organization_id, on_day) WHERE (status = 'planned'::text)
  CREATE INDEX appointments_of_case USING btree (case_id)
  CREATE UNIQUE INDEX appointments_moved USING btree (moved_to) WHERE (moved_to IS NOT NULL)
  -- policies
  policy end_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = appointments.case_id)))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (ended_at, ended_by, ended_note, moved_to, status)
)

-- areas: 圏域(県の広域圏) (row-level security, forced)
table areas (
  key text not null
  name text not null
  alias text
  region text not null  -- 圏域をまとめた地区(東信・南信・中信・北信)
  "position" smallint not null
  retired_on date
  -- constraints
  areas_name_key UNIQUE (name)
  areas_pkey PRIMARY KEY (key)
  areas_key_check CHECK ((key ~ '^[a-z0-9-]+$'::text))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- assessment_entries: 聞き取りの記録。様式の一つの節を、一度の面談で。直すときは次の行を足す (row-level security, forced)
table assessment_entries (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  form_key text not null
  form_version integer not null
  section_key text not null
  part text not null
  answers jsonb not null
  asked_on date not null
  account_id uuid
  written_at timestamp with time zone not null default business_now()
  replaces_id uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  assessment_entries_pkey PRIMARY KEY (id)
  assessment_entries_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  assessment_entries_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  assessment_entries_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  assessment_entries_form_key_form_version_fkey FOREIGN KEY (form_key, form_version) REFERENCES form_versions(form_key, version)
  assessment_entries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  assessment_entries_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES assessment_entries(id)
  assessment_entries_answers_check CHECK (((jsonb_typeof(answers) = 'object'::text) AND (octet_length((answers)::text) <= 1048576)))
  assessment_entries_part_check CHECK ((part = ANY (ARRAY['work-history'::text, 'assessment'::text, 'family'::text, 'health'::text])))
  -- indexes
  CREATE INDEX assessment_entries_of_case USING btree (case_id)
  CREATE UNIQUE INDEX assessment_entries_one_successor USING btree (replaces_id) WHERE (replaces_id IS NOT NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = assessment_entries.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select
)

-- case_access: 閲覧権。どの機関が、ケースのどの部分を、どの根拠で、いつまで見られるか (row-level security, forced)
table case_access (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  scope text[] not null
  basis text not null
  basis_given_on date
  referral_id uuid
  valid_from timestamp with time zone not null default business_now()
  valid_until timestamp with time zone
  granted_by uuid
  ended_reason text
  created_at timestamp with time zone not null default business_now()
  account_id uuid
  consent_id uuid
  conference_id uuid
  authors text[]  -- だれが書いた記録を見られるか。空(null)なら、どの機関が書いたものでも
  -- constraints
  case_access_pkey PRIMARY KEY (id)
  case_access_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  case_access_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  case_access_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES conferences(id)
  case_access_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES consents(id)
  case_access_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES accounts(id)
  case_access_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  case_access_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id)
  case_access_basis_check CHECK ((basis = ANY (ARRAY['own-duty'::text, 'consent'::text, 'livelihood-act-9'::text, 'loneliness-act-15'::text, 'youth-council'::text, 'social-welfare-act-106'::text, 'privacy-act-69'::text, 'emergency'::text])))
  case_access_check CHECK (((basis <> 'consent'::text) OR (basis_given_on IS NOT NULL)))
  case_access_check1 CHECK (((basis <> 'emergency'::text) OR (valid_until IS NOT NULL)))
  case_access_check2 CHECK (((conference_id IS NULL) OR ((account_id IS NOT NULL) AND (valid_until IS NOT NULL))))
  case_access_scope_check CHECK ((scope <@ ARRAY['all'::text, 'contact'::text, 'work-history'::text, 'consultations'::text, 'assessment'::text, 'plan'::text, 'family'::text, 'health'::text]))
  -- indexes
  CREATE INDEX case_access_account USING btree (account_id) WHERE (account_id IS NOT NULL)
  CREATE INDEX case_access_case USING btree (case_id)
  CREATE INDEX case_access_conference USING btree (conference_id) WHERE (conference_id IS NOT NULL)
  CREATE INDEX case_access_consent USING btree (consent_id) WHERE (consent_id IS NOT NULL)
  CREATE INDEX case_access_organization USING btree (organization_id, case_id)
  -- policies
  policy change_responsible for update to tsunagu_app using (((organization_id = acting_organization()) OR (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = case_access.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy grant_joint for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (basis = 'own-duty'::text) AND (scope = '{}'::text[]) AND (account_id IS NULL) AND (EXISTS ( SELECT
   FROM referrals
  WHERE ((referrals.id = case_access.referral_id) AND (referrals.case_id = case_access.case_id) AND (referrals.to_organization_id = acting_organization()) AND (referrals.mode = 'joint'::text) AND (referrals.status = 'accepted'::text))))))
  policy grant_responsible for insert to tsunagu_app with check ((((acting_account() IS NULL) OR (granted_by IS NULL) OR (granted_by = acting_account())) AND ((basis IS DISTINCT FROM 'emergency'::text) OR ((referral_id IS NOT NULL) AND (account_id IS NULL))) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = case_access.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = case_access.case_id))))
  -- triggers
  name_authors BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION name_authors()
  only_narrow BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION only_narrow_access()
  refresh_readers AFTER UPDATE FOR EACH ROW EXECUTE FUNCTION refresh_readers_of_case()
  refresh_readers_of_opened AFTER INSERT REFERENCING NEW TABLE AS opened FOR EACH STATEMENT EXECUTE FUNCTION refresh_readers_of_opened_cases()
  -- grants
  tsunagu_app: insert, select, update (ended_reason, scope, valid_until)
)

-- case_parts: ケースの表と、閲覧権の区分の対応 (row-level security, forced)
table case_parts (
  table_name text not null
  part text
  by_row boolean not null default false
  has_author boolean not null default true
  -- constraints
  case_parts_pkey PRIMARY KEY (table_name)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (true)
  -- grants
  tsunagu_app: select
)

-- case_restrictions: 閲覧を限ったケース。定めた機関の中でも、名前をあげた人だけが読める (row-level security, forced)
table case_restrictions (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  reason text not null
  set_by uuid
  set_at timestamp with time zone not null default business_now()
  ended_at timestamp with time zone
  ended_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  case_restrictions_pkey PRIMARY KEY (id)
  case_restrictions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  case_restrictions_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES accounts(id)
  case_restrictions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  case_restrictions_set_by_fkey FOREIGN KEY (set_by) REFERENCES accounts(id)
  case_restrictions_check CHECK (((ended_at IS NULL) OR (ended_at >= set_at)))
  case_restrictions_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)))
  -- indexes
  CREATE INDEX case_restrictions_of_case USING btree (case_id)
  CREATE UNIQUE INDEX case_restrictions_one USING btree (case_id, organization_id) WHERE (ended_at IS NULL)
  -- policies
  policy lift_own for update to tsunagu_app using (((organization_id = acting_organization()) AND may_read(readers)))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy restrict_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = case_restrictions.case_id)))))
  -- triggers
  refresh_readers AFTER INSERT OR UPDATE OF ended_at FOR EACH ROW EXECUTE FUNCTION refresh_readers_of_case()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (ended_at, ended_by)
)

-- cases: ケース。ひとりに一本の糸。開いている間は責任窓口と次の予定がかならずある (row-level security, forced)
table cases (
  id uuid not null
  number text not null
  person_id uuid
  opened_on date not null
  status text not null
  responsible_organization_id text not null
  responsible_desk_id text not null
  responsible_account_id uuid
  responsible_since date not null
  target_type smallint
  target_type_provisional boolean not null default false
  municipality_code text
  first_speaker text not null
  episode integer not null default 1
  last_contact_on date not null
  closed_on date
  closure_reason text
  closure_summary text not null default ''::text
  closure_reopen_hint text not null default ''::text
  person_digest bytea not null default '\x'::bytea  -- 同じ人を一度だけ数えるための照合値(facts.person_digest に写す)
  version integer not null default 1
  created_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  merged_into uuid
  disposed_at timestamp with time zone  -- 廃棄した時。本人のことは何も残っていない
  -- constraints
  cases_number_key UNIQUE (number)
  cases_pkey PRIMARY KEY (id)
  cases_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES cases(id)
  cases_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  cases_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
  cases_responsible_account_id_fkey FOREIGN KEY (responsible_account_id) REFERENCES accounts(id)
  cases_responsible_desk_id_fkey FOREIGN KEY (responsible_desk_id) REFERENCES desks(id)
  cases_responsible_organization_id_fkey FOREIGN KEY (responsible_organization_id) REFERENCES organizations(id)
  cases_check CHECK (((status = 'closed'::text) = (closed_on IS NOT NULL)))
  cases_check1 CHECK (((status = 'closed'::text) = (closure_reason IS NOT NULL)))
  cases_check2 CHECK (((closed_on IS NULL) OR (closed_on >= opened_on)))
  cases_check3 CHECK ((merged_into <> id))
  cases_check4 CHECK (((merged_into IS NULL) OR (status = 'closed'::text)))
  cases_closure_reason_check CHECK ((closure_reason = ANY (ARRAY['goal-reached'::text, 'employed'::text, 'handed-over'::text, 'public-assistance'::text, 'moved'::text, 'own-wish'::text, 'no-contact'::text, 'died'::text, 'information-only'::text, 'other'::text, 'merged'::text, 'disposed'::text])))
  cases_disposed_are_empty CHECK (((disposed_at IS NULL) OR ((status = 'closed'::text) AND (closure_reason = 'disposed'::text) AND (number = ('disposed-'::text || (id)::text)) AND (closure_summary = ''::text) AND (closure_reopen_hint = ''::text) AND (municipality_code IS NULL) AND (responsible_account_id IS NULL) AND (merged_into IS NULL) AND (person_digest = '\x'::bytea))))
  cases_episode_check CHECK ((episode >= 1))
  cases_first_speaker_check CHECK ((first_speaker = ANY (ARRAY['self'::text, 'family'::text, 'supporter'::text, 'anonymous'::text])))
  cases_of_somebody CHECK (((disposed_at IS NULL) = (person_id IS NOT NULL)))
  cases_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
  cases_target_type_check CHECK (((target_type >= 1) AND (target_type <= 3)))
  -- indexes
  CREATE INDEX cases_anonymous USING btree (responsible_organization_id, last_contact_on) WHERE ((status = 'closed'::text) AND (first_speaker = 'anonymous'::text) AND (disposed_at IS NULL) AND (merged_into IS NULL))
  CREATE INDEX cases_closed USING btree (responsible_organization_id, closed_on) WHERE ((status = 'closed'::text) AND (disposed_at IS NULL) AND (merged_into IS NULL))
  CREATE INDEX cases_desk USING btree (responsible_desk_id, status)
  CREATE INDEX cases_merged USING btree (merged_into) WHERE (merged_into IS NOT NULL)
  CREATE INDEX cases_open_worker USING btree (responsible_organization_id, responsible_account_id) WHERE (status = 'open'::text)
  CREATE INDEX cases_responsible USING btree (responsible_organization_id, status, last_contact_on DESC, id)
  CREATE INDEX cases_worker USING btree (responsible_account_id) WHERE (status = 'open'::text)
  CREATE UNIQUE INDEX cases_one_thread USING btree (person_id)
  -- policies
  policy change_responsible for update to tsunagu_app using ((may_read(readers) AND ((responsible_organization_id = acting_organization()) OR (EXISTS ( SELECT
   FROM referrals
  WHERE ((referrals.case_id = cases.id) AND (referrals.to_organization_id = acting_organization()) AND (referrals.from_organization_id = cases.responsible_organization_id) AND (referrals.status = 'accepted'::text) AND (referrals.mode = 'hand-over'::text))))))) with check ((responsible_organization_id = acting_organization()))
  policy count_all for select to tsunagu_stats using (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((responsible_organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM people
  WHERE (people.id = cases.person_id)))))
  -- triggers
  follow_closing AFTER UPDATE OF status FOR EACH ROW WHEN (((old.status = 'open'::text) AND (new.status = 'closed'::text))) EXECUTE FUNCTION follow_closing()
  follow_responsibility AFTER UPDATE OF responsible_organization_id, responsible_desk_id FOR EACH ROW WHEN (((old.responsible_organization_id IS DISTINCT FROM new.responsible_organization_id) OR (old.responsible_desk_id IS DISTINCT FROM new.responsible_desk_id))) EXECUTE FUNCTION follow_responsibility()
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'id', 'id', 'person_id', 'opened_on', 'status', 'closed_on', 'closure_reason', 'merged_into', 'episode', 'responsible_desk_id', 'responsible_since', 'first_speaker', 'last_contact_on', 'municipality_code', 'person_digest', 'target_type')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'id')
  note_unmerged AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unmerged()
  CONSTRAINT open_case_has_next_action AFTER INSERT OR UPDATE OF status DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_open_case_has_next_action()
  refresh_readers AFTER UPDATE OF responsible_organization_id FOR EACH ROW WHEN ((old.responsible_organization_id IS DISTINCT FROM new.responsible_organization_id)) EXECUTE FUNCTION refresh_readers_of_case()
  set_digest BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_digest_of_new_case()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_new_case()
  -- grants
  tsunagu_app: insert, select (closed_on, closure_reason, created_at, disposed_at, episode, first_speaker, id, last_contact_on, merged_into, municipality_code, number, opened_on, person_digest, person_id, readers, responsible_account_id, responsible_desk_id, responsible_organization_id, responsible_since, status, target_type, target_type_provisional, version), update (closed_on, closure_reason, closure_reopen_hint, closure_summary, episode, last_contact_on, merged_into, municipality_code, responsible_account_id, responsible_desk_id, responsible_organization_id, responsible_since, status, target_type, target_type_provisional, version)
  tsunagu_stats: select (closed_on, id, municipality_code, opened_on, responsible_desk_id, responsible_organization_id, status, target_type)
)

-- closure_requests: 終結の前に責任者が確かめるのを待つもの。ほかの機関には見えない (row-level security, forced)
table closure_requests (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  reason text not null
  closed_on date not null
  summary text not null
  reopen_hint text not null default ''::text
  follow_ups_end_reason text not null default ''::text
  asked_by uuid
  asked_at timestamp with time zone not null default business_now()
  decision text
  decided_by uuid
  decided_at timestamp with time zone
  note text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  -- constraints
  closure_requests_pkey PRIMARY KEY (id)
  closure_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES accounts(id)
  closure_requests_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  closure_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id)
  closure_requests_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  closure_requests_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  closure_requests_check CHECK (((decision IS NULL) = (decided_at IS NULL)))
  closure_requests_check1 CHECK (((decision IS DISTINCT FROM 'returned'::text) OR (btrim(note) <> ''::text)))
  closure_requests_decision_check CHECK ((decision = ANY (ARRAY['closed'::text, 'returned'::text, 'replaced'::text])))
  closure_requests_follow_ups_end_reason_check CHECK ((octet_length(follow_ups_end_reason) <= 102400))
  closure_requests_note_check CHECK ((octet_length(note) <= 102400))
  closure_requests_reopen_hint_check CHECK ((octet_length(reopen_hint) <= 102400))
  closure_requests_summary_check CHECK ((octet_length(summary) <= 102400))
  -- indexes
  CREATE INDEX closure_requests_of_case USING btree (case_id)
  CREATE INDEX closure_requests_waiting USING btree (organization_id) WHERE (decision IS NULL)
  CREATE UNIQUE INDEX closure_requests_one USING btree (case_id) WHERE (decision IS NULL)
  -- policies
  policy decide_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = closure_requests.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (decided_at, decided_by, decision, note)
)

-- conference_addenda: 封をした記録への書き足し。記録そのものは変えない (row-level security, forced)
table conference_addenda (
  id uuid not null
  conference_id uuid not null
  organization_id text not null
  note text not null
  account_id uuid
  written_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  -- constraints
  conference_addenda_pkey PRIMARY KEY (id)
  conference_addenda_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  conference_addenda_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES conferences(id)
  conference_addenda_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  conference_addenda_note_check CHECK (((btrim(note) <> ''::text) AND (octet_length(note) <= 102400)))
  -- indexes
  CREATE INDEX conference_addenda_of USING btree (conference_id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_host for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM conferences
  WHERE ((conferences.id = conference_addenda.conference_id) AND (conferences.organization_id = acting_organization())))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_conference_readers()
  -- grants
  tsunagu_app: insert, select
)

-- conference_decisions: 会議で決まったこと。どの機関が・いつまでに (row-level security, forced)
table conference_decisions (
  id uuid not null
  conference_id uuid not null
  case_id uuid not null
  "position" integer not null
  decision text not null
  organization_id text not null
  owner_name text not null default ''::text
  due_on date not null
  done_on date
  done_by uuid
  readers jsonb not null default '{}'::jsonb
  withdrawn_at timestamp with time zone  -- 取り消した日時(まちがって書いた)
  -- constraints
  conference_decisions_pkey PRIMARY KEY (id)
  conference_decisions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  conference_decisions_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES conferences(id)
  conference_decisions_done_by_fkey FOREIGN KEY (done_by) REFERENCES accounts(id)
  conference_decisions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  conference_decisions_check CHECK (((done_on IS NULL) = (done_by IS NULL)))
  conference_decisions_check1 CHECK (((withdrawn_at IS NULL) OR (done_on IS NULL)))
  conference_decisions_decision_check CHECK (((btrim(decision) <> ''::text) AND (octet_length(decision) <= 102400)))
  conference_decisions_owner_name_check CHECK ((length(owner_name) <= 300))
  -- indexes
  CREATE INDEX conference_decisions_of USING btree (conference_id)
  CREATE INDEX conference_decisions_open USING btree (organization_id, due_on) WHERE (done_on IS NULL)
  -- policies
  policy correct_host for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM conferences f
  WHERE ((f.id = conference_decisions.conference_id) AND (f.organization_id = acting_organization()) AND (f.disposed_at IS NULL))))))
  policy finish_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_host for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM conferences
  WHERE ((conferences.id = conference_decisions.conference_id) AND (conferences.organization_id = acting_organization())))))
  -- triggers
  keep_sides BEFORE UPDATE FOR EACH ROW WHEN ((CURRENT_USER = 'tsunagu_app'::name)) EXECUTE FUNCTION keep_decision_sides()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_conference_readers()
  -- grants
  tsunagu_app: insert, select, update (decision, done_by, done_on, due_on, owner_name, withdrawn_at)
)

-- conference_papers: 会議の議題と記録。終わったときに封をし、あとから変えられない (row-level security, forced)
table conference_papers (
  conference_id uuid not null
  organization_id text not null
  agenda text not null
  minutes text
  sealed_digest bytea
  readers jsonb not null default '{}'::jsonb
  -- constraints
  conference_papers_pkey PRIMARY KEY (conference_id)
  conference_papers_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES conferences(id)
  conference_papers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  conference_papers_agenda_check CHECK (((btrim(agenda) <> ''::text) AND (octet_length(agenda) <= 102400)))
  conference_papers_check CHECK (((minutes IS NULL) = (sealed_digest IS NULL)))
  conference_papers_minutes_check CHECK ((octet_length(minutes) <= 102400))
  -- policies
  policy change_host for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_host for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM conferences
  WHERE ((conferences.id = conference_papers.conference_id) AND (conferences.organization_id = acting_organization())))))
  -- triggers
  keep_minutes BEFORE UPDATE OF minutes, sealed_digest FOR EACH ROW EXECUTE FUNCTION keep_minutes()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_conference_readers()
  -- grants
  tsunagu_app: insert, select, update (minutes, sealed_digest)
)

-- conference_participants: 会議の参加者。機関・名前・役割と、守秘義務の根拠 (row-level security, forced)
table conference_participants (
  id uuid not null
  conference_id uuid not null
  organization_id text
  account_id uuid
  name text not null
  role text not null default ''::text
  secrecy text not null
  pledged_on date
  attended boolean
  removed_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  conference_participants_pkey PRIMARY KEY (id)
  conference_participants_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  conference_participants_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES conferences(id)
  conference_participants_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  conference_participants_check CHECK (((secrecy = 'pledge'::text) = (pledged_on IS NOT NULL)))
  conference_participants_check1 CHECK (((account_id IS NULL) OR (organization_id IS NOT NULL)))
  conference_participants_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 300)))
  conference_participants_role_check CHECK ((length(role) <= 300))
  conference_participants_secrecy_check CHECK ((secrecy = ANY (ARRAY['national-officer'::text, 'local-officer'::text, 'employment-security'::text, 'career-consultant'::text, 'livelihood-act-5'::text, 'council-member'::text, 'pledge'::text])))
  -- indexes
  CREATE INDEX conference_participants_account USING btree (account_id) WHERE ((account_id IS NOT NULL) AND (removed_at IS NULL))
  CREATE INDEX conference_participants_of USING btree (conference_id)
  CREATE UNIQUE INDEX conference_participants_once USING btree (conference_id, account_id) WHERE ((account_id IS NOT NULL) AND (removed_at IS NULL))
  -- policies
  policy change_host for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM conferences
  WHERE ((conferences.id = conference_participants.conference_id) AND (conferences.organization_id = acting_organization()))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_host for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM conferences
  WHERE ((conferences.id = conference_participants.conference_id) AND (conferences.organization_id = acting_organization())))))
  -- triggers
  refresh_readers_of_participants AFTER INSERT OR UPDATE OF removed_at FOR EACH ROW EXECUTE FUNCTION conference_changed()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_conference_readers()
  -- grants
  tsunagu_app: insert, select, update (attended, removed_at)
)

-- conferences: 会議(支援調整会議・支援会議・個別ケース検討会議)。だれのことかは、ここには書かない (row-level security, forced)
table conferences (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  kind text not null
  basis text not null
  basis_given_on date
  form text not null
  held_on date not null
  starts_at time without time zone not null
  ends_at time without time zone not null
  place text not null default ''::text
  parts text[] not null  -- 会議のあいだ見せる区分
  status text not null default 'planned'::text
  opened_at timestamp with time zone
  closed_at timestamp with time zone
  cancelled_reason text not null default ''::text
  account_id uuid
  planned_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  disposed_at timestamp with time zone  -- 会議録を廃棄した時。いつ・どの機関の会議だったかと数だけが残る
  -- constraints
  conferences_pkey PRIMARY KEY (id)
  conferences_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  conferences_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  conferences_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  conferences_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  conferences_cancelled_reason_check CHECK ((octet_length(cancelled_reason) <= 102400))
  conferences_check CHECK ((ends_at > starts_at))
  conferences_check1 CHECK (
CASE kind
    WHEN 'plan'::text THEN (basis = 'consent'::text)
    WHEN 'statutory'::text THEN (basis = ANY (ARRAY['livelihood-act-9'::text, 'social-welfare-act-106'::text]))
    ELSE (basis = ANY (ARRAY['consent'::text, 'youth-council'::text, 'loneliness-act-15'::text]))
END)
  conferences_check2 CHECK (((basis = 'consent'::text) = (basis_given_on IS NOT NULL)))
  conferences_check3 CHECK (((status = ANY (ARRAY['open'::text, 'closed'::text])) = (opened_at IS NOT NULL)))
  conferences_check4 CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL)))
  conferences_check5 CHECK (((status = 'cancelled'::text) = (btrim(cancelled_reason) <> ''::text)))
  conferences_form_check CHECK ((form = ANY (ARRAY['meeting'::text, 'online'::text, 'paper'::text])))
  conferences_held_on_check CHECK (((held_on >= '2000-01-01'::date) AND (held_on <= '2199-12-31'::date)))
  conferences_kind_check CHECK ((kind = ANY (ARRAY['plan'::text, 'statutory'::text, 'case'::text])))
  conferences_parts_check CHECK (((cardinality(parts) > 0) AND (parts <@ ARRAY['contact'::text, 'work-history'::text, 'consultations'::text, 'assessment'::text, 'plan'::text, 'family'::text, 'health'::text])))
  conferences_place_check CHECK ((length(place) <= 300))
  conferences_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'open'::text, 'closed'::text, 'cancelled'::text])))
  -- indexes
  CREATE INDEX conferences_kept USING btree (organization_id, held_on) WHERE ((disposed_at IS NULL) AND (status = ANY (ARRAY['closed'::text, 'cancelled'::text])))
  CREATE INDEX conferences_of_case USING btree (case_id)
  CREATE INDEX conferences_of_host USING btree (organization_id, held_on)
  CREATE UNIQUE INDEX conferences_one_open USING btree (case_id) WHERE (status = 'open'::text)
  -- policies
  policy host for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy plan_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = conferences.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  -- triggers
  refresh_readers AFTER UPDATE OF status FOR EACH ROW EXECUTE FUNCTION conference_changed()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_conference_readers()
  -- grants
  tsunagu_app: insert, select, update (cancelled_reason, closed_at, opened_at, status)
)

-- consents: 本人の同意。だれに、何を、何のために、いつまで。取り消しは、それからあとの共有を止める (row-level security, forced)
table consents (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text
  account_id uuid
  given_on date not null
  given_by text not null
  method text not null
  witness text not null default ''::text
  purposes text[] not null
  parts text[] not null
  recipients text[] not null
  valid_until date
  note text not null default ''::text
  document_id uuid
  recorded_at timestamp with time zone not null default business_now()
  withdrawn_on date
  withdrawn_at timestamp with time zone
  withdrawn_by uuid
  withdrawn_note text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  withdrawn_because text  -- 本人の申し出か、書きまちがいか
  -- constraints
  consents_pkey PRIMARY KEY (id)
  consents_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  consents_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  consents_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  consents_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id)
  consents_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  consents_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES accounts(id)
  consents_check CHECK ((valid_until >= given_on))
  consents_check1 CHECK ((withdrawn_on >= given_on))
  consents_check2 CHECK (((method <> 'oral'::text) OR (witness <> ''::text)))
  consents_check3 CHECK (((withdrawn_on IS NULL) = (withdrawn_at IS NULL)))
  consents_check4 CHECK (((withdrawn_because IS NULL) OR (withdrawn_at IS NOT NULL)))
  consents_given_by_check CHECK ((given_by = ANY (ARRAY['self'::text, 'guardian'::text])))
  consents_method_check CHECK ((method = ANY (ARRAY['signature'::text, 'oral'::text, 'electronic'::text])))
  consents_note_check CHECK ((octet_length(note) <= 102400))
  consents_parts_check CHECK (((cardinality(parts) > 0) AND (parts <@ ARRAY['all'::text, 'contact'::text, 'work-history'::text, 'consultations'::text, 'assessment'::text, 'plan'::text, 'family'::text, 'health'::text])))
  consents_purposes_check CHECK (((cardinality(purposes) > 0) AND (purposes <@ ARRAY['coordination'::text, 'handover'::text, 'employer'::text, 'retention'::text, 'statistics'::text])))
  consents_withdrawn_because_check CHECK ((withdrawn_because = ANY (ARRAY['person'::text, 'mistake'::text])))
  consents_withdrawn_note_check CHECK ((octet_length(withdrawn_note) <= 102400))
  consents_witness_check CHECK ((length(witness) <= 200))
  -- indexes
  CREATE INDEX consents_document USING btree (document_id) WHERE (document_id IS NOT NULL)
  CREATE INDEX consents_of_case USING btree (case_id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy withdraw for update to tsunagu_app using ((may_read(readers) AND ((organization_id = acting_organization()) OR (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = consents.case_id) AND (cases.responsible_organization_id = acting_organization())))))))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = consents.case_id)))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (withdrawn_at, withdrawn_because, withdrawn_by, withdrawn_note, withdrawn_on)
)

-- consultations: 相談の記録。書きかえず、訂正は新しい行で残す (row-level security, forced)
table consultations (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  occurred_on date not null
  occurred_at time without time zone
  minutes integer
  channel text not null
  speaker text not null
  speaker_relation text not null default ''::text
  topics text[] not null default '{}'::text[]
  note text not null
  recorded_at timestamp with time zone not null default business_now()
  corrects_id uuid
  correction_reason text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  disclose text not null default 'yes'::text  -- 本人に見せてよいか。家族が話したことは、よいと言われたものだけ
  speaker_person_id uuid
  root_id uuid not null  -- 同じ相談のはじめの記録。訂正しても変わらない
  superseded_at timestamp with time zone
  withdrawn_at timestamp with time zone
  -- constraints
  consultations_pkey PRIMARY KEY (id)
  consultations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  consultations_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  consultations_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES consultations(id)
  consultations_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  consultations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  consultations_speaker_person_id_fkey FOREIGN KEY (speaker_person_id) REFERENCES people(id)
  consultations_channel_check CHECK ((channel = ANY (ARRAY['visit'::text, 'phone'::text, 'outreach'::text, 'online'::text, 'message'::text, 'letter'::text])))
  consultations_check CHECK (((corrects_id IS NULL) = (correction_reason = ''::text)))
  consultations_disclose_check CHECK ((disclose = ANY (ARRAY['yes'::text, 'no'::text, 'ask'::text])))
  consultations_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440)))
  consultations_note_check CHECK ((octet_length(note) <= 102400))
  consultations_speaker_check CHECK ((speaker = ANY (ARRAY['self'::text, 'family'::text, 'supporter'::text, 'anonymous'::text])))
  consultations_speaker_relation_check CHECK ((length(speaker_relation) <= 200))
  -- indexes
  CREATE INDEX consultations_case USING btree (case_id, occurred_on DESC, recorded_at DESC)
  CREATE INDEX consultations_live USING btree (case_id, occurred_on, recorded_at) WHERE ((superseded_at IS NULL) AND (withdrawn_at IS NULL))
  CREATE INDEX consultations_speaker USING btree (speaker_person_id) WHERE (speaker_person_id IS NOT NULL)
  CREATE UNIQUE INDEX consultations_one_correction USING btree (corrects_id) WHERE (corrects_id IS NOT NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = consultations.case_id)))))
  -- triggers
  follow_wordings BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION follow_wordings()
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id', 'id', 'superseded_at', 'withdrawn_at')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id')
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select
)

-- council: 協議会。一つのデータベースに一つ (row-level security, forced)
table council (
  id text not null
  is_only boolean not null default true
  name text not null
  short_name text not null
  prefecture_code text not null
  prefecture_name text not null
  predecessor text
  office_organization_ids text[] not null  -- 事務局を担う機関
  map_attribution text not null  -- 地図の下にかならず示す出典
  map_attribution_url text
  loaded_at timestamp with time zone not null  -- フォルダーから最後に読み込んだ時刻
  -- constraints
  council_is_only_key UNIQUE (is_only)
  council_pkey PRIMARY KEY (id)
  council_is_only_check CHECK (is_only)
  council_prefecture_code_check CHECK ((prefecture_code ~ '^\d{2}$'::text))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- council_members: 協議会の構成員 (row-level security, forced)
table council_members (
  organization_id text not null
  kind text not null  -- 計画が挙げる構成員の種別
  standing text not null  -- 計画に名がある / 種別から構成員とみられる / 未確認
  note text
  retired_on date
  -- constraints
  council_members_pkey PRIMARY KEY (organization_id)
  council_members_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  council_members_standing_check CHECK ((standing = ANY (ARRAY['named'::text, 'presumed'::text, 'unconfirmed'::text])))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- desk_capacities: 窓口の受入れの目安。支援中のケースの数と、初回までの日数。つなぐ前に見える (row-level security, forced)
table desk_capacities (
  desk_id text not null
  open_cases integer not null
  waiting_days integer
  note text not null default ''::text
  set_by uuid
  set_at timestamp with time zone not null default business_now()
  -- constraints
  desk_capacities_pkey PRIMARY KEY (desk_id)
  desk_capacities_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  desk_capacities_set_by_fkey FOREIGN KEY (set_by) REFERENCES accounts(id)
  desk_capacities_note_check CHECK ((length(note) <= 500))
  desk_capacities_open_cases_check CHECK (((open_cases >= 1) AND (open_cases <= 100000)))
  desk_capacities_waiting_days_check CHECK (((waiting_days >= 0) AND (waiting_days <= 730)))
  -- policies
  policy change_own for update to tsunagu_app using ((EXISTS ( SELECT
   FROM desks
  WHERE ((desks.id = desk_capacities.desk_id) AND (desks.organization_id = acting_organization())))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  policy set_own for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM desks
  WHERE ((desks.id = desk_capacities.desk_id) AND (desks.organization_id = acting_organization())))))
  -- grants
  tsunagu_app: insert, select, update (note, open_cases, set_at, set_by, waiting_days)
  tsunagu_stats: select
)

-- desk_kinds: 窓口の種類と、窓口をさがす人への説明 (row-level security, forced)
table desk_kinds (
  kind text not null
  label text not null
  headline text not null  -- 一行でいうと何をする窓口か
  for_whom text not null  -- どんな人のための窓口か
  description text not null
  family_welcome boolean not null  -- 家族の相談を受けると計画や公開資料にあるもの
  worries jsonb not null  -- 合う困りごとと、その順位・理由
  channel_note text  -- 話し方について分かっていること。分からなければ空
  "position" smallint not null
  retired_on date
  -- constraints
  desk_kinds_pkey PRIMARY KEY (kind)
  desk_kinds_kind_check CHECK ((kind ~ '^[a-z0-9-]+$'::text))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- desk_rules: 窓口の決まり。プランを始める前・終結の前に責任者が確かめるか (row-level security, forced)
table desk_rules (
  desk_id text not null
  sign_off_plan boolean not null default false
  sign_off_closure boolean not null default false
  set_by uuid
  set_at timestamp with time zone not null default business_now()
  -- constraints
  desk_rules_pkey PRIMARY KEY (desk_id)
  desk_rules_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  desk_rules_set_by_fkey FOREIGN KEY (set_by) REFERENCES accounts(id)
  -- policies
  policy change_own for update to tsunagu_app using ((EXISTS ( SELECT
   FROM desks
  WHERE ((desks.id = desk_rules.desk_id) AND (desks.organization_id = acting_organization())))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((EXISTS ( SELECT
   FROM desks
  WHERE ((desks.id = desk_rules.desk_id) AND (desks.organization_id = acting_organization())))))
  policy set_own for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM desks
  WHERE ((desks.id = desk_rules.desk_id) AND (desks.organization_id = acting_organization())))))
  -- grants
  tsunagu_app: insert, select, update (set_at, set_by, sign_off_closure, sign_off_plan)
)

-- desks: 窓口。仕事はこの単位 (row-level security, forced)
table desks (
  id text not null
  organization_id text not null
  name text not null
  short_name text not null  -- 糸や一覧に入る短い名
  public_name text not null  -- 窓口をさがす人に見せる、よく知られた名
  kind text not null
  municipality_code text
  area text
  areas text[] not null default '{}'::text[]  -- 受け持つ圏域。空なら県全域
  target_types smallint[] not null default '{}'::smallint[]
  age_min smallint  -- 対象の年齢の下限。分からなければ空
  age_max smallint  -- 対象の年齢の上限(その年齢を含む)。分からなければ空
  age_certainty text
  covers text[] not null default '{}'::text[]  -- 受け持つ市町村のコード。空なら住所による限りは分かっていない
  certainty text not null  -- 窓口についての確かさ(P 公開資料 / S 広く知られた知識 / U 要確認)
  "position" smallint not null
  retired_on date
  -- constraints
  desks_id_organization_id_key UNIQUE (id, organization_id)
  desks_pkey PRIMARY KEY (id)
  desks_area_fkey FOREIGN KEY (area) REFERENCES areas(key)
  desks_kind_fkey FOREIGN KEY (kind) REFERENCES desk_kinds(kind)
  desks_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  desks_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  desks_age_certainty_check CHECK ((age_certainty = ANY (ARRAY['P'::text, 'S'::text, 'U'::text])))
  desks_age_max_check CHECK (((age_max >= 0) AND (age_max <= 120)))
  desks_age_min_check CHECK (((age_min >= 0) AND (age_min <= 120)))
  desks_certainty_check CHECK ((certainty = ANY (ARRAY['P'::text, 'S'::text, 'U'::text])))
  desks_check CHECK ((age_min <= age_max))
  desks_id_check CHECK ((id ~ '^[a-z0-9-]+$'::text))
  desks_target_types_check CHECK ((target_types <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint]))
  -- indexes
  CREATE INDEX desks_kind USING btree (kind)
  CREATE INDEX desks_organization USING btree (organization_id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- disposal_counts: 廃棄記録。何を何件、どの期間によって廃棄したか (row-level security, forced)
table disposal_counts (
  disposal_id uuid not null
  kind text not null
  term_years integer not null
  many integer not null
  ended_from date not null
  ended_until date not null
  rows_gone bigint not null
  -- constraints
  disposal_counts_pkey PRIMARY KEY (disposal_id, kind, term_years)
  disposal_counts_disposal_id_fkey FOREIGN KEY (disposal_id) REFERENCES disposals(id)
  disposal_counts_kind_check CHECK ((kind = ANY (ARRAY['case'::text, 'anonymous'::text, 'minutes'::text])))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((EXISTS ( SELECT
   FROM disposals
  WHERE (disposals.id = disposal_counts.disposal_id))))
  -- grants
  tsunagu_app: select
)

-- disposal_items: 廃棄の提案の一件ずつ。番号(しくみの中の)だけで、本人のことは書かない (row-level security, forced)
table disposal_items (
  disposal_id uuid not null
  "position" integer not null
  kind text not null
  case_id uuid not null
  conference_id uuid
  ended_on date not null
  term_years integer not null
  outcome text
  -- constraints
  disposal_items_pkey PRIMARY KEY (disposal_id, "position")
  disposal_items_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  disposal_items_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES conferences(id)
  disposal_items_disposal_id_fkey FOREIGN KEY (disposal_id) REFERENCES disposals(id)
  disposal_items_check CHECK (((kind = 'minutes'::text) = (conference_id IS NOT NULL)))
  disposal_items_kind_check CHECK ((kind = ANY (ARRAY['case'::text, 'anonymous'::text, 'minutes'::text])))
  disposal_items_outcome_check CHECK ((outcome = ANY (ARRAY['disposed'::text, 'kept'::text, 'returned'::text])))
  disposal_items_term_years_check CHECK ((term_years >= 1))
  -- indexes
  CREATE INDEX disposal_items_case USING btree (case_id)
  CREATE UNIQUE INDEX disposal_items_once USING btree (COALESCE(conference_id, case_id)) WHERE (outcome IS NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((EXISTS ( SELECT
   FROM disposals
  WHERE (disposals.id = disposal_items.disposal_id))))
  policy return_own for update to tsunagu_app using (((outcome IS NULL) AND (EXISTS ( SELECT
   FROM disposals
  WHERE (disposals.id = disposal_items.disposal_id))))) with check ((outcome = 'returned'::text))
  -- grants
  tsunagu_app: select, update (outcome)
)

-- disposals: 廃棄の提案と承認。承認したものは廃棄記録になる (row-level security, forced)
table disposals (
  id uuid not null
  organization_id text not null
  state text not null default 'proposed'::text
  proposed_by uuid not null
  proposed_on date not null
  proposed_at timestamp with time zone not null default business_now()
  decided_by uuid
  decided_on date
  decided_at timestamp with time zone
  note text not null default ''::text
  -- constraints
  disposals_pkey PRIMARY KEY (id)
  disposals_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id)
  disposals_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  disposals_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES accounts(id)
  disposals_check CHECK ((((state = 'proposed'::text) = (decided_at IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)) AND ((decided_at IS NULL) = (decided_on IS NULL))))
  disposals_check1 CHECK (((state <> 'disposed'::text) OR (decided_by <> proposed_by)))
  disposals_note_check CHECK ((length(note) <= 500))
  disposals_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'returned'::text, 'disposed'::text])))
  -- indexes
  CREATE INDEX disposals_of_organization USING btree (organization_id, proposed_at DESC)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy propose_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (proposed_by = acting_account()) AND (state = 'proposed'::text)))
  policy read_own for select to tsunagu_app using ((organization_id = acting_organization()))
  policy return_own for update to tsunagu_app using (((organization_id = acting_organization()) AND (state = 'proposed'::text))) with check ((state = 'returned'::text))
  -- grants
  tsunagu_app: insert, select, update (decided_at, decided_by, decided_on, note, state)
)

-- documents: 持ちこまれた書類(同意書の写しなど)。機関と、すべてを見てよい機関だけが開ける (row-level security, forced)
table documents (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  part text not null
  name text not null
  media_type text not null
  content bytea not null
  added_by uuid
  added_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  -- constraints
  documents_pkey PRIMARY KEY (id)
  documents_added_by_fkey FOREIGN KEY (added_by) REFERENCES accounts(id)
  documents_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  documents_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  documents_content_check CHECK (((octet_length(content) >= 1) AND (octet_length(content) <= 5242880)))
  documents_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])))
  documents_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  documents_part_check CHECK ((part = ANY (ARRAY['all'::text, 'contact'::text, 'work-history'::text, 'consultations'::text, 'assessment'::text, 'plan'::text, 'family'::text, 'health'::text])))
  -- indexes
  CREATE INDEX documents_of_case USING btree (case_id)
  CREATE INDEX documents_of_organization USING btree (organization_id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = documents.case_id)))))
  -- triggers
  bound_documents BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION bound_documents()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select
)

-- drafts: 書きかけ。本人(利用者)だけが読める (row-level security, forced)
table drafts (
  id uuid not null
  account_id uuid not null
  draft_key text not null
  path text not null
  title text not null default ''::text
  subject text not null default ''::text
  body jsonb not null
  updated_at timestamp with time zone not null default business_now()
  -- constraints
  drafts_account_id_draft_key_key UNIQUE (account_id, draft_key)
  drafts_pkey PRIMARY KEY (id)
  drafts_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  drafts_body_check CHECK ((octet_length((body)::text) <= 2000000))
  drafts_draft_key_check CHECK (((length(draft_key) >= 1) AND (length(draft_key) <= 200)))
  drafts_path_check CHECK (((length(path) >= 1) AND (length(path) <= 500)))
  -- indexes
  CREATE INDEX drafts_account USING btree (account_id, updated_at DESC)
  CREATE INDEX drafts_updated USING btree (updated_at)
  -- policies
  policy own for all to tsunagu_app using ((account_id = acting_account())) with check ((account_id = acting_account()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  -- grants
  tsunagu_app: delete, insert, select, update
)

-- duty_runs: 定時の仕事が、最後にいつ始まり、どう終わったか (row-level security, forced)
table duty_runs (
  name text not null
  process text not null
  started_at timestamp with time zone not null
  finished_at timestamp with time zone
  failed_at timestamp with time zone
  problem text not null default ''::text
  failures integer not null default 0  -- 続けて失敗した回数
  runs bigint not null default 1
  took_ms integer
  -- constraints
  duty_runs_pkey PRIMARY KEY (name)
  duty_runs_failures_check CHECK ((failures >= 0))
  duty_runs_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
  duty_runs_problem_check CHECK ((length(problem) <= 500))
  duty_runs_took_ms_check CHECK ((took_ms >= 0))
  -- policies
  policy keep for all to tsunagu_jobs using (true) with check (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (true)
  -- grants
  tsunagu_app: select
  tsunagu_jobs: insert, select, update
)

-- emergency_accesses: 緊急の閲覧。理由を書いて短い時間だけ開き、あとで責任者が確かめる (row-level security, forced)
table emergency_accesses (
  id uuid not null
  account_id uuid not null
  organization_id text not null
  typed_number text not null
  reason text not null
  case_id uuid
  responsible_organization_id text
  opened_at timestamp with time zone not null default business_now()
  valid_until timestamp with time zone
  reviewed_at timestamp with time zone
  reviewed_by uuid
  review text
  review_note text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  typed_name text not null default ''::text
  typed_birth_date date
  hours integer
  waits_for_second boolean not null default false  -- 見られる人を限った記録。ほかのだれかが確かめるまで開かない
  seconded_at timestamp with time zone
  seconded_by uuid
  -- constraints
  emergency_accesses_pkey PRIMARY KEY (id)
  emergency_accesses_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  emergency_accesses_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  emergency_accesses_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  emergency_accesses_responsible_organization_id_fkey FOREIGN KEY (responsible_organization_id) REFERENCES organizations(id)
  emergency_accesses_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES accounts(id)
  emergency_accesses_seconded_by_fkey FOREIGN KEY (seconded_by) REFERENCES accounts(id)
  emergency_accesses_check CHECK (((typed_number <> ''::text) OR ((typed_name <> ''::text) AND (typed_birth_date IS NOT NULL))))
  emergency_accesses_check1 CHECK (((reviewed_at IS NULL) = (review IS NULL)))
  emergency_accesses_check2 CHECK (((review IS DISTINCT FROM 'not-justified'::text) OR (review_note <> ''::text)))
  emergency_accesses_check3 CHECK (((seconded_at IS NULL) = (seconded_by IS NULL)))
  emergency_accesses_check4 CHECK ((seconded_by <> account_id))
  emergency_accesses_hours_check CHECK (((hours >= 1) AND (hours <= 24)))
  emergency_accesses_reason_check CHECK (((length(btrim(reason)) >= 10) AND (octet_length(reason) <= 102400)))
  emergency_accesses_review_check CHECK ((review = ANY (ARRAY['justified'::text, 'not-justified'::text])))
  emergency_accesses_review_note_check CHECK ((octet_length(review_note) <= 102400))
  emergency_accesses_typed_name_check CHECK ((length(typed_name) <= 200))
  emergency_accesses_typed_number_check CHECK ((length(typed_number) <= 40))
  emergency_opens_something CHECK (
CASE
    WHEN (case_id IS NULL) THEN ((valid_until IS NULL) AND (NOT waits_for_second))
    ELSE ((valid_until IS NULL) = waits_for_second)
END)
  -- indexes
  CREATE INDEX emergency_accesses_account USING btree (account_id, opened_at DESC)
  CREATE INDEX emergency_accesses_case USING btree (case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX emergency_accesses_organization USING btree (organization_id, opened_at DESC)
  CREATE INDEX emergency_accesses_responsible USING btree (responsible_organization_id, opened_at DESC)
  CREATE INDEX emergency_accesses_waiting USING btree (responsible_organization_id) WHERE (reviewed_at IS NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_both for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy review_both for update to tsunagu_app using ((may_read(readers) AND ((organization_id = acting_organization()) OR (responsible_organization_id = acting_organization())))) with check (((reviewed_by = acting_account()) AND (account_id <> acting_account()) AND (acting_role() = 'manager'::text)))
  -- triggers
  forget_typed_person BEFORE UPDATE OF typed_number FOR EACH ROW WHEN (((new.typed_number = '-'::text) AND (new.typed_name <> ''::text))) EXECUTE FUNCTION forget_typed_person()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_emergency()
  -- grants
  tsunagu_app: select, update (review, review_note, reviewed_at, reviewed_by)
)

-- employer_appeals: 正社員転換や歓迎求人の要請と、その答え (row-level security, forced)
table employer_appeals (
  id uuid not null
  employer_id uuid not null
  subject text not null
  way text not null
  appealed_on date not null
  words text not null default ''::text
  answer text
  answered_on date
  answer_note text not null default ''::text
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  fact_id uuid not null  -- 工程表の裏づけとして数える事実
  withdrawn_at timestamp with time zone
  -- constraints
  employer_appeals_pkey PRIMARY KEY (id)
  employer_appeals_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employer_appeals_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  employer_appeals_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_appeals_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'considering'::text, 'declined'::text])))
  employer_appeals_answer_note_check CHECK ((length(answer_note) <= 1000))
  employer_appeals_check CHECK (((answer IS NULL) = (answered_on IS NULL)))
  employer_appeals_check1 CHECK (((answered_on IS NULL) OR (answered_on >= appealed_on)))
  employer_appeals_check2 CHECK (((answer IS NOT NULL) OR (answer_note = ''::text)))
  employer_appeals_subject_check CHECK ((subject = ANY (ARRAY['regular-conversion'::text, 'welcome-jobs'::text, 'limited-jobs'::text])))
  employer_appeals_way_check CHECK ((way = ANY (ARRAY['visit'::text, 'call'::text, 'letter'::text, 'meeting'::text])))
  employer_appeals_words_check CHECK ((octet_length(words) <= 102400))
  -- indexes
  CREATE INDEX employer_appeals_by USING btree (organization_id, appealed_on DESC) WHERE (withdrawn_at IS NULL)
  CREATE INDEX employer_appeals_of USING btree (employer_id, appealed_on DESC) WHERE (withdrawn_at IS NULL)
  -- policies
  policy change_own for update to tsunagu_app using ((organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert (account_id, appealed_on, employer_id, fact_id, id, organization_id, subject, way, words), select, update (answer, answer_note, answered_on, withdrawn_at)
)

-- employer_approach_notes: 開拓の、書いた機関だけが読むこと(だれのためにたずねたかなど) (row-level security, forced)
table employer_approach_notes (
  approach_id uuid not null
  note text not null
  organization_id text not null
  -- constraints
  employer_approach_notes_pkey PRIMARY KEY (approach_id)
  employer_approach_notes_approach_id_fkey FOREIGN KEY (approach_id) REFERENCES employer_approaches(id)
  employer_approach_notes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_approach_notes_note_check CHECK (((btrim(note) <> ''::text) AND (octet_length(note) <= 102400)))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((organization_id = acting_organization()))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert, select
)

-- employer_approaches: 開拓。いつ、だれが、何のために企業をたずねたか (row-level security, forced)
table employer_approaches (
  id uuid not null
  employer_id uuid not null
  workplace_id uuid
  contact_id uuid
  way text not null
  held_on date not null
  result text not null
  purposes text[] not null
  asked text[] not null default '{}'::text[]  -- たのんだこと
  offered text[] not null default '{}'::text[]  -- 企業ができると言ったこと
  summary text not null default ''::text  -- 企業のこと。かかわる機関のだれもが読む
  next_step text not null default ''::text
  next_on date  -- 次にすることの日
  next_done_on date
  organization_id text not null
  desk_id text
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  withdrawn_at timestamp with time zone
  -- constraints
  employer_approaches_pkey PRIMARY KEY (id)
  employer_approaches_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employer_approaches_contact_id_employer_id_fkey FOREIGN KEY (contact_id, employer_id) REFERENCES employer_contacts(id, employer_id)
  employer_approaches_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  employer_approaches_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  employer_approaches_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_approaches_workplace_id_employer_id_fkey FOREIGN KEY (workplace_id, employer_id) REFERENCES employer_workplaces(id, employer_id)
  employer_approaches_asked_check CHECK ((asked <@ '{tour,experience,practice,short-hours,remote,conversion,welcome-jobs,limited-jobs}'::text[]))
  employer_approaches_check CHECK (((next_on IS NULL) = (next_step = ''::text)))
  employer_approaches_check1 CHECK (((next_done_on IS NULL) OR (next_on IS NOT NULL)))
  employer_approaches_check2 CHECK (((next_on IS NULL) OR (next_on >= held_on)))
  employer_approaches_check3 CHECK (((result <> 'absent'::text) OR ((asked = '{}'::text[]) AND (offered = '{}'::text[]))))
  employer_approaches_next_step_check CHECK ((length(next_step) <= 200))
  employer_approaches_offered_check CHECK ((offered <@ '{tour,experience,practice,short-hours,remote,conversion,welcome-jobs,limited-jobs}'::text[]))
  employer_approaches_purposes_check CHECK (((purposes <> '{}'::text[]) AND (purposes <@ '{jobs,offers,conversion,welcome,subsidies,fair,staying,other}'::text[])))
  employer_approaches_result_check CHECK ((result = ANY (ARRAY['talked'::text, 'absent'::text, 'refused'::text])))
  employer_approaches_summary_check CHECK ((octet_length(summary) <= 102400))
  employer_approaches_way_check CHECK ((way = ANY (ARRAY['call'::text, 'visit'::text, 'message'::text, 'online'::text, 'gathering'::text])))
  -- indexes
  CREATE INDEX employer_approaches_of USING btree (employer_id, held_on DESC, id DESC) WHERE (withdrawn_at IS NULL)
  CREATE INDEX employer_approaches_offered USING gin (offered) WHERE (withdrawn_at IS NULL)
  CREATE INDEX employer_approaches_open USING btree (account_id, next_on) WHERE ((next_on IS NOT NULL) AND (next_done_on IS NULL) AND (withdrawn_at IS NULL))
  -- policies
  policy change_own for update to tsunagu_app using ((organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert (account_id, asked, contact_id, desk_id, employer_id, held_on, id, next_on, next_step, offered, organization_id, purposes, result, summary, way, workplace_id), select, update (next_done_on, withdrawn_at)
)

-- employer_breaches: 法令などの違反の記録。労働局・ハローワークの、職務として要る人だけが読む (row-level security, forced)
table employer_breaches (
  id uuid not null
  employer_id uuid not null
  kind text not null
  found_on date not null
  until date
  words text not null
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  withdrawn_at timestamp with time zone
  -- constraints
  employer_breaches_pkey PRIMARY KEY (id)
  employer_breaches_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employer_breaches_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  employer_breaches_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_breaches_check CHECK (((until IS NULL) OR (until >= found_on)))
  employer_breaches_kind_check CHECK ((kind = ANY (ARRAY['labor-law'::text, 'insurance'::text, 'subsidy-fraud'::text, 'job-offer'::text, 'other'::text])))
  employer_breaches_words_check CHECK (((btrim(words) <> ''::text) AND (octet_length(words) <= 102400)))
  -- indexes
  CREATE INDEX employer_breaches_of USING btree (employer_id) WHERE (withdrawn_at IS NULL)
  -- policies
  policy duty for all to tsunagu_app using (((( SELECT acting_role() AS acting_role) = ANY ('{manager,employer-support,council-office}'::text[])) AND (EXISTS ( SELECT
   FROM organizations o
  WHERE ((o.id = acting_organization()) AND (o.kind = ANY (ARRAY['labor-bureau'::text, 'hello-work'::text, 'new-graduate-hello-work'::text]))))))) with check ((organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  -- grants
  tsunagu_app: insert (account_id, employer_id, found_on, id, kind, organization_id, until, words), select, update (withdrawn_at)
)

-- employer_contacts: 企業の担当者。どう、いつ連絡がつくか (row-level security, forced)
table employer_contacts (
  id uuid not null
  employer_id uuid not null
  workplace_id uuid
  name text not null
  post text not null default ''::text
  phone text not null default ''::text
  email text not null default ''::text
  reach text not null default ''::text
  left_on date  -- 担当でなくなった日
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  version integer not null default 1
  -- constraints
  employer_contacts_id_employer_id_key UNIQUE (id, employer_id)
  employer_contacts_pkey PRIMARY KEY (id)
  employer_contacts_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employer_contacts_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  employer_contacts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_contacts_workplace_id_employer_id_fkey FOREIGN KEY (workplace_id, employer_id) REFERENCES employer_workplaces(id, employer_id)
  employer_contacts_email_check CHECK ((length(email) <= 254))
  employer_contacts_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 100)))
  employer_contacts_phone_check CHECK ((length(phone) <= 40))
  employer_contacts_post_check CHECK ((length(post) <= 100))
  employer_contacts_reach_check CHECK ((length(reach) <= 300))
  -- indexes
  CREATE INDEX employer_contacts_of USING btree (employer_id)
  -- policies
  policy change_staff for update to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert (account_id, email, employer_id, id, name, organization_id, phone, post, reach, workplace_id), select, update (email, left_on, name, phone, post, reach, version, workplace_id)
)

-- employer_distinctions: よく似ているが、別の企業だと確かめた二つ (row-level security, forced)
table employer_distinctions (
  one_id uuid not null
  other_id uuid not null
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  -- constraints
  employer_distinctions_pkey PRIMARY KEY (one_id, other_id)
  employer_distinctions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employer_distinctions_one_id_fkey FOREIGN KEY (one_id) REFERENCES employers(id)
  employer_distinctions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_distinctions_other_id_fkey FOREIGN KEY (other_id) REFERENCES employers(id)
  employer_distinctions_check CHECK ((one_id < other_id))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert (account_id, one_id, organization_id, other_id), select
)

-- employer_merges: 同じ企業を一つにまとめたことと、元にもどしたこと (row-level security, forced)
table employer_merges (
  id uuid not null
  kept_id uuid not null
  merged_id uuid not null
  reason text not null
  merged_at timestamp with time zone not null default business_now()
  organization_id text not null
  account_id uuid
  undone_at timestamp with time zone
  undone_by uuid
  -- constraints
  employer_merges_pkey PRIMARY KEY (id)
  employer_merges_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employer_merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES employers(id)
  employer_merges_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES employers(id)
  employer_merges_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_merges_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES accounts(id)
  employer_merges_check CHECK ((kept_id <> merged_id))
  employer_merges_reason_check CHECK (((btrim(reason) <> ''::text) AND (length(reason) <= 1000)))
  -- indexes
  CREATE INDEX employer_merges_kept USING btree (kept_id)
  CREATE UNIQUE INDEX employer_merges_one USING btree (merged_id) WHERE (undone_at IS NULL)
  -- policies
  policy change_staff for update to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert (account_id, id, kept_id, merged_at, merged_id, organization_id, reason), select, update (undone_at, undone_by)
)

-- employer_silences: 電話や訪問をしないでほしいと言った企業 (row-level security, forced)
table employer_silences (
  id uuid not null
  employer_id uuid not null
  since date not null
  reason text not null
  lifted_on date
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  -- constraints
  employer_silences_pkey PRIMARY KEY (id)
  employer_silences_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employer_silences_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  employer_silences_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_silences_check CHECK (((lifted_on IS NULL) OR (lifted_on >= since)))
  employer_silences_reason_check CHECK (((btrim(reason) <> ''::text) AND (length(reason) <= 1000)))
  -- indexes
  CREATE UNIQUE INDEX employer_silences_one USING btree (employer_id) WHERE (lifted_on IS NULL)
  -- policies
  policy change_staff for update to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert (account_id, employer_id, id, organization_id, reason, since), select, update (lifted_on)
)

-- employer_versions: 企業の、直される前の内容 (row-level security, forced)
table employer_versions (
  employer_id uuid not null
  version integer not null
  said jsonb not null
  author_id uuid
  written_at timestamp with time zone not null
  replaced_at timestamp with time zone not null
  -- constraints
  employer_versions_pkey PRIMARY KEY (employer_id, version)
  employer_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES accounts(id)
  employer_versions_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  -- grants
  tsunagu_app: select
)

-- employer_workplaces: 企業の事業所 (row-level security, forced)
table employer_workplaces (
  id uuid not null
  employer_id uuid not null
  name text not null
  municipality_code text  -- ある市町村。県の外なら空で、住所に書く
  address text not null default ''::text
  way_there text not null default ''::text
  phone text not null default ''::text
  closed_on date
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  version integer not null default 1
  -- constraints
  employer_workplaces_id_employer_id_key UNIQUE (id, employer_id)
  employer_workplaces_pkey PRIMARY KEY (id)
  employer_workplaces_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employer_workplaces_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  employer_workplaces_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  employer_workplaces_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employer_workplaces_address_check CHECK ((length(address) <= 300))
  employer_workplaces_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200)))
  employer_workplaces_phone_check CHECK ((length(phone) <= 40))
  employer_workplaces_way_there_check CHECK ((length(way_there) <= 300))
  -- indexes
  CREATE INDEX employer_workplaces_in USING btree (municipality_code, employer_id) WHERE (closed_on IS NULL)
  CREATE INDEX employer_workplaces_of USING btree (employer_id)
  CREATE INDEX employer_workplaces_phone USING btree (phone) WHERE (phone <> ''::text)
  -- policies
  policy change_staff for update to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert (account_id, address, employer_id, id, municipality_code, name, organization_id, phone, way_there), select, update (address, closed_on, municipality_code, name, phone, version, way_there)
)

-- employers: 企業。開拓・求人・就職でかかわる雇い主 (row-level security, forced)
table employers (
  id uuid not null
  name text not null
  name_kana text not null default ''::text
  search_text text not null default ''::text  -- 探すための字(かな・異体字をそろえたもの)。表示には使わない
  corporate_number text
  industry text  -- 日本標準産業分類の中分類
  capital bigint  -- 資本金(円)。分からなければ空
  workers integer  -- 常時使用する労働者の数。分からなければ空
  website text not null default ''::text
  note text not null default ''::text
  merged_into uuid  -- 同じ企業としてまとめた先
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  version integer not null default 1
  changed_by uuid
  changed_at timestamp with time zone not null default business_now()
  name_key text not null default ''::text  -- 会社の種類をのぞき、字をそろえた名前。同じ企業をさがすため
  -- constraints
  employers_pkey PRIMARY KEY (id)
  employers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  employers_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
  employers_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES employers(id)
  employers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employers_capital_check CHECK (((capital >= 0) AND (capital <= '100000000000000'::bigint)))
  employers_check CHECK ((merged_into <> id))
  employers_corporate_number_check CHECK (
CASE
    WHEN (corporate_number IS NULL) THEN true
    WHEN (corporate_number ~ '^[1-9]\d{12}$'::text) THEN ((substr(corporate_number, 1, 1))::integer = (9 - ((((((((substr(corporate_number, 13, 1))::integer + (substr(corporate_number, 11, 1))::integer) + (substr(corporate_number, 9, 1))::integer) + (substr(corporate_number, 7, 1))::integer) + (substr(corporate_number, 5, 1))::integer) + (substr(corporate_number, 3, 1))::integer) + (2 * ((((((substr(corporate_number, 12, 1))::integer + (substr(corporate_number, 10, 1))::integer) + (substr(corporate_number, 8, 1))::integer) + (substr(corporate_number, 6, 1))::integer) + (substr(corporate_number, 4, 1))::integer) + (substr(corporate_number, 2, 1))::integer))) % 9)))
    ELSE false
END)
  employers_industry_check CHECK ((industry ~ '^\d{2}$'::text))
  employers_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200)))
  employers_name_kana_check CHECK ((length(name_kana) <= 200))
  employers_note_check CHECK ((octet_length(note) <= 102400))
  employers_website_check CHECK (((website = ''::text) OR ((website ~* '^https?://.'::text) AND (length(website) <= 2000))))
  employers_workers_check CHECK (((workers >= 0) AND (workers <= 10000000)))
  -- indexes
  CREATE INDEX employers_alike USING btree (name_key) WHERE ((merged_into IS NULL) AND (name_key <> ''::text))
  CREATE INDEX employers_by_kana USING btree (name_kana, id) WHERE (merged_into IS NULL)
  CREATE INDEX employers_merged USING btree (merged_into) WHERE (merged_into IS NOT NULL)
  CREATE INDEX employers_search USING gin (search_text gin_trgm_ops) WHERE (merged_into IS NULL)
  CREATE UNIQUE INDEX employers_corporate_number USING btree (corporate_number) WHERE (merged_into IS NULL)
  -- policies
  policy change_staff for update to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[]))))
  -- triggers
  keep_employer BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION keep_employer()
  -- grants
  tsunagu_app: insert (account_id, capital, changed_at, corporate_number, id, industry, name, name_kana, name_key, note, organization_id, search_text, website, workers), select, update (capital, changed_at, changed_by, corporate_number, industry, merged_into, name, name_kana, name_key, note, search_text, website, workers)
)

-- employment_spans: 職歴の期間。雇い方・時間・雇用保険・辞めた理由。助成金の「過去5年」「過去1年」の問いに答える (row-level security, forced)
table employment_spans (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text
  kind text not null
  employer text not null default ''::text
  work text not null default ''::text
  started_on date not null
  ended_on date
  weekly_hours numeric(4,1)
  insured text not null default 'unknown'::text
  leave_reason text
  source text not null default 'told'::text
  added_by uuid
  added_at timestamp with time zone not null default business_now()
  replaces_id uuid
  removed_at timestamp with time zone
  removed_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  employment_spans_pkey PRIMARY KEY (id)
  employment_spans_added_by_fkey FOREIGN KEY (added_by) REFERENCES accounts(id)
  employment_spans_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  employment_spans_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  employment_spans_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  employment_spans_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES accounts(id)
  employment_spans_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES employment_spans(id)
  employment_spans_check CHECK ((ended_on >= started_on))
  employment_spans_check1 CHECK (((ended_on IS NOT NULL) OR (leave_reason IS NULL)))
  employment_spans_check2 CHECK (((kind = ANY (ARRAY['none'::text, 'student'::text])) OR (employer <> ''::text)))
  employment_spans_employer_check CHECK ((length(employer) <= 300))
  employment_spans_insured_check CHECK ((insured = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])))
  employment_spans_kind_check CHECK ((kind = ANY (ARRAY['regular'::text, 'non-regular'::text, 'self-employed'::text, 'officer'::text, 'none'::text, 'student'::text])))
  employment_spans_leave_reason_check CHECK ((leave_reason = ANY (ARRAY['own-wish'::text, 'employer'::text, 'end-of-term'::text, 'health'::text, 'care'::text, 'other'::text, 'unknown'::text])))
  employment_spans_source_check CHECK ((source = ANY (ARRAY['told'::text, 'document'::text, 'job-card'::text])))
  employment_spans_started_on_check CHECK (((started_on >= '1930-01-01'::date) AND (started_on <= '2199-12-31'::date)))
  employment_spans_weekly_hours_check CHECK (((weekly_hours > (0)::numeric) AND (weekly_hours <= (100)::numeric)))
  employment_spans_work_check CHECK ((octet_length(work) <= 102400))
  -- indexes
  CREATE INDEX employment_spans_of_case USING btree (case_id)
  CREATE UNIQUE INDEX employment_spans_one_successor USING btree (replaces_id) WHERE (replaces_id IS NOT NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy take_back for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = employment_spans.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = employment_spans.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (removed_at, removed_by)
)

-- entered_findings: 人が加えた、計画の点検の指摘 (row-level security, forced)
table entered_findings (
  fiscal_year smallint not null
  code text not null
  kind text not null
  title text not null
  text text not null
  places jsonb not null
  measure_id text
  account_id uuid not null
  entered_at timestamp with time zone not null default business_now()
  -- constraints
  entered_findings_pkey PRIMARY KEY (fiscal_year, code)
  entered_findings_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  entered_findings_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  entered_findings_fiscal_year_measure_id_fkey FOREIGN KEY (fiscal_year, measure_id) REFERENCES plan_measures(fiscal_year, id)
  entered_findings_code_check CHECK ((code ~ '^P[0-9]{2,4}$'::text))
  entered_findings_kind_check CHECK ((kind = ANY (ARRAY['number'::text, 'time'::text, 'scope'::text, 'organization'::text, 'wording'::text, 'missing'::text])))
  entered_findings_places_check CHECK (((jsonb_typeof(places) = 'array'::text) AND ((jsonb_array_length(places) >= 1) AND (jsonb_array_length(places) <= 4))))
  entered_findings_text_check CHECK (((btrim(text) <> ''::text) AND (octet_length(text) <= 102400)))
  entered_findings_title_check CHECK (((btrim(title) <> ''::text) AND (length(title) <= 200)))
  -- policies
  policy enter for insert to tsunagu_app with check ((account_id = acting_account()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- episodes: 同じ糸の上の支援のまとまり。離職や再相談で新しく始まる (row-level security, forced)
table episodes (
  id uuid not null
  case_id uuid not null
  number integer not null
  opened_on date not null
  reason text not null
  readers jsonb not null default '{}'::jsonb
  consultation_id uuid  -- このまとまりを始めた相談(はじめの記録)
  closed_on date
  closure_reason text
  closed_organization_id text
  closed_desk_id text
  -- constraints
  episodes_case_id_number_key UNIQUE (case_id, number)
  episodes_pkey PRIMARY KEY (id)
  episodes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  episodes_closed_desk_id_fkey FOREIGN KEY (closed_desk_id) REFERENCES desks(id)
  episodes_closed_organization_id_fkey FOREIGN KEY (closed_organization_id) REFERENCES organizations(id)
  episodes_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultations(id)
  episodes_check CHECK ((((closed_on IS NULL) = (closure_reason IS NULL)) AND ((closed_on IS NULL) = (closed_desk_id IS NULL)) AND ((closed_on IS NULL) = (closed_organization_id IS NULL))))
  episodes_closure_reason_check CHECK ((closure_reason = ANY (ARRAY['goal-reached'::text, 'employed'::text, 'handed-over'::text, 'public-assistance'::text, 'moved'::text, 'own-wish'::text, 'no-contact'::text, 'died'::text, 'information-only'::text, 'other'::text])))
  episodes_reason_check CHECK ((reason = ANY (ARRAY['first'::text, 'returned'::text, 'separation'::text])))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = episodes.case_id))))
  -- triggers
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id', 'id', 'opened_on', 'consultation_id', 'closed_on', 'closure_reason')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id')
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select
)

-- facts: 数えられる事実。氏名や相談の中身は持たない。訂正は打ち消す行を足す (row-level security, forced)
table facts (
  id uuid not null
  kind text not null
  occurred_on date not null
  recorded_at timestamp with time zone not null default business_now()
  organization_id text not null
  desk_id text
  municipality_code text
  area text
  target_type smallint
  age_group text not null default 'unknown'::text
  person_digest bytea  -- 同じ人を一度だけ数えるための照合値(鍵つき。元に戻せない)
  quantity integer not null default 1
  detail text not null default ''::text
  ledger_id uuid not null
  corrects_id uuid
  written_by xid8 not null default pg_current_xact_id()
  case_id uuid  -- どのケースの事実か。数えるだけの人には見えない
  source_id uuid  -- もとの記録。数えるだけの人には見えない
  -- constraints
  facts_pkey PRIMARY KEY (id)
  facts_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES facts(id)
  facts_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  facts_ledger_id_case_id_fkey FOREIGN KEY (ledger_id, case_id) REFERENCES ledger(id, case_id)
  facts_ledger_id_fkey FOREIGN KEY (ledger_id) REFERENCES ledger(id)
  facts_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  facts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  facts_target_type_check CHECK (((target_type >= 1) AND (target_type <= 3)))
  -- indexes
  CREATE INDEX facts_countable USING btree (kind, organization_id, occurred_on) INCLUDE (person_digest, recorded_at, area, target_type, municipality_code, desk_id, id) WHERE (corrects_id IS NULL)
  CREATE INDEX facts_of_case USING btree (case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX facts_written USING btree (written_by)
  CREATE UNIQUE INDEX facts_one_correction USING btree (corrects_id) INCLUDE (recorded_at) WHERE (corrects_id IS NOT NULL)
  -- policies
  policy append_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (case_id IS NULL) AND is_own_entry(ledger_id) AND (NOT (EXISTS ( SELECT
   FROM ledger l
  WHERE ((l.id = facts.ledger_id) AND (l.case_id IS NOT NULL)))))))
  policy count_all for select to tsunagu_stats using (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((organization_id = acting_organization()))
  -- triggers
  record_after_sealed_figures BEFORE INSERT FOR EACH ROW WHEN ((CURRENT_USER = 'tsunagu_app'::name)) EXECUTE FUNCTION record_after_sealed_figures()
  -- grants
  tsunagu_app: insert (age_group, area, corrects_id, desk_id, detail, id, kind, ledger_id, municipality_code, occurred_on, organization_id, person_digest, quantity, target_type), select
  tsunagu_stats: select (age_group, area, corrects_id, desk_id, detail, id, kind, ledger_id, municipality_code, occurred_on, organization_id, person_digest, quantity, recorded_at, target_type, written_by)
)

-- family_relations: 家族・世帯。家族にもケースがあることがある。互いの記録は見せない (row-level security, forced)
table family_relations (
  id uuid not null
  person_id uuid not null
  relative_id uuid
  relation text not null
  name text not null default ''::text
  phone text not null default ''::text
  may_call boolean not null default false  -- 電話してよいと聞いている。なければ、聞いていない
  lives_together boolean not null
  note text not null default ''::text
  organization_id text not null
  added_by uuid
  added_at timestamp with time zone not null default business_now()
  removed_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  reach_from time without time zone
  reach_to time without time zone
  -- constraints
  family_relations_pkey PRIMARY KEY (id)
  family_relations_added_by_fkey FOREIGN KEY (added_by) REFERENCES accounts(id)
  family_relations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  family_relations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
  family_relations_relative_id_fkey FOREIGN KEY (relative_id) REFERENCES people(id)
  family_relations_check CHECK ((relative_id <> person_id))
  family_relations_check1 CHECK (((relative_id IS NOT NULL) OR (name <> ''::text)))
  family_relations_check2 CHECK (((NOT may_call) OR (phone <> ''::text) OR (relative_id IS NOT NULL)))
  family_relations_check3 CHECK (((reach_from IS NULL) = (reach_to IS NULL)))
  family_relations_check4 CHECK ((reach_from < reach_to))
  family_relations_name_check CHECK ((length(name) <= 200))
  family_relations_note_check CHECK ((octet_length(note) <= 102400))
  family_relations_phone_check CHECK ((length(phone) <= 50))
  family_relations_relation_check CHECK ((relation = ANY (ARRAY['mother'::text, 'father'::text, 'parent'::text, 'spouse'::text, 'child'::text, 'sibling'::text, 'grandparent'::text, 'relative'::text, 'guardian'::text, 'other'::text])))
  -- indexes
  CREATE INDEX family_relations_person USING btree (person_id)
  CREATE INDEX family_relations_relative USING btree (relative_id) WHERE (relative_id IS NOT NULL)
  CREATE UNIQUE INDEX family_relations_once USING btree (person_id, relative_id) WHERE ((relative_id IS NOT NULL) AND (removed_at IS NULL))
  -- policies
  policy change_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM people
  WHERE (people.id = family_relations.person_id))) AND ((relative_id IS NULL) OR (EXISTS ( SELECT
   FROM people
  WHERE (people.id = family_relations.relative_id))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_person_part()
  -- grants
  tsunagu_app: insert, select, update (removed_at)
)

-- figure_definition_withdrawals: 使いはじめる前に取りやめた数え方の版 (row-level security, forced)
table figure_definition_withdrawals (
  kpi_code text not null
  version smallint not null
  reason text not null
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  written_by xid8 not null default pg_current_xact_id()
  -- constraints
  figure_definition_withdrawals_pkey PRIMARY KEY (kpi_code, version)
  figure_definition_withdrawals_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  figure_definition_withdrawals_kpi_code_version_fkey FOREIGN KEY (kpi_code, version) REFERENCES figure_definitions(kpi_code, version)
  figure_definition_withdrawals_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  figure_definition_withdrawals_reason_check CHECK (((btrim(reason) <> ''::text) AND (octet_length(reason) <= 102400)))
  -- indexes
  CREATE INDEX figure_definition_withdrawals_account USING btree (account_id)
  CREATE INDEX figure_definition_withdrawals_written USING btree (written_by)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  policy withdraw for insert to tsunagu_app with check (((organization_id = acting_organization()) AND acting_for_office()))
  -- triggers
  definition_is_unused BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION definition_is_unused()
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- figure_definitions: KPIの数え方の版。何を、どの機関について、何につき1回数えるか (row-level security, forced)
table figure_definitions (
  kpi_code text not null
  version smallint not null
  fact_kinds text[] not null  -- 数える事実の種類
  organization_kinds text[] not null default '{}'::text[]  -- どの種類の機関の事実を数えるか。空なら、どの機関でも
  once_per text not null  -- 何につき1回数えるか
  description text not null
  terms jsonb not null  -- 数え方を項目ごとに書いたもの
  desk_kinds text[] not null default '{}'::text[]  -- どの種類の窓口の事実を数えるか。空なら、どの窓口でも
  target_types smallint[] not null default '{}'::smallint[]  -- どの類型の人を数えるか。空なら、どの類型でも(未判定も)
  age_groups text[] not null default '{}'::text[]  -- どの年齢の人を数えるか(事実の日の年齢)。空なら、どの年齢でも(不明も)
  unit text  -- 数の単位。空なら、計画のKPIの単位
  sum_of text[] not null default '{}'::text[]  -- ほかのKPIの合計のとき、そのKPI
  reports_since smallint not null  -- 同じものを数えた報告は、どの版からか
  ratio_of text  -- 率のとき、分子になるKPI
  ratio_to text  -- 率のとき、分母になるKPI
  decimals smallint  -- 率のとき、小数点から下の桁
  organization_id text  -- 画面で書いた機関。空なら、協議会のフォルダーから
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()  -- 書いたとき
  -- constraints
  figure_definitions_pkey PRIMARY KEY (kpi_code, version)
  figure_definitions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  figure_definitions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  figure_definitions_age_groups_check CHECK ((age_groups <@ '{-34,35-39,40-44,45-49,50-54,55-59,60-,unknown}'::text[]))
  figure_definitions_check CHECK ((NOT (kpi_code = ANY (sum_of))))
  figure_definitions_check1 CHECK (((reports_since >= 1) AND (reports_since <= version)))
  figure_definitions_check2 CHECK (((sum_of = '{}'::text[]) OR (fact_kinds = '{}'::text[])))
  figure_definitions_check3 CHECK ((((ratio_of IS NULL) = (ratio_to IS NULL)) AND ((ratio_of IS NULL) = (decimals IS NULL))))
  figure_definitions_check4 CHECK (((ratio_of <> ratio_to) AND ((kpi_code <> ratio_of) AND (kpi_code <> ratio_to))))
  figure_definitions_check5 CHECK (((ratio_of IS NULL) OR ((fact_kinds = '{}'::text[]) AND (sum_of = '{}'::text[]))))
  figure_definitions_decimals_check CHECK (((decimals >= 0) AND (decimals <= 2)))
  figure_definitions_description_check CHECK ((description <> ''::text))
  figure_definitions_once_per_check CHECK ((once_per = ANY (ARRAY['occurrence'::text, 'person-day'::text, 'person-year'::text, 'person-period'::text, 'municipality-year'::text, 'municipality-period'::text])))
  figure_definitions_target_types_check CHECK ((target_types <@ '{1,2,3}'::smallint[]))
  figure_definitions_unit_check CHECK ((unit <> ''::text))
  figure_definitions_version_check CHECK ((version > 0))
  -- policies
  policy draft for insert to tsunagu_app with check (((version > 1) AND (organization_id = acting_organization()) AND acting_for_office()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  CONSTRAINT definition_parts_count AFTER INSERT OR UPDATE DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION definition_parts_count()
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- figure_notes: 数につけた事務局のことば。直しも取り消しも、わけのある次の行 (row-level security, forced)
table figure_notes (
  id uuid not null
  fiscal_year smallint not null
  kpi_code text not null
  month text not null default ''::text  -- どの月のことか。空は年度のこと
  note text not null
  is_public boolean not null  -- 公表してよい
  replaces_id uuid  -- 直した、または取り消した前の行
  reason text not null default ''::text  -- 直した、または取り消したわけ
  is_withdrawn boolean not null default false
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  -- constraints
  figure_notes_id_fiscal_year_kpi_code_month_key UNIQUE (id, fiscal_year, kpi_code, month)
  figure_notes_replaces_id_key UNIQUE (replaces_id)
  figure_notes_pkey PRIMARY KEY (id)
  figure_notes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  figure_notes_fiscal_year_kpi_code_fkey FOREIGN KEY (fiscal_year, kpi_code) REFERENCES kpi_definitions(fiscal_year, code)
  figure_notes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  figure_notes_replaces_id_fiscal_year_kpi_code_month_fkey FOREIGN KEY (replaces_id, fiscal_year, kpi_code, month) REFERENCES figure_notes(id, fiscal_year, kpi_code, month)
  figure_notes_check CHECK (((month = ''::text) OR ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text) AND ((month >= (fiscal_year || '-04'::text)) AND (month <= ((fiscal_year + 1) || '-03'::text))))))
  figure_notes_check1 CHECK ((is_withdrawn = (btrim(note) = ''::text)))
  figure_notes_check2 CHECK (((NOT is_withdrawn) OR (NOT is_public)))
  figure_notes_check3 CHECK (((replaces_id IS NULL) = (btrim(reason) = ''::text)))
  figure_notes_check4 CHECK (((replaces_id IS NOT NULL) OR (NOT is_withdrawn)))
  figure_notes_note_check CHECK ((length(note) <= 2000))
  figure_notes_reason_check CHECK ((length(reason) <= 2000))
  -- indexes
  CREATE INDEX figure_notes_of_kpi USING btree (fiscal_year, kpi_code, recorded_at)
  CREATE INDEX figure_notes_replaced USING btree (replaces_id, fiscal_year, kpi_code, month)
  -- policies
  policy count_all for select to tsunagu_stats using (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_here for select to tsunagu_app using ((acting_organization() IS NOT NULL))
  policy write_office for insert to tsunagu_app with check (((organization_id = acting_organization()) AND acting_for_office()))
  -- grants
  tsunagu_app: insert (account_id, fiscal_year, id, is_public, is_withdrawn, kpi_code, month, note, organization_id, reason, recorded_at, replaces_id), select
  tsunagu_stats: select
)

-- figure_sources: その機関・KPI・月の数字を、ケースから数えるか報告で受けるか。一度決めたら変えない。行がなければケースから数える (row-level security, forced)
table figure_sources (
  organization_id text not null
  kpi_code text not null
  month date not null
  source text not null
  recorded_at timestamp with time zone not null default business_now()
  written_by xid8 not null default pg_current_xact_id()
  -- constraints
  figure_sources_organization_id_kpi_code_month_source_key UNIQUE (organization_id, kpi_code, month, source)
  figure_sources_pkey PRIMARY KEY (organization_id, kpi_code, month)
  figure_sources_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  figure_sources_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  figure_sources_source_check CHECK ((source = ANY (ARRAY['cases'::text, 'report'::text])))
  -- indexes
  CREATE INDEX figure_sources_reported USING btree (kpi_code, month) WHERE (source = 'report'::text)
  CREATE INDEX figure_sources_written USING btree (written_by)
  -- policies
  policy count_all for select to tsunagu_stats using (true)
  policy decide_own for insert to tsunagu_app with check (((organization_id = acting_organization()) OR acting_for_office()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (((organization_id = acting_organization()) OR acting_for_office()))
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: insert (kpi_code, month, organization_id, source), select
  tsunagu_stats: select
)

-- finding_answers: 指摘への答え。書きかえず、足していく (row-level security, forced)
table finding_answers (
  id uuid not null
  fiscal_year smallint not null
  code text not null
  status text not null
  note text not null
  fixed_in text not null default ''::text
  account_id uuid not null
  answered_on date not null default business_today()
  answered_at timestamp with time zone not null default business_now()
  -- constraints
  finding_answers_pkey PRIMARY KEY (id)
  finding_answers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  finding_answers_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  finding_answers_check CHECK (((status = 'fixed'::text) = (btrim(fixed_in) <> ''::text)))
  finding_answers_fixed_in_check CHECK ((length(fixed_in) <= 200))
  finding_answers_note_check CHECK (((btrim(note) <> ''::text) AND (octet_length(note) <= 102400)))
  finding_answers_status_check CHECK ((status = ANY (ARRAY['open'::text, 'explained'::text, 'fixed'::text, 'accepted'::text])))
  -- indexes
  CREATE INDEX finding_answers_of USING btree (fiscal_year, code, answered_at DESC)
  -- policies
  policy answer for insert to tsunagu_app with check (((account_id = acting_account()) AND ((EXISTS ( SELECT
   FROM plan_findings f
  WHERE ((f.fiscal_year = finding_answers.fiscal_year) AND (f.code = finding_answers.code)))) OR (EXISTS ( SELECT
   FROM entered_findings f
  WHERE ((f.fiscal_year = finding_answers.fiscal_year) AND (f.code = finding_answers.code)))) OR (EXISTS ( SELECT
   FROM rule_findings f
  WHERE ((f.fiscal_year = finding_answers.fiscal_year) AND (f.code = finding_answers.code)))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- fiscal_year_closings: 締めた年度。ここからあとに変わった数は、締めたあとの訂正 (row-level security, forced)
table fiscal_year_closings (
  fiscal_year smallint not null
  closed_at timestamp with time zone not null default business_now()
  note text not null default ''::text  -- 出なかった報告があるときの、そのまま締めるわけ
  organization_id text not null
  account_id uuid
  -- constraints
  fiscal_year_closings_pkey PRIMARY KEY (fiscal_year)
  fiscal_year_closings_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  fiscal_year_closings_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  fiscal_year_closings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  fiscal_year_closings_check CHECK ((((closed_at AT TIME ZONE 'Asia/Tokyo'::text))::date > make_date((fiscal_year + 1), 3, 31)))
  fiscal_year_closings_note_check CHECK ((octet_length(note) <= 102400))
  -- policies
  policy close_office for insert to tsunagu_app with check (((organization_id = acting_organization()) AND acting_for_office()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  year_has_settled_reports AFTER INSERT FOR EACH ROW EXECUTE FUNCTION year_has_settled_reports()
  -- grants
  tsunagu_app: insert (account_id, fiscal_year, note, organization_id), select
  tsunagu_stats: select
)

-- follow_ups: 定着の確認。1・3・6・12か月 (row-level security, forced)
table follow_ups (
  id uuid not null
  placement_id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  month smallint not null
  due_on date not null
  held_on date
  held_with text
  status text
  note text not null default ''::text
  account_id uuid
  cancelled_on date
  cancel_reason text
  readers jsonb not null default '{}'::jsonb
  tries smallint not null default 0  -- 連絡がとれなかった回数。3回で「分からない」になる
  last_tried_on date
  -- constraints
  follow_ups_placement_id_month_key UNIQUE (placement_id, month)
  follow_ups_pkey PRIMARY KEY (id)
  follow_ups_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  follow_ups_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  follow_ups_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  follow_ups_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  follow_ups_placement_id_fkey FOREIGN KEY (placement_id) REFERENCES placements(id)
  follow_ups_check CHECK ((((held_on IS NULL) = (status IS NULL)) AND ((held_on IS NULL) = (held_with IS NULL))))
  follow_ups_check1 CHECK (((cancelled_on IS NULL) = (cancel_reason IS NULL)))
  follow_ups_check2 CHECK (((held_on IS NULL) OR (cancelled_on IS NULL)))
  follow_ups_check3 CHECK (((tries = 0) = (last_tried_on IS NULL)))
  follow_ups_held_with_check CHECK ((held_with = ANY (ARRAY['person'::text, 'employer'::text, 'both'::text])))
  follow_ups_month_check CHECK ((month = ANY (ARRAY[1, 3, 6, 12])))
  follow_ups_note_check CHECK ((octet_length(note) <= 102400))
  follow_ups_status_check CHECK ((status = ANY (ARRAY['working'::text, 'moved'::text, 'left'::text, 'unknown'::text])))
  follow_ups_tries_check CHECK (((tries >= 0) AND (tries <= 3)))
  -- indexes
  CREATE INDEX follow_ups_case USING btree (case_id)
  CREATE INDEX follow_ups_desk_due USING btree (desk_id, due_on) WHERE ((held_on IS NULL) AND (cancelled_on IS NULL))
  CREATE INDEX follow_ups_organization_due USING btree (organization_id, due_on) WHERE ((held_on IS NULL) AND (cancelled_on IS NULL))
  -- policies
  policy change_responsible for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = follow_ups.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = follow_ups.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id', 'id', 'organization_id', 'desk_id', 'month', 'held_on', 'status')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id')
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (account_id, cancel_reason, cancelled_on, due_on, held_on, held_with, last_tried_on, note, status, tries)
)

-- form_versions: 聞き取りの様式と、その版。公開した版は変えない (row-level security, forced)
table form_versions (
  form_key text not null
  version integer not null
  title text not null
  desk_kinds text[] not null
  sections jsonb not null
  "position" smallint not null default 0
  note text not null default ''::text
  published_at timestamp with time zone
  written_by uuid
  written_at timestamp with time zone not null default business_now()
  -- constraints
  form_versions_pkey PRIMARY KEY (form_key, version)
  form_versions_written_by_fkey FOREIGN KEY (written_by) REFERENCES accounts(id)
  form_versions_form_key_check CHECK ((form_key ~ '^[a-z0-9-]{1,60}$'::text))
  form_versions_note_check CHECK ((octet_length(note) <= 102400))
  form_versions_sections_check CHECK ((jsonb_typeof(sections) = 'array'::text))
  form_versions_title_check CHECK (((btrim(title) <> ''::text) AND (length(title) <= 200)))
  form_versions_version_check CHECK ((version >= 1))
  -- indexes
  CREATE UNIQUE INDEX form_versions_one_draft USING btree (form_key) WHERE (published_at IS NULL)
  -- policies
  policy change_draft for update to tsunagu_app using ((published_at IS NULL)) with check ((acting_organization() IS NOT NULL))
  policy draft for insert to tsunagu_app with check (((published_at IS NULL) AND (acting_organization() IS NOT NULL)))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (true)
  -- triggers
  keep_published BEFORE DELETE OR UPDATE FOR EACH ROW EXECUTE FUNCTION keep_published()
  -- grants
  tsunagu_app: insert, select, update (note, published_at, sections)
)

-- gathering_booths: 催しに出る企業のブース (row-level security, forced)
table gathering_booths (
  id uuid not null
  gathering_id uuid not null
  employer_id uuid not null
  label text not null default ''::text
  note text not null default ''::text
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  withdrawn_at timestamp with time zone
  -- constraints
  gathering_booths_pkey PRIMARY KEY (id)
  gathering_booths_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  gathering_booths_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  gathering_booths_gathering_id_fkey FOREIGN KEY (gathering_id) REFERENCES gatherings(id)
  gathering_booths_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  gathering_booths_label_check CHECK ((length(label) <= 60))
  gathering_booths_note_check CHECK ((octet_length(note) <= 102400))
  -- indexes
  CREATE INDEX gathering_booths_of_employer USING btree (employer_id)
  CREATE UNIQUE INDEX gathering_booths_one USING btree (gathering_id, employer_id) WHERE (withdrawn_at IS NULL)
  -- policies
  policy change_host for update to tsunagu_app using ((organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office,administrator}'::text[])))
  policy write_host for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM gatherings g
  WHERE ((g.id = gathering_booths.gathering_id) AND (g.organization_id = acting_organization()))))))
  -- grants
  tsunagu_app: insert (account_id, employer_id, gathering_id, id, label, note, organization_id), select, update (withdrawn_at)
)

-- gathering_interviews: 催しのブースでの面談と、その結果 (row-level security, forced)
table gathering_interviews (
  id uuid not null
  case_id uuid not null
  sign_up_id uuid not null
  slot_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  result text
  result_on date
  withdrawn_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  gathering_interviews_pkey PRIMARY KEY (id)
  gathering_interviews_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  gathering_interviews_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  gathering_interviews_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  gathering_interviews_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  gathering_interviews_sign_up_id_fkey FOREIGN KEY (sign_up_id) REFERENCES gathering_sign_ups(id)
  gathering_interviews_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES gathering_slots(id)
  gathering_interviews_check CHECK (((result IS NULL) = (result_on IS NULL)))
  gathering_interviews_check1 CHECK (((withdrawn_at IS NULL) OR (result IS NULL)))
  gathering_interviews_result_check CHECK ((result = ANY (ARRAY['tour'::text, 'apply'::text, 'no-match'::text, 'declined'::text, 'absent'::text])))
  -- indexes
  CREATE INDEX gathering_interviews_of_case USING btree (case_id)
  CREATE INDEX gathering_interviews_of_sign_up USING btree (sign_up_id)
  CREATE UNIQUE INDEX gathering_interviews_one USING btree (slot_id, sign_up_id) WHERE (withdrawn_at IS NULL)
  -- policies
  policy change_responsible for update to tsunagu_app using ((EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = gathering_interviews.case_id) AND (cases.responsible_organization_id = acting_organization())))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = gathering_interviews.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  claim_seat AFTER INSERT OR UPDATE OF withdrawn_at FOR EACH ROW EXECUTE FUNCTION claim_seat('slot_id')
  one_place_at_a_time AFTER INSERT FOR EACH ROW EXECUTE FUNCTION one_place_at_a_time()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert (account_id, case_id, desk_id, id, organization_id, sign_up_id, slot_id), select, update (result, result_on, withdrawn_at)
)

-- gathering_sign_ups: 催しへの申込み (row-level security, forced)
table gathering_sign_ups (
  id uuid not null
  case_id uuid not null
  gathering_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  call_name text not null default ''::text  -- 受付での呼び名。主催に伝わる。空なら番号で呼ぶ
  companions smallint not null default 0  -- いっしょに来る人の数
  needs text not null default ''::text  -- 主催に伝える、当日の配慮
  agreed_on date not null  -- 主催に伝えることを、本人がよいと言った日
  ticket text not null  -- 受付票の二次元コードの中身。乱数で、だれのことかは分からない
  checked_in_at timestamp with time zone
  withdrawn_at timestamp with time zone
  withdrawn_reason text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  -- constraints
  gathering_sign_ups_ticket_key UNIQUE (ticket)
  gathering_sign_ups_pkey PRIMARY KEY (id)
  gathering_sign_ups_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  gathering_sign_ups_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  gathering_sign_ups_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  gathering_sign_ups_gathering_id_fkey FOREIGN KEY (gathering_id) REFERENCES gatherings(id)
  gathering_sign_ups_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  gathering_sign_ups_call_name_check CHECK ((length(call_name) <= 60))
  gathering_sign_ups_check CHECK (((withdrawn_at IS NULL) = (withdrawn_reason = ''::text)))
  gathering_sign_ups_check1 CHECK (((withdrawn_at IS NULL) OR (checked_in_at IS NULL)))
  gathering_sign_ups_companions_check CHECK (((companions >= 0) AND (companions <= 5)))
  gathering_sign_ups_needs_check CHECK ((length(needs) <= 1000))
  gathering_sign_ups_ticket_check CHECK ((ticket ~ '^[A-Za-z0-9_-]{22}$'::text))
  gathering_sign_ups_withdrawn_reason_check CHECK ((length(withdrawn_reason) <= 1000))
  -- indexes
  CREATE INDEX gathering_sign_ups_of_case USING btree (case_id)
  CREATE UNIQUE INDEX gathering_sign_ups_one USING btree (gathering_id, case_id) WHERE (withdrawn_at IS NULL)
  -- policies
  policy change_responsible for update to tsunagu_app using ((EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = gathering_sign_ups.case_id) AND (cases.responsible_organization_id = acting_organization())))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = gathering_sign_ups.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  claim_seat AFTER INSERT OR UPDATE OF withdrawn_at FOR EACH ROW EXECUTE FUNCTION claim_seat('gathering_id')
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert (account_id, agreed_on, call_name, case_id, companions, desk_id, gathering_id, id, needs, organization_id, ticket), select, update (withdrawn_at, withdrawn_reason)
)

-- gathering_slots: ブースの面談の時間。席はふつう1つ (row-level security, forced)
table gathering_slots (
  id uuid not null
  booth_id uuid not null
  starts_at time without time zone not null
  ends_at time without time zone not null
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  -- constraints
  gathering_slots_booth_id_starts_at_key UNIQUE (booth_id, starts_at)
  gathering_slots_pkey PRIMARY KEY (id)
  gathering_slots_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  gathering_slots_booth_id_fkey FOREIGN KEY (booth_id) REFERENCES gathering_booths(id)
  gathering_slots_id_fkey FOREIGN KEY (id) REFERENCES seat_pools(id)
  gathering_slots_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  gathering_slots_check CHECK ((ends_at > starts_at))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office,administrator}'::text[])))
  policy write_host for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM gathering_booths b
  WHERE ((b.id = gathering_slots.booth_id) AND (b.organization_id = acting_organization()))))))
  -- grants
  tsunagu_app: insert (account_id, booth_id, ends_at, id, organization_id, starts_at), select
)

-- gatherings: 催し。就職面接会、雇用管理セミナー、職場見学会、会社説明会 (row-level security, forced)
table gatherings (
  id uuid not null
  kind text not null
  title text not null
  purpose text not null default ''::text
  programme text not null default ''::text
  audience text not null default ''::text  -- だれのための催しか
  held_on date not null
  starts_at time without time zone not null
  ends_at time without time zone not null
  is_online boolean not null
  municipality_code text
  place text not null default ''::text
  address text not null default ''::text
  sign_up_from date not null
  sign_up_until date not null
  state text not null default 'preparing'::text
  cancelled_reason text not null default ''::text
  moved_from date  -- 日を変えたときの、前の日
  moved_reason text not null default ''::text
  people integer  -- 来た人の数
  organization_id text not null
  desk_id text
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  version integer not null default 1
  ended_at timestamp with time zone
  reminded_at timestamp with time zone  -- 近づいたことを、申し込んだ窓口に知らせた時刻
  -- constraints
  gatherings_pkey PRIMARY KEY (id)
  gatherings_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  gatherings_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  gatherings_id_fkey FOREIGN KEY (id) REFERENCES seat_pools(id)
  gatherings_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  gatherings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  gatherings_address_check CHECK (((address = ''::text) OR ((address ~* '^https?://.'::text) AND (length(address) <= 2000))))
  gatherings_audience_check CHECK ((length(audience) <= 300))
  gatherings_cancelled_reason_check CHECK ((length(cancelled_reason) <= 1000))
  gatherings_check CHECK ((ends_at > starts_at))
  gatherings_check1 CHECK (((sign_up_from <= sign_up_until) AND (sign_up_until <= held_on)))
  gatherings_check2 CHECK ((is_online OR (btrim(place) <> ''::text)))
  gatherings_check3 CHECK (((state = 'cancelled'::text) = (cancelled_reason <> ''::text)))
  gatherings_check4 CHECK (((moved_from IS NULL) = (moved_reason = ''::text)))
  gatherings_check5 CHECK ((((state = 'ended'::text) = (ended_at IS NOT NULL)) AND ((state = 'ended'::text) = (people IS NOT NULL))))
  gatherings_kind_check CHECK ((kind = ANY (ARRAY['job-fair'::text, 'employer-seminar'::text, 'workplace-tour'::text, 'company-briefing'::text])))
  gatherings_moved_reason_check CHECK ((length(moved_reason) <= 1000))
  gatherings_people_check CHECK (((people >= 0) AND (people <= 1000000)))
  gatherings_place_check CHECK ((length(place) <= 300))
  gatherings_programme_check CHECK ((octet_length(programme) <= 102400))
  gatherings_purpose_check CHECK ((octet_length(purpose) <= 102400))
  gatherings_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'open'::text, 'ended'::text, 'cancelled'::text])))
  gatherings_title_check CHECK (((btrim(title) <> ''::text) AND (length(title) <= 200)))
  -- indexes
  CREATE INDEX gatherings_held USING btree (held_on DESC, id DESC)
  CREATE INDEX gatherings_of_kind USING btree (kind, held_on DESC, id DESC)
  -- policies
  policy change_host for update to tsunagu_app using ((organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office,administrator}'::text[])))
  policy write_host for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{manager,employer-support,municipal,council-office}'::text[]))))
  -- grants
  tsunagu_app: insert (account_id, address, audience, desk_id, ends_at, held_on, id, is_online, kind, municipality_code, organization_id, place, programme, purpose, sign_up_from, sign_up_until, starts_at, title), select, update (address, audience, cancelled_reason, ended_at, ends_at, held_on, is_online, moved_from, moved_reason, municipality_code, people, place, programme, purpose, reminded_at, sign_up_from, sign_up_until, starts_at, state, title, version)
)

-- import_sources: 読みこむ表の出どころ。どの見出しをどの項目に読むかを覚えている (row-level security, forced)
table import_sources (
  id uuid not null
  organization_id text not null
  name text not null
  columns jsonb not null default '{}'::jsonb  -- 見出し → 項目
  updated_at timestamp with time zone not null default business_now()
  updated_by uuid
  -- constraints
  import_sources_organization_id_name_key UNIQUE (organization_id, name)
  import_sources_pkey PRIMARY KEY (id)
  import_sources_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  import_sources_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
  import_sources_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 100)))
  -- policies
  policy change_own for update to tsunagu_app using ((organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((organization_id = acting_organization()))
  policy write_own for insert to tsunagu_app with check ((organization_id = acting_organization()))
  -- grants
  tsunagu_app: insert, select, update (columns, updated_at, updated_by)
)

-- imported_rows: 読みこんだ行と、できたケース。同じ行は二度読みこまない (row-level security, forced)
table imported_rows (
  source_id uuid not null
  row_key bytea not null  -- 出どころの番号、または行の中身の照合値(元に戻せない)
  import_id uuid not null
  organization_id text not null
  row_number integer not null
  case_id uuid not null
  -- constraints
  imported_rows_pkey PRIMARY KEY (source_id, row_key)
  imported_rows_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  imported_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id)
  imported_rows_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  imported_rows_source_id_fkey FOREIGN KEY (source_id) REFERENCES import_sources(id)
  imported_rows_row_number_check CHECK ((row_number > 0))
  -- indexes
  CREATE INDEX imported_rows_case USING btree (case_id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (((organization_id = acting_organization()) AND reads_as_own(case_id)))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = imported_rows.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- grants
  tsunagu_app: insert, select
)

-- imports: 表からの読みこみ。すべてか、何もなしか (row-level security, forced)
table imports (
  id uuid not null
  organization_id text not null
  source_id uuid not null
  account_id uuid
  file_name text not null
  rows integer not null
  made integer not null
  done_at timestamp with time zone not null default business_now()
  -- constraints
  imports_pkey PRIMARY KEY (id)
  imports_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  imports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  imports_source_id_fkey FOREIGN KEY (source_id) REFERENCES import_sources(id)
  imports_check CHECK (((made >= 0) AND (made <= rows)))
  imports_file_name_check CHECK ((length(file_name) <= 255))
  imports_rows_check CHECK ((rows > 0))
  -- indexes
  CREATE INDEX imports_newest USING btree (organization_id, done_at DESC)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((organization_id = acting_organization()))
  policy write_own for insert to tsunagu_app with check ((organization_id = acting_organization()))
  -- grants
  tsunagu_app: insert, select
)

-- installation: 設置。どの秘密(TSUNAGU_SECRET)のデータか。秘密そのものは持たない (row-level security, forced)
table installation (
  is_only boolean not null default true
  secret_fingerprint text not null
  digest_key bytea not null
  recorded_at timestamp with time zone not null default now()
  rotated_at timestamp with time zone
  -- constraints
  installation_pkey PRIMARY KEY (is_only)
  installation_digest_key_check CHECK (((octet_length(digest_key) >= 32) AND (octet_length(digest_key) <= 200)))
  installation_is_only_check CHECK (is_only)
  installation_secret_fingerprint_check CHECK (((length(secret_fingerprint) >= 8) AND (length(secret_fingerprint) <= 64)))
  -- policies
  policy begin_once for insert to tsunagu_app with check ((rotated_at IS NULL))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (true)
  -- grants
  tsunagu_app: insert, select
)

-- introduction_interviews: 紹介した先での面接・選考の日 (row-level security, forced)
table introduction_interviews (
  id uuid not null
  case_id uuid not null
  introduction_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  held_on date not null
  starts_at time without time zone
  place text not null default ''::text
  is_accompanied boolean not null  -- 支援者がいっしょに行く
  note text not null default ''::text
  withdrawn_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  introduction_interviews_pkey PRIMARY KEY (id)
  introduction_interviews_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  introduction_interviews_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  introduction_interviews_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  introduction_interviews_introduction_id_fkey FOREIGN KEY (introduction_id) REFERENCES introductions(id)
  introduction_interviews_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  introduction_interviews_note_check CHECK ((octet_length(note) <= 102400))
  introduction_interviews_place_check CHECK ((length(place) <= 300))
  -- indexes
  CREATE INDEX introduction_interviews_held USING btree (held_on) WHERE (withdrawn_at IS NULL)
  CREATE INDEX introduction_interviews_of_case USING btree (case_id)
  CREATE UNIQUE INDEX introduction_interviews_one USING btree (introduction_id, held_on) WHERE (withdrawn_at IS NULL)
  -- policies
  policy change_responsible for update to tsunagu_app using ((EXISTS ( SELECT
   FROM introductions i
  WHERE ((i.id = introduction_interviews.introduction_id) AND (i.for_organization_id = acting_organization())))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM introductions i
  WHERE ((i.id = introduction_interviews.introduction_id) AND (i.for_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert (account_id, case_id, desk_id, held_on, id, introduction_id, is_accompanied, note, organization_id, place, starts_at), select, update (withdrawn_at)
)

-- introductions: 紹介。本人がよいと言ったことだけを企業に伝え、返事を待つ (row-level security, forced)
table introductions (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  for_organization_id text not null  -- いま返事を待つ機関。担当が移ると移る。紹介した機関は organization_id
  for_desk_id text not null
  job_id uuid  -- 求人。ここにない求人なら空で、名前と職種だけを持つ
  employer_id uuid
  employer_name text not null  -- 紹介した日の、企業の名前
  job_title text not null
  job_number text not null default ''::text
  via text not null  -- ハローワークの紹介、許可・届出のある職業紹介、本人の応募の手伝い
  license text not null default ''::text  -- 職業紹介の許可・届出の番号
  introduced_on date not null  -- 紹介日。助成金は、雇入れより前の紹介を求める
  answer_by date not null  -- 返事を待つ日。過ぎたら知らせる
  told text[] not null  -- 企業に伝えること。ここにないことは、紹介状に出ない
  told_words text not null default ''::text  -- 企業に伝える、配慮してほしいことなど。本人の言葉で
  agreed_on date not null
  agreed_how text not null
  note text not null default ''::text  -- 機関のメモ。企業には出ない
  waits_note text not null default ''::text  -- 返事を待つ日を変えたわけ
  result text
  result_on date
  refused_for text[] not null default '{}'::text[]
  declined_for text[] not null default '{}'::text[]
  result_note text not null default ''::text
  starts_on date  -- 働きはじめる予定の日
  placement_id uuid
  withdrawn_at timestamp with time zone  -- 書きまちがいとして取り消した時刻
  due_on date generated always as (
CASE
    WHEN (result IS NULL) THEN answer_by
    WHEN ((result = 'hired'::text) AND (placement_id IS NULL)) THEN starts_on
    ELSE NULL::date
END) stored
  readers jsonb not null default '{}'::jsonb
  -- constraints
  introductions_pkey PRIMARY KEY (id)
  introductions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  introductions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  introductions_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  introductions_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  introductions_for_desk_id_fkey FOREIGN KEY (for_desk_id) REFERENCES desks(id)
  introductions_for_organization_id_fkey FOREIGN KEY (for_organization_id) REFERENCES organizations(id)
  introductions_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id)
  introductions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  introductions_placement_id_fkey FOREIGN KEY (placement_id) REFERENCES placements(id)
  introductions_agreed_how_check CHECK ((agreed_how = ANY (ARRAY['signature'::text, 'oral'::text, 'electronic'::text])))
  introductions_check CHECK (((job_id IS NULL) OR (employer_id IS NOT NULL)))
  introductions_check1 CHECK (((via <> 'licensed'::text) OR (license <> ''::text)))
  introductions_check10 CHECK (((placement_id IS NULL) OR (result = 'hired'::text)))
  introductions_check2 CHECK ((agreed_on <= introduced_on))
  introductions_check3 CHECK ((answer_by >= introduced_on))
  introductions_check4 CHECK (((result IS NULL) = (result_on IS NULL)))
  introductions_check5 CHECK ((result_on >= introduced_on))
  introductions_check6 CHECK (((NOT (result IS DISTINCT FROM 'refused'::text)) = (refused_for <> '{}'::text[])))
  introductions_check7 CHECK (((NOT (result IS DISTINCT FROM 'declined'::text)) = (declined_for <> '{}'::text[])))
  introductions_check8 CHECK (((NOT (result IS DISTINCT FROM 'hired'::text)) = (starts_on IS NOT NULL)))
  introductions_check9 CHECK ((starts_on >= introduced_on))
  introductions_declined_for_check CHECK ((declined_for <@ ARRAY['work'::text, 'pay'::text, 'hours'::text, 'commuting'::text, 'workplace'::text, 'health'::text, 'care'::text, 'other-job'::text, 'not-now'::text, 'not-told'::text, 'other'::text]))
  introductions_employer_name_check CHECK (((btrim(employer_name) <> ''::text) AND (length(employer_name) <= 300)))
  introductions_job_number_check CHECK ((length(job_number) <= 60))
  introductions_job_title_check CHECK (((btrim(job_title) <> ''::text) AND (length(job_title) <= 200)))
  introductions_license_check CHECK ((length(license) <= 60))
  introductions_note_check CHECK ((octet_length(note) <= 102400))
  introductions_refused_for_check CHECK ((refused_for <@ ARRAY['experience'::text, 'licence'::text, 'hours'::text, 'commuting'::text, 'interview'::text, 'health'::text, 'age'::text, 'someone-else'::text, 'job-ended'::text, 'not-told'::text, 'other'::text]))
  introductions_result_check CHECK ((result = ANY (ARRAY['hired'::text, 'refused'::text, 'declined'::text, 'withdrawn'::text])))
  introductions_result_note_check CHECK ((octet_length(result_note) <= 102400))
  introductions_told_check CHECK ((told <@ ARRAY['name'::text, 'phone'::text, 'age'::text, 'career'::text, 'qualifications'::text, 'wishes'::text]))
  introductions_told_words_check CHECK ((octet_length(told_words) <= 102400))
  introductions_via_check CHECK ((via = ANY (ARRAY['hello-work'::text, 'licensed'::text, 'application'::text])))
  introductions_waits_note_check CHECK ((length(waits_note) <= 1000))
  -- indexes
  CREATE INDEX introductions_due USING btree (for_organization_id, due_on, id) WHERE ((due_on IS NOT NULL) AND (withdrawn_at IS NULL))
  CREATE INDEX introductions_of_case USING btree (case_id)
  CREATE INDEX introductions_of_employer USING btree (employer_id) WHERE (employer_id IS NOT NULL)
  CREATE INDEX introductions_of_job USING btree (job_id) WHERE (job_id IS NOT NULL)
  CREATE INDEX introductions_over USING btree (for_organization_id, result_on DESC, id DESC) WHERE ((due_on IS NULL) AND (withdrawn_at IS NULL))
  CREATE UNIQUE INDEX introductions_one USING btree (case_id, job_id) WHERE ((result IS NULL) AND (withdrawn_at IS NULL))
  CREATE UNIQUE INDEX introductions_one_placement USING btree (placement_id) WHERE (placement_id IS NOT NULL)
  -- policies
  policy change_responsible for update to tsunagu_app using ((for_organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = introductions.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert (account_id, agreed_how, agreed_on, answer_by, case_id, desk_id, employer_id, employer_name, for_desk_id, for_organization_id, id, introduced_on, job_id, job_number, job_title, license, note, organization_id, told, told_words, via), select, update (agreed_how, agreed_on, answer_by, declined_for, employer_name, introduced_on, job_number, job_title, license, note, placement_id, refused_for, result, result_note, result_on, starts_on, told, told_words, via, waits_note, withdrawn_at)
)

-- job_answers: 求人を見せたときの、本人の返事。いまのものは求人ごとに一つで、前のものも残る (row-level security, forced)
table job_answers (
  id uuid not null
  case_id uuid not null
  job_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  answer text not null
  reason text
  note text not null default ''::text
  replaced_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  job_answers_pkey PRIMARY KEY (id)
  job_answers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  job_answers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  job_answers_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  job_answers_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id)
  job_answers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  job_answers_answer_check CHECK ((answer = ANY (ARRAY['shown'::text, 'not-interested'::text])))
  job_answers_check CHECK (((answer = 'not-interested'::text) = (reason IS NOT NULL)))
  job_answers_note_check CHECK ((octet_length(note) <= 102400))
  job_answers_reason_check CHECK ((reason = ANY (ARRAY['work'::text, 'pay'::text, 'hours'::text, 'commuting'::text, 'workplace'::text, 'health'::text, 'care'::text, 'other-job'::text, 'not-now'::text, 'not-told'::text, 'other'::text])))
  -- indexes
  CREATE INDEX job_answers_of_case USING btree (case_id)
  CREATE INDEX job_answers_of_job USING btree (job_id)
  CREATE UNIQUE INDEX job_answers_one USING btree (case_id, job_id) WHERE (replaced_at IS NULL)
  -- policies
  policy change_responsible for update to tsunagu_app using ((EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = job_answers.case_id) AND (cases.responsible_organization_id = acting_organization())))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = job_answers.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert (account_id, answer, case_id, desk_id, id, job_id, note, organization_id, reason), select, update (replaced_at)
)

-- job_imports: 求人の表。すべてか、何もなしか。読みこんだあとは中身を捨てる (row-level security, forced)
table job_imports (
  id uuid not null
  source_id uuid not null
  organization_id text not null
  account_id uuid
  file_name text not null
  content jsonb
  rows integer not null
  received_at timestamp with time zone not null default business_now()
  state text not null default 'waiting'::text
  made integer not null default 0
  changed integer not null default 0
  ended integer not null default 0
  done_at timestamp with time zone
  -- constraints
  job_imports_pkey PRIMARY KEY (id)
  job_imports_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  job_imports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  job_imports_source_id_fkey FOREIGN KEY (source_id) REFERENCES job_sources(id)
  job_imports_changed_check CHECK ((changed >= 0))
  job_imports_check CHECK (((state = 'waiting'::text) = (content IS NOT NULL)))
  job_imports_check1 CHECK (((state = 'done'::text) = (done_at IS NOT NULL)))
  job_imports_content_check CHECK ((octet_length((content)::text) <= 40000000))
  job_imports_ended_check CHECK ((ended >= 0))
  job_imports_file_name_check CHECK ((length(file_name) <= 255))
  job_imports_made_check CHECK ((made >= 0))
  job_imports_rows_check CHECK ((rows > 0))
  job_imports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'dropped'::text])))
  -- indexes
  CREATE INDEX job_imports_newest USING btree (organization_id, received_at DESC, id DESC)
  CREATE INDEX job_imports_of_source USING btree (source_id)
  -- policies
  policy change_own for update to tsunagu_app using (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal}'::text[]))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((organization_id = acting_organization()))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal}'::text[]))))
  -- grants
  tsunagu_app: insert, select, update (changed, content, done_at, ended, made, state)
)

-- job_sources: 求人の表の出どころ。どの見出しをどの項目に読むかを覚えている (row-level security, forced)
table job_sources (
  id uuid not null
  organization_id text not null
  name text not null
  columns jsonb not null default '{}'::jsonb
  updated_at timestamp with time zone not null default business_now()
  updated_by uuid
  -- constraints
  job_sources_organization_id_name_key UNIQUE (organization_id, name)
  job_sources_pkey PRIMARY KEY (id)
  job_sources_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  job_sources_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
  job_sources_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 100)))
  -- policies
  policy change_own for update to tsunagu_app using (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal}'::text[]))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((organization_id = acting_organization()))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal}'::text[]))))
  -- grants
  tsunagu_app: insert, select, update (columns, updated_at, updated_by)
)

-- job_versions: 求人の、直される前の内容 (row-level security, forced)
table job_versions (
  job_id uuid not null
  version integer not null
  said jsonb not null
  author_id uuid
  written_at timestamp with time zone not null
  replaced_at timestamp with time zone not null
  -- constraints
  job_versions_pkey PRIMARY KEY (job_id, version)
  job_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES accounts(id)
  job_versions_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  -- grants
  tsunagu_app: select
)

-- job_wish_health: 仕事をさがすときの健康のこと。本人が伝えたいとおりに (row-level security, forced)
table job_wish_health (
  wish_id uuid not null
  case_id uuid not null
  organization_id text not null
  words text not null
  may_tell text not null  -- だれに伝えてよいか
  readers jsonb not null default '{}'::jsonb
  -- constraints
  job_wish_health_pkey PRIMARY KEY (wish_id)
  job_wish_health_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  job_wish_health_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  job_wish_health_wish_id_fkey FOREIGN KEY (wish_id) REFERENCES job_wishes(id)
  job_wish_health_may_tell_check CHECK ((may_tell = ANY (ARRAY['desk'::text, 'employer'::text])))
  job_wish_health_words_check CHECK (((btrim(words) <> ''::text) AND (octet_length(words) <= 102400)))
  -- indexes
  CREATE INDEX job_wish_health_of USING btree (case_id)
  CREATE INDEX job_wish_health_of_case USING btree (case_id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = job_wish_health.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select
)

-- job_wishes: 希望する仕事。いまのものは一つで、前のものも残る (row-level security, forced)
table job_wishes (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  replaces_id uuid
  replaced_at timestamp with time zone
  first_occupation text not null default ''::text
  second_occupation text not null default ''::text
  third_occupation text not null default ''::text
  regular text not null
  weekly_days smallint
  hours_from time without time zone
  hours_to time without time zone
  weekly_hours smallint
  days_off text[] not null default '{}'::text[]  -- 働けない日・時間帯
  pay_kind text
  pay_least integer
  municipality_codes text[] not null default '{}'::text[]
  ways text[] not null default '{}'::text[]
  minutes smallint
  wants text[] not null default '{}'::text[]
  surroundings text[] not null default '{}'::text[]
  care text not null default ''::text  -- 育児・介護などで、働く時間に要る心づかい
  musts text[] not null default '{}'::text[]  -- ゆずれないこと
  note text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  keywords text[] not null default '{}'::text[]  -- 希望する仕事の言葉(そろえた字)。求人から人をさがすため
  seen_by text not null default 'desk'::text  -- ほかの機関の求人の担当に、名前を出さずに希望だけを見せてよいか
  -- constraints
  job_wishes_pkey PRIMARY KEY (id)
  job_wishes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  job_wishes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  job_wishes_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  job_wishes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  job_wishes_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES job_wishes(id)
  job_wishes_care_check CHECK ((length(care) <= 1000))
  job_wishes_check CHECK (((pay_kind IS NULL) = (pay_least IS NULL)))
  job_wishes_check1 CHECK (((hours_from IS NULL) = (hours_to IS NULL)))
  job_wishes_check2 CHECK (((second_occupation = ''::text) OR (first_occupation <> ''::text)))
  job_wishes_check3 CHECK (((third_occupation = ''::text) OR (second_occupation <> ''::text)))
  job_wishes_days_off_check CHECK ((days_off <@ ARRAY['saturday'::text, 'sunday'::text, 'holiday'::text, 'night'::text]))
  job_wishes_first_occupation_check CHECK ((length(first_occupation) <= 100))
  job_wishes_keywords_check CHECK ((cardinality(keywords) <= 36))
  job_wishes_minutes_check CHECK (((minutes >= 5) AND (minutes <= 240)))
  job_wishes_municipality_codes_check CHECK ((cardinality(municipality_codes) <= 20))
  job_wishes_musts_check CHECK ((musts <@ ARRAY['regular'::text, 'days'::text, 'hours'::text, 'pay'::text, 'place'::text, 'surroundings'::text]))
  job_wishes_note_check CHECK ((octet_length(note) <= 102400))
  job_wishes_pay_kind_check CHECK ((pay_kind = ANY (ARRAY['month'::text, 'hour'::text])))
  job_wishes_pay_least_check CHECK (((pay_least >= 1) AND (pay_least <= 10000000)))
  job_wishes_regular_check CHECK ((regular = ANY (ARRAY['regular'::text, 'any'::text, 'other'::text])))
  job_wishes_second_occupation_check CHECK ((length(second_occupation) <= 100))
  job_wishes_seen_by_check CHECK ((seen_by = ANY (ARRAY['desk'::text, 'council'::text])))
  job_wishes_surroundings_check CHECK ((surroundings <@ ARRAY['few-people'::text, 'quiet'::text, 'no-phone'::text, 'no-customers'::text, 'sitting'::text, 'standing'::text, 'own-pace'::text, 'with-others'::text]))
  job_wishes_third_occupation_check CHECK ((length(third_occupation) <= 100))
  job_wishes_wants_check CHECK ((wants <@ ARRAY['tour'::text, 'experience'::text, 'practice'::text, 'short-hours'::text, 'remote'::text]))
  job_wishes_ways_check CHECK ((ways <@ ARRAY['walk'::text, 'bicycle'::text, 'car'::text, 'bus'::text, 'train'::text]))
  job_wishes_weekly_days_check CHECK (((weekly_days >= 1) AND (weekly_days <= 7)))
  job_wishes_weekly_hours_check CHECK (((weekly_hours >= 1) AND (weekly_hours <= 60)))
  -- indexes
  CREATE INDEX job_wishes_of_case USING btree (case_id)
  CREATE INDEX job_wishes_seeking USING gin (keywords) WHERE (replaced_at IS NULL)
  CREATE UNIQUE INDEX job_wishes_one USING btree (case_id) WHERE (replaced_at IS NULL)
  CREATE UNIQUE INDEX job_wishes_one_successor USING btree (replaces_id) WHERE (replaces_id IS NOT NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy replace_responsible for update to tsunagu_app using ((EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = job_wishes.case_id) AND (cases.responsible_organization_id = acting_organization())))))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = job_wishes.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (replaced_at)
)

-- jobs: 求人。求人票の項目のうち、さがす・確かめるものは列、読むだけのものは sheet に持つ (row-level security, forced)
table jobs (
  id uuid not null
  employer_id uuid not null
  workplace_id uuid
  municipality_code text
  number text  -- ハローワークの求人番号。あれば一つだけ
  channel text not null
  state text not null default 'draft'::text  -- 受付、確認待ち、公開、充足、取下げ。期限切れは、公開のまま期限(expires_on)を過ぎたもの
  received_on date not null
  renewed_on date
  expires_on date not null generated always as ((((date_trunc('month'::text, (COALESCE(renewed_on, received_on))::timestamp without time zone) + '3 mons'::interval) - '1 day'::interval))::date) stored
  published_on date
  ended_on date
  end_reason text not null default ''::text
  listed_on date not null generated always as (COALESCE(published_on, received_on)) stored
  mark text
  title text not null
  occupation text
  kind text
  is_full_time boolean
  openings smallint
  duties text not null default ''::text
  duties_change text not null default ''::text  -- 従事すべき業務の変更の範囲(令和6年4月から)
  place text not null default ''::text
  place_change text not null default ''::text  -- 就業場所の変更の範囲(令和6年4月から)
  term text
  renewal text
  renewal_rule text not null default ''::text  -- 有期の契約を更新する場合の基準と上限(令和6年4月から)
  wage_form text
  wage_least integer
  wage_most integer
  weekly_hours numeric(4,1)
  offers text[] not null default '{}'::text[]
  age_least smallint
  age_most smallint
  age_ground text
  age_detail text not null default ''::text
  age_measure_id uuid
  as_graduates boolean
  layer_own integer
  layer_above integer
  layer_below integer
  retirement_age smallint
  experience_asked boolean not null default false
  age_verdict text not null  -- 年齢の限り方の判定: 適法、要確認、不可。理由は age_reasons
  age_reasons text[] not null default '{}'::text[]
  age_judged_on date not null
  age_confirmed_by uuid  -- 要確認のものを、だれがいつ確かめたか
  age_confirmed_at timestamp with time zone
  age_confirmed_note text not null default ''::text
  sheet jsonb not null default '{}'::jsonb
  search_text text not null default ''::text  -- 探すための字(かな・異体字をそろえたもの)。表示には使わない
  fact_id uuid  -- 限定求人・歓迎求人として一度だけ数えた事実
  source_id uuid
  source_key text
  source_digest text
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  version integer not null default 1
  changed_by uuid
  changed_at timestamp with time zone not null default business_now()
  changed_tx xid8 not null default pg_current_xact_id()  -- 最後に書いたトランザクション。変わった求人だけを読みなおすため
  -- constraints
  jobs_number_key UNIQUE (number)
  jobs_source_id_source_key_key UNIQUE (source_id, source_key)
  jobs_pkey PRIMARY KEY (id)
  jobs_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  jobs_age_confirmed_by_fkey FOREIGN KEY (age_confirmed_by) REFERENCES accounts(id)
  jobs_age_measure_id_fkey FOREIGN KEY (age_measure_id) REFERENCES age_limit_measures(id)
  jobs_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
  jobs_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  jobs_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  jobs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  jobs_source_id_fkey FOREIGN KEY (source_id) REFERENCES job_sources(id)
  jobs_workplace_id_employer_id_fkey FOREIGN KEY (workplace_id, employer_id) REFERENCES employer_workplaces(id, employer_id)
  jobs_age_confirmed_note_check CHECK ((length(age_confirmed_note) <= 1000))
  jobs_age_detail_check CHECK ((length(age_detail) <= 300))
  jobs_age_ground_check CHECK ((age_ground = ANY (ARRAY['1'::text, '2'::text, '3i'::text, '3ro'::text, '3ha'::text, '3ni'::text, 'former-10'::text])))
  jobs_age_has_ground_check CHECK (((age_verdict <> 'lawful'::text) OR (num_nonnulls(age_least, age_most) = 0) OR (age_ground IS NOT NULL)))
  jobs_age_least_check CHECK (((age_least >= 0) AND (age_least <= 120)))
  jobs_age_most_check CHECK (((age_most >= 0) AND (age_most <= 120)))
  jobs_age_published_check CHECK (((state <> 'open'::text) OR (age_verdict = 'lawful'::text) OR ((age_verdict = 'confirm'::text) AND (age_confirmed_at IS NOT NULL))))
  jobs_age_reasons_check CHECK (((age_verdict = 'lawful'::text) = (age_reasons = '{}'::text[])))
  jobs_age_retirement_check CHECK (((age_ground IS DISTINCT FROM '1'::text) OR (age_verdict = 'unlawful'::text) OR (num_nonnulls(age_least, age_most) = 0) OR (((age_least IS NULL) AND ((age_most + 1) = retirement_age) AND (term = 'permanent'::text)) IS TRUE)))
  jobs_age_verdict_check CHECK ((age_verdict = ANY (ARRAY['lawful'::text, 'confirm'::text, 'unlawful'::text])))
  jobs_channel_check CHECK ((channel = ANY (ARRAY['hello-work'::text, 'agency'::text, 'direct'::text])))
  jobs_check CHECK (((renewed_on IS NULL) OR (renewed_on > received_on)))
  jobs_check1 CHECK (((wage_least IS NULL) OR (wage_most IS NULL) OR (wage_least <= wage_most)))
  jobs_check2 CHECK (((state = ANY (ARRAY['filled'::text, 'withdrawn'::text])) = (ended_on IS NOT NULL)))
  jobs_check3 CHECK (((ended_on IS NULL) OR (published_on IS NULL) OR (ended_on >= published_on)))
  jobs_check4 CHECK (((state <> 'open'::text) OR (published_on IS NOT NULL)))
  jobs_check5 CHECK ((num_nulls(source_id, source_key, source_digest) = ANY (ARRAY[0, 3])))
  jobs_check6 CHECK ((num_nonnulls(layer_own, layer_above, layer_below) = ANY (ARRAY[0, 3])))
  jobs_check7 CHECK (((age_confirmed_by IS NULL) = (age_confirmed_at IS NULL)))
  jobs_check8 CHECK (((age_confirmed_at IS NULL) OR (age_verdict = 'confirm'::text)))
  jobs_counted_check CHECK (((state <> 'open'::text) OR (mark IS NULL) OR (fact_id IS NOT NULL)))
  jobs_duties_change_check CHECK ((length(duties_change) <= 1000))
  jobs_duties_check CHECK ((octet_length(duties) <= 102400))
  jobs_end_reason_check CHECK ((length(end_reason) <= 1000))
  jobs_kind_check CHECK ((kind = ANY (ARRAY['regular'::text, 'contract'::text, 'dispatch-fixed'::text, 'dispatch-permanent'::text, 'part-time'::text])))
  jobs_layer_above_check CHECK (((layer_above >= 0) AND (layer_above <= 100000)))
  jobs_layer_below_check CHECK (((layer_below >= 0) AND (layer_below <= 100000)))
  jobs_layer_own_check CHECK (((layer_own >= 0) AND (layer_own <= 100000)))
  jobs_mark_check CHECK ((mark = ANY (ARRAY['limited'::text, 'welcome'::text])))
  jobs_mark_fits_check CHECK (
CASE mark
    WHEN 'welcome'::text THEN (num_nonnulls(age_least, age_most) = 0)
    WHEN 'limited'::text THEN (num_nonnulls(age_least, age_most) > 0)
    ELSE true
END)
  jobs_number_check CHECK ((number ~ '^\d{5}-\d{8}$'::text))
  jobs_occupation_check CHECK ((occupation ~ '^\d{3}$'::text))
  jobs_offers_check CHECK ((offers <@ '{tour,experience,practice,short-hours,remote,conversion}'::text[]))
  jobs_openings_check CHECK (((openings >= 1) AND (openings <= 9999)))
  jobs_place_change_check CHECK ((length(place_change) <= 1000))
  jobs_place_check CHECK ((length(place) <= 300))
  jobs_renewal_check CHECK ((renewal = ANY (ARRAY['none'::text, 'usual'::text, 'conditional'::text])))
  jobs_renewal_rule_check CHECK ((length(renewal_rule) <= 1000))
  jobs_retirement_age_check CHECK (((retirement_age >= 15) AND (retirement_age <= 120)))
  jobs_sheet_check CHECK ((octet_length((sheet)::text) <= 400000))
  jobs_source_key_check CHECK (((length(source_key) >= 1) AND (length(source_key) <= 200)))
  jobs_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'waiting'::text, 'open'::text, 'filled'::text, 'withdrawn'::text])))
  jobs_stated_2024_check CHECK (((state <> 'open'::text) OR (received_on < '2024-04-01'::date) OR (((btrim(duties_change) <> ''::text) AND (btrim(place_change) <> ''::text) AND ((term = 'permanent'::text) OR (renewal = 'none'::text) OR ((renewal IS NOT NULL) AND (btrim(renewal_rule) <> ''::text)))) IS TRUE)))
  jobs_stated_check CHECK (((state <> 'open'::text) OR ((occupation IS NOT NULL) AND (kind IS NOT NULL) AND (is_full_time IS NOT NULL) AND (btrim(duties) <> ''::text) AND (btrim(place) <> ''::text) AND (term IS NOT NULL) AND (wage_form IS NOT NULL) AND (wage_least IS NOT NULL))))
  jobs_term_check CHECK ((term = ANY (ARRAY['permanent'::text, 'fixed'::text])))
  jobs_title_check CHECK (((btrim(title) <> ''::text) AND (length(title) <= 200)))
  jobs_wage_form_check CHECK ((wage_form = ANY (ARRAY['month'::text, 'day'::text, 'hour'::text, 'year'::text])))
  jobs_wage_least_check CHECK (((wage_least >= 1) AND (wage_least <= 100000000)))
  jobs_wage_most_check CHECK (((wage_most >= 1) AND (wage_most <= 100000000)))
  jobs_weekly_hours_check CHECK (((weekly_hours >= 0.5) AND (weekly_hours <= (60)::numeric)))
  -- indexes
  CREATE INDEX jobs_by_hours USING btree (weekly_hours) WHERE (state = 'open'::text)
  CREATE INDEX jobs_by_wage USING btree (wage_form, wage_least) WHERE (state = 'open'::text)
  CREATE INDEX jobs_changed USING btree (changed_tx)
  CREATE INDEX jobs_expiring USING btree (expires_on) WHERE (state = 'open'::text)
  CREATE INDEX jobs_in_municipality USING btree (municipality_code, listed_on DESC, id DESC) WHERE (state = 'open'::text)
  CREATE INDEX jobs_listed USING btree (state, listed_on DESC, id DESC)
  CREATE INDEX jobs_marked USING btree (mark, listed_on DESC, id DESC) WHERE (mark IS NOT NULL)
  CREATE INDEX jobs_of_employer USING btree (employer_id, listed_on DESC, id DESC)
  CREATE INDEX jobs_of_occupation USING btree (occupation, listed_on DESC, id DESC) WHERE (state = 'open'::text)
  CREATE INDEX jobs_of_organization USING btree (organization_id, state)
  CREATE INDEX jobs_of_workplace USING btree (workplace_id) WHERE (workplace_id IS NOT NULL)
  CREATE INDEX jobs_offering USING gin (offers) WHERE (state = 'open'::text)
  CREATE INDEX jobs_search USING gin (search_tokens(search_text))
  -- policies
  policy change_own for update to tsunagu_app using (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal}'::text[]))))
  policy confirm_office for update to tsunagu_app using (acting_for_office())
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office}'::text[])))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal}'::text[]))))
  -- triggers
  keep_job BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION keep_job()
  mark_job_change BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION mark_job_change()
  -- grants
  tsunagu_app: insert (account_id, age_detail, age_ground, age_judged_on, age_least, age_measure_id, age_most, age_reasons, age_verdict, as_graduates, changed_at, channel, duties, duties_change, employer_id, experience_asked, fact_id, id, is_full_time, kind, layer_above, layer_below, layer_own, mark, municipality_code, number, occupation, offers, openings, organization_id, place, place_change, published_on, received_on, renewal, renewal_rule, retirement_age, search_text, sheet, source_digest, source_id, source_key, state, term, title, wage_form, wage_least, wage_most, weekly_hours, workplace_id), select, update (age_confirmed_at, age_confirmed_by, age_confirmed_note, age_detail, age_ground, age_judged_on, age_least, age_measure_id, age_most, age_reasons, age_verdict, as_graduates, changed_at, changed_by, channel, duties, duties_change, end_reason, ended_on, experience_asked, fact_id, is_full_time, kind, layer_above, layer_below, layer_own, mark, municipality_code, number, occupation, offers, openings, place, place_change, published_on, received_on, renewal, renewal_rule, renewed_on, retirement_age, search_text, sheet, source_digest, state, term, title, wage_form, wage_least, wage_most, weekly_hours, workplace_id)
)

-- joint_supports: いっしょに支援する窓口。責任窓口はほかにあり、することと次の予定を自分で持つ (row-level security, forced)
table joint_supports (
  id uuid not null
  case_id uuid not null
  referral_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  task text not null
  began_on date not null
  next_kind text
  next_on date
  next_at time without time zone
  next_note text not null default ''::text
  ended_on date
  ended_reason text
  end_note text not null default ''::text
  acknowledged_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  joint_supports_referral_id_key UNIQUE (referral_id)
  joint_supports_pkey PRIMARY KEY (id)
  joint_supports_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  joint_supports_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  joint_supports_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  joint_supports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  joint_supports_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id)
  joint_supports_check CHECK (((ended_on IS NULL) = (ended_reason IS NULL)))
  joint_supports_check1 CHECK (((ended_on IS NOT NULL) OR ((next_kind IS NOT NULL) AND (next_on IS NOT NULL) AND (btrim(next_note) <> ''::text))))
  joint_supports_check2 CHECK (((ended_on IS NULL) OR (ended_on >= began_on)))
  joint_supports_end_note_check CHECK ((octet_length(end_note) <= 102400))
  joint_supports_ended_reason_check CHECK ((ended_reason = ANY (ARRAY['employed'::text, 'training'::text, 'referred-on'::text, 'ended-by-person'::text, 'no-contact'::text, 'other'::text, 'lead'::text, 'closed'::text, 'became-lead'::text])))
  joint_supports_next_kind_check CHECK ((next_kind = ANY (ARRAY['appointment'::text, 'call'::text, 'outreach'::text, 'letter'::text, 'message'::text, 'review'::text, 'other'::text])))
  joint_supports_next_note_check CHECK ((length(next_note) <= 2000))
  joint_supports_task_check CHECK (((btrim(task) <> ''::text) AND (octet_length(task) <= 102400)))
  -- indexes
  CREATE INDEX joint_supports_case USING btree (case_id)
  CREATE INDEX joint_supports_ended USING btree (organization_id) WHERE ((ended_reason = ANY (ARRAY['lead'::text, 'closed'::text])) AND (acknowledged_at IS NULL))
  CREATE INDEX joint_supports_next USING btree (organization_id, next_on) WHERE (ended_on IS NULL)
  CREATE INDEX joint_supports_of_case USING btree (case_id)
  CREATE UNIQUE INDEX joint_supports_one_alive USING btree (case_id, desk_id) WHERE (ended_on IS NULL)
  -- policies
  policy begin_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM referrals
  WHERE ((referrals.id = joint_supports.referral_id) AND (referrals.case_id = joint_supports.case_id) AND (referrals.to_desk_id = joint_supports.desk_id) AND (referrals.to_organization_id = acting_organization()) AND (referrals.mode = 'joint'::text) AND (referrals.status = 'accepted'::text))))))
  policy change_either for update to tsunagu_app using ((may_read(readers) AND ((organization_id = acting_organization()) OR (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = joint_supports.case_id) AND (cases.responsible_organization_id = acting_organization())))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  -- triggers
  CONSTRAINT joint_support_beside_lead AFTER INSERT OR UPDATE OF ended_on DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_joint_support()
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id', 'id', 'ended_on')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id')
  open_to_one_another AFTER INSERT FOR EACH ROW EXECUTE FUNCTION open_to_one_another()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (account_id, acknowledged_at, end_note, ended_on, ended_reason, next_at, next_kind, next_note, next_on)
)

-- kept_inputs: ログインが切れたときに預かった入力(暗号化)。書いた利用者だけに返す (row-level security, forced)
table kept_inputs (
  id uuid not null
  account_id uuid not null
  path text not null
  sealed bytea not null
  created_at timestamp with time zone not null default now()
  -- constraints
  kept_inputs_pkey PRIMARY KEY (id)
  kept_input_size CHECK ((octet_length(sealed) <= 1000000)) NOT VALID
  kept_inputs_path_check CHECK ((length(path) <= 500))
  -- indexes
  CREATE INDEX kept_inputs_account USING btree (account_id)
  CREATE INDEX kept_inputs_created USING btree (created_at)
  -- policies
  policy append for insert to tsunagu_readlog with check (true)
  policy forget for delete to tsunagu_app using ((account_id = acting_account()))
  policy give_back for select to tsunagu_app using ((account_id = acting_account()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  -- triggers
  bound_kept_inputs BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION bound_kept_inputs()
  -- grants
  tsunagu_app: delete, select
  tsunagu_readlog: insert
)

-- kpi_definition_periods: 数え方の版を、いつから使うか。行のない第2版からあとの版は案 (row-level security, forced)
table kpi_definition_periods (
  kpi_code text not null
  version smallint not null
  valid_from date not null
  resolution text not null
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  written_by xid8 not null default pg_current_xact_id()
  -- constraints
  kpi_definition_periods_pkey PRIMARY KEY (kpi_code, version)
  kpi_definition_periods_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  kpi_definition_periods_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  kpi_definition_periods_check CHECK ((valid_from > ((recorded_at AT TIME ZONE 'Asia/Tokyo'::text))::date))
  kpi_definition_periods_resolution_check CHECK (((btrim(resolution) <> ''::text) AND (length(resolution) <= 300)))
  kpi_definition_periods_version_check CHECK ((version > 1))
  -- indexes
  CREATE INDEX kpi_definition_periods_written USING btree (written_by)
  -- policies
  policy decide for insert to tsunagu_app with check (((organization_id = acting_organization()) AND acting_for_office()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  definition_is_not_withdrawn BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION definition_is_not_withdrawn()
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- kpi_definitions: 計画のKPI (row-level security, forced)
table kpi_definitions (
  fiscal_year smallint not null  -- 年度
  code text not null  -- 変わらない呼び名(計算の定義と結ぶ)
  plan_id text not null  -- 計画データの中の番号(K01など)
  label text not null  -- 名前
  short_label text not null  -- 狭いところでの短い名
  unit text not null  -- 単位
  kind text not null  -- 数の目標 / 網羅 / 実施したか
  comparator text not null  -- 達成の判定(ge 以上 / le 以下 / all すべて / done 実施)
  goal_value integer  -- 目標の値。計画の中の値が食い違うとき、数がないときは空
  goal_basis text not null  -- 目標の値の根拠(書かれたとおり / 食い違い / 市町村の数 / なし)
  target_types smallint[] not null  -- 数える人の類型
  contradictions text[] not null default '{}'::text[]  -- 計画の中の食い違いや、確かめる必要のあること
  "position" smallint not null  -- 計画での順
  retired_on date  -- この日から使わない
  goal_from date  -- 目標の期間の初めの日。空なら年度の初め。年度より前なら、何年かにわたる目標
  goal_to date  -- 目標の期間の終わりの日。空なら年度の終わり
  baseline_value integer  -- 計画がくらべる基準の値
  baseline_label text  -- 基準の値が何か(令和6年度の実績 など)
  -- constraints
  kpi_definitions_pkey PRIMARY KEY (fiscal_year, code)
  kpi_definitions_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  kpi_definitions_baseline_check CHECK (((baseline_value IS NULL) = (baseline_label IS NULL)))
  kpi_definitions_baseline_label_check CHECK (((btrim(baseline_label) <> ''::text) AND (length(baseline_label) <= 300)))
  kpi_definitions_baseline_value_check CHECK ((baseline_value >= 0))
  kpi_definitions_check CHECK (((goal_basis = ANY (ARRAY['stated'::text, 'municipality-count'::text])) = (goal_value IS NOT NULL)))
  kpi_definitions_code_check CHECK ((code ~ '^[a-z0-9-]+$'::text))
  kpi_definitions_comparator_check CHECK ((comparator = ANY (ARRAY['ge'::text, 'le'::text, 'all'::text, 'done'::text])))
  kpi_definitions_goal_basis_check CHECK ((goal_basis = ANY (ARRAY['stated'::text, 'contested'::text, 'municipality-count'::text, 'none'::text])))
  kpi_definitions_goal_period_check CHECK ((((goal_from IS NULL) = (goal_to IS NULL)) AND (goal_from <= goal_to) AND (goal_from <= make_date((fiscal_year + 1), 3, 31)) AND (goal_to >= make_date((fiscal_year)::integer, 4, 1))))
  kpi_definitions_goal_value_check CHECK ((goal_value > 0))
  kpi_definitions_kind_check CHECK ((kind = ANY (ARRAY['quantitative'::text, 'coverage'::text, 'implementation'::text])))
  kpi_definitions_target_types_check CHECK ((target_types <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint]))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- kpi_goal_decisions: 計画に書かれた値のうち、どれを目標とするかの協議会の決定 (row-level security, forced)
table kpi_goal_decisions (
  id uuid not null
  fiscal_year smallint not null
  kpi_code text not null
  value integer not null
  place text not null  -- 採った値が書かれた場所
  decided_on date not null
  resolution text not null  -- 決めた会議と議決
  note text not null default ''::text
  organization_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  written_by xid8 not null default pg_current_xact_id()
  -- constraints
  kpi_goal_decisions_pkey PRIMARY KEY (id)
  kpi_goal_decisions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  kpi_goal_decisions_fiscal_year_kpi_code_fkey FOREIGN KEY (fiscal_year, kpi_code) REFERENCES kpi_definitions(fiscal_year, code)
  kpi_goal_decisions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  kpi_goal_decisions_check CHECK ((decided_on <= ((recorded_at AT TIME ZONE 'Asia/Tokyo'::text))::date))
  kpi_goal_decisions_note_check CHECK ((octet_length(note) <= 102400))
  kpi_goal_decisions_resolution_check CHECK (((btrim(resolution) <> ''::text) AND (length(resolution) <= 300)))
  kpi_goal_decisions_value_check CHECK ((value > 0))
  -- indexes
  CREATE INDEX kpi_goal_decisions_of_kpi USING btree (fiscal_year, kpi_code, recorded_at DESC)
  CREATE INDEX kpi_goal_decisions_written USING btree (written_by)
  -- policies
  policy decide for insert to tsunagu_app with check (((organization_id = acting_organization()) AND acting_for_office()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  goal_is_stated BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION goal_is_stated()
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- kpi_measures: KPIと施策の対応 (row-level security, forced)
table kpi_measures (
  fiscal_year smallint not null  -- 年度
  kpi_code text not null  -- KPI
  measure_id text not null  -- 施策
  -- constraints
  kpi_measures_pkey PRIMARY KEY (fiscal_year, kpi_code, measure_id)
  kpi_measures_fiscal_year_kpi_code_fkey FOREIGN KEY (fiscal_year, kpi_code) REFERENCES kpi_definitions(fiscal_year, code)
  kpi_measures_fiscal_year_measure_id_fkey FOREIGN KEY (fiscal_year, measure_id) REFERENCES plan_measures(fiscal_year, id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- kpi_organization_goals: KPIの目標のうち、計画が機関ごとに分けて書いた数 (row-level security, forced)
table kpi_organization_goals (
  fiscal_year smallint not null
  kpi_code text not null
  organization_id text not null
  value integer not null
  "position" smallint not null
  -- constraints
  kpi_organization_goals_pkey PRIMARY KEY (fiscal_year, kpi_code, organization_id)
  kpi_organization_goals_fiscal_year_kpi_code_fkey FOREIGN KEY (fiscal_year, kpi_code) REFERENCES kpi_definitions(fiscal_year, code)
  kpi_organization_goals_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  kpi_organization_goals_value_check CHECK ((value > 0))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- kpi_stated_values: KPIについて計画に書かれた値のすべて (row-level security, forced)
table kpi_stated_values (
  fiscal_year smallint not null  -- 年度
  kpi_code text not null  -- KPI
  "position" smallint not null  -- 計画での順
  document text not null  -- 文書(本文・工程表)
  place text not null  -- 文書の中の場所
  value integer  -- 書かれた値。数がなければ空
  comparator text  -- 「以上」があれば ge、「以下」があれば le、なければ空
  measured_as text not null  -- そこでの数え方の言葉
  quote text not null  -- 計画の文言
  -- constraints
  kpi_stated_values_pkey PRIMARY KEY (fiscal_year, kpi_code, "position")
  kpi_stated_values_fiscal_year_kpi_code_fkey FOREIGN KEY (fiscal_year, kpi_code) REFERENCES kpi_definitions(fiscal_year, code)
  kpi_stated_values_comparator_check CHECK ((comparator = ANY (ARRAY['ge'::text, 'le'::text])))
  kpi_stated_values_document_check CHECK ((document = ANY (ARRAY['body'::text, 'schedule'::text, 'annex'::text, 'contents'::text])))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- ledger: 台帳。行ったことの記録。書きかえない。個人の言葉は入れない (row-level security, forced)
table ledger (
  id uuid not null
  kind text not null
  case_id uuid
  subject_id uuid
  organization_id text
  desk_id text
  account_id uuid
  occurred_on date not null
  recorded_at timestamp with time zone not null default business_now()
  payload jsonb not null default '{}'::jsonb
  corrects_id uuid
  written_by xid8 not null default pg_current_xact_id()
  -- constraints
  ledger_id_case_id_key UNIQUE (id, case_id)
  ledger_pkey PRIMARY KEY (id)
  ledger_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  ledger_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  ledger_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES ledger(id)
  ledger_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  ledger_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  ledger_payload_check CHECK ((octet_length((payload)::text) <= 4096))
  -- indexes
  CREATE INDEX ledger_case USING btree (case_id, occurred_on, recorded_at) WHERE (case_id IS NOT NULL)
  CREATE INDEX ledger_of_states USING btree (case_id, occurred_on, recorded_at, id) INCLUDE (kind, desk_id, payload) WHERE (kind = ANY (ARRAY['case.opened'::text, 'case.reopened'::text, 'case.closed'::text, 'person.merged'::text, 'person.unmerged'::text, 'referral.accepted'::text, 'targetType.decided'::text]))
  CREATE INDEX ledger_states_of_desk USING btree (organization_id, occurred_on) WHERE (kind = ANY (ARRAY['case.opened'::text, 'referral.accepted'::text]))
  CREATE INDEX ledger_unsealed USING btree (written_by)
  -- policies
  policy append_own for insert to tsunagu_app with check (((NOT (organization_id IS DISTINCT FROM acting_organization())) AND ((acting_account() IS NULL) OR (NOT (account_id IS DISTINCT FROM acting_account()))) AND ((case_id IS NULL) OR may_note(case_id)) AND ((corrects_id IS NULL) OR is_own_entry(corrects_id))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (
CASE
    WHEN (case_id IS NULL) THEN (organization_id = acting_organization())
    ELSE COALESCE(( SELECT true
       FROM cases
      WHERE (cases.id = ledger.case_id)), false)
END)
  -- triggers
  note_security_event AFTER INSERT FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['account.created'::text, 'account.changed'::text, 'account.tokenMade'::text, 'account.tokenEnded'::text, 'council.exported'::text, 'council.personExported'::text, 'emergency.opened'::text, 'emergency.reviewed'::text]))) EXECUTE FUNCTION note_security_event()
  program_is_known BEFORE INSERT FOR EACH STATEMENT WHEN ((CURRENT_USER = 'tsunagu_app'::name)) EXECUTE FUNCTION program_is_known()
  -- grants
  tsunagu_app: insert (account_id, case_id, corrects_id, desk_id, id, kind, occurred_on, organization_id, payload, subject_id), select
)

-- mails: 送るメール。届けたあとは本文を消す (row-level security, forced)
table mails (
  id uuid not null
  kind text not null
  recipient text not null
  subject text not null
  body text not null
  created_at timestamp with time zone not null default now()
  sent_at timestamp with time zone
  attempts integer not null default 0
  next_attempt_at timestamp with time zone not null default now()
  given_up_at timestamp with time zone
  last_problem text
  -- constraints
  mails_pkey PRIMARY KEY (id)
  mails_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'password-reset'::text, 'password-changed'::text, 'second-factor-changed'::text, 'referral-silent'::text, 'emergency-access'::text, 'weekly-gaps'::text, 'conference'::text, 'own-page'::text, 'report-reminder'::text, 'report-returned'::text, 'plan-review'::text, 'alarm'::text, 'manager-added'::text, 'gathering'::text])))
  mails_recipient_check CHECK ((((length(recipient) >= 3) AND (length(recipient) <= 254)) AND (recipient !~ '[[:cntrl:]]'::text)))
  mails_subject_check CHECK ((subject !~ '[[:cntrl:]]'::text))
  -- indexes
  CREATE INDEX mails_created USING btree (created_at)
  CREATE INDEX mails_recipient USING btree (recipient, created_at DESC)
  CREATE INDEX mails_waiting USING btree (next_attempt_at) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL))
  -- policies
  policy add for insert to tsunagu_app, tsunagu_auth with check (true)
  policy deliver for all to tsunagu_jobs using (true) with check (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  -- grants
  tsunagu_app: insert
  tsunagu_auth: insert
  tsunagu_jobs: delete, select, update
)

-- measure_evidence: 施策の裏づけとして数える事実 (row-level security, forced)
table measure_evidence (
  fiscal_year smallint not null
  measure_id text not null
  "position" smallint not null
  label text not null
  unit text not null
  fact_kinds text[] not null
  organization_kinds text[] not null default '{}'::text[]  -- 数える機関の種類。空ならすべて
  desk_kinds text[] not null default '{}'::text[]  -- 数える窓口の種類。空ならすべて
  shown_as text not null  -- 糸での形(stretch 続く取組 / events 日のある行事)
  -- constraints
  measure_evidence_pkey PRIMARY KEY (fiscal_year, measure_id, "position")
  measure_evidence_fiscal_year_measure_id_fkey FOREIGN KEY (fiscal_year, measure_id) REFERENCES plan_measures(fiscal_year, id)
  measure_evidence_shown_as_check CHECK ((shown_as = ANY (ARRAY['stretch'::text, 'events'::text])))
  -- policies
  policy count_all for select to tsunagu_stats using (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- memberships: 役割。どの機関のどの窓口で、いつからいつまで (row-level security, forced)
table memberships (
  id uuid not null
  account_id uuid not null
  role text not null
  organization_id text
  desk_id text
  valid_from date not null default CURRENT_DATE
  valid_to date
  -- constraints
  memberships_account_id_role_coalesce_daterange_excl EXCLUDE USING gist (account_id WITH =, role WITH =, COALESCE(organization_id, ''::text) WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&)
  memberships_pkey PRIMARY KEY (id)
  memberships_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  memberships_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  memberships_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  memberships_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  memberships_check1 CHECK (((role = ANY (ARRAY['employer'::text, 'person'::text, 'administrator'::text])) OR (organization_id IS NOT NULL)))
  memberships_check2 CHECK (((role <> 'administrator'::text) OR (organization_id IS NULL)))
  memberships_role_check CHECK ((role = ANY (ARRAY['counselor'::text, 'manager'::text, 'employer-support'::text, 'municipal'::text, 'council-office'::text, 'employer'::text, 'person'::text, 'administrator'::text])))
  -- indexes
  CREATE INDEX memberships_account USING btree (account_id)
  CREATE INDEX memberships_desk USING btree (desk_id) WHERE (desk_id IS NOT NULL)
  CREATE INDEX memberships_organization USING btree (organization_id) WHERE (organization_id IS NOT NULL)
  -- policies
  policy change for update to tsunagu_app using (((acting_account() IS NULL) OR ((account_id <> acting_account()) AND (acting_role() = 'administrator'::text)))) with check (((acting_account() IS NULL) OR ((account_id <> acting_account()) AND (acting_role() = 'administrator'::text))))
  policy make for insert to tsunagu_app with check (((acting_account() IS NULL) OR ((account_id <> acting_account()) AND ((acting_role() = 'administrator'::text) OR ((role = 'person'::text) AND (organization_id IS NULL) AND (acting_organization() IS NOT NULL) AND is_person_account(account_id))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (true)
  -- triggers
  end_access AFTER UPDATE OF valid_to, organization_id FOR EACH ROW WHEN ((((new.valid_to IS NOT NULL) AND (new.valid_to IS DISTINCT FROM old.valid_to)) OR (new.organization_id IS DISTINCT FROM old.organization_id))) EXECUTE FUNCTION end_access_of_member()
  note_person_account AFTER INSERT OR UPDATE OF role FOR EACH ROW EXECUTE FUNCTION note_person_account()
  -- grants
  tsunagu_app: insert, select, update
)

-- migrations:  (no row-level security)
table migrations (
  name text not null
  checksum text not null
  kind text not null
  applied_at timestamp with time zone not null default now()
  -- constraints
  migrations_pkey PRIMARY KEY (name)
  migrations_kind_check CHECK ((kind = ANY (ARRAY['migration'::text, 'definition'::text])))
  -- grants
  tsunagu_app: select
)

-- monthly_reports: 機関の月次報告。書きかえず、版を足す。確定した最も新しい版の数字を使う (row-level security, forced)
table monthly_reports (
  id uuid not null
  organization_id text not null
  kpi_code text not null
  fiscal_year smallint not null
  month date not null
  source text not null default 'report'::text
  revision smallint not null  -- 版。下書き・提出・差戻し・確定・訂正のたびに一つ進む
  supersedes_id uuid
  value integer not null
  by_area jsonb not null  -- 圏域ごとの内訳(圏域の鍵と数)。圏域が分からない分は鍵が空の文字。合計は value
  status text not null  -- 下書き / 提出 / 差戻し / 確定
  accepted_at timestamp with time zone
  note text not null default ''::text  -- 訂正や差戻しの理由。個人の言葉は入れない
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  written_by xid8 not null default pg_current_xact_id()
  definition_version smallint not null default 1  -- どの数え方の版による数か
  -- constraints
  monthly_reports_organization_id_kpi_code_month_revision_key UNIQUE (organization_id, kpi_code, month, revision)
  monthly_reports_pkey PRIMARY KEY (id)
  monthly_reports_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  monthly_reports_fiscal_year_kpi_code_fkey FOREIGN KEY (fiscal_year, kpi_code) REFERENCES kpi_definitions(fiscal_year, code)
  monthly_reports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  monthly_reports_organization_id_kpi_code_month_source_fkey FOREIGN KEY (organization_id, kpi_code, month, source) REFERENCES figure_sources(organization_id, kpi_code, month, source)
  monthly_reports_supersedes_id_fkey FOREIGN KEY (supersedes_id) REFERENCES monthly_reports(id)
  monthly_reports_by_area_check CHECK ((jsonb_typeof(by_area) = 'object'::text))
  monthly_reports_check CHECK ((fiscal_year = fiscal_year_of(month)))
  monthly_reports_check1 CHECK ((sum_of_parts(by_area) = (value)::numeric))
  monthly_reports_check2 CHECK (((status = 'accepted'::text) = (accepted_at IS NOT NULL)))
  monthly_reports_check3 CHECK (((revision = 1) = (supersedes_id IS NULL)))
  monthly_reports_definition_version_check CHECK ((definition_version > 0))
  monthly_reports_revision_check CHECK ((revision >= 1))
  monthly_reports_source_check CHECK ((source = 'report'::text))
  monthly_reports_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'sent'::text, 'returned'::text, 'accepted'::text])))
  monthly_reports_value_check CHECK ((value >= 0))
  -- indexes
  CREATE INDEX monthly_reports_accepted USING btree (kpi_code, month) WHERE (status = 'accepted'::text)
  CREATE INDEX monthly_reports_of_year USING btree (fiscal_year, organization_id, kpi_code, month, revision DESC)
  CREATE INDEX monthly_reports_written USING btree (written_by)
  -- policies
  policy append_own for insert to tsunagu_app with check (
CASE
    WHEN (status = ANY (ARRAY['draft'::text, 'sent'::text])) THEN (organization_id = acting_organization())
    ELSE acting_for_office()
END)
  policy count_all for select to tsunagu_stats using (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (((organization_id = acting_organization()) OR acting_for_office()))
  -- triggers
  closed_year_is_revised_with_reason BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION closed_year_is_revised_with_reason()
  follow_newest_revision BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION follow_newest_revision()
  name_report_definition BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION name_report_definition()
  record_after_sealed_figures BEFORE INSERT FOR EACH ROW WHEN ((CURRENT_USER = 'tsunagu_app'::name)) EXECUTE FUNCTION record_after_sealed_figures()
  -- grants
  tsunagu_app: insert (accepted_at, account_id, by_area, fiscal_year, id, kpi_code, month, note, organization_id, revision, source, status, supersedes_id, value), select, select (definition_version)
  tsunagu_stats: select, select (definition_version)
)

-- municipalities: 市町村 (row-level security, forced)
table municipalities (
  code text not null  -- 全国地方公共団体コードの上5桁
  code6 text not null  -- 検査数字のついた6桁のコード
  name text not null
  kana text not null
  kind text not null
  district text  -- 郡
  area text not null
  regional_bureau text
  health_welfare_office text
  welfare_office text
  hello_work_id text  -- 管轄の公共職業安定所
  hello_work_certainty text  -- 管轄の確かさ(P 公開資料 / S 広く知られた知識 / U 要確認)
  hello_work_note text
  maisapo_id text  -- 担当のまいさぽ
  population_2020 integer  -- 令和2年国勢調査の人口(確かめたものだけ)
  lat double precision not null  -- 役場のおよその緯度
  lng double precision not null  -- 役場のおよその経度
  note text  -- 取り違えやすい名の注意
  retired_on date
  -- constraints
  municipalities_code6_key UNIQUE (code6)
  municipalities_pkey PRIMARY KEY (code)
  municipalities_area_fkey FOREIGN KEY (area) REFERENCES areas(key)
  municipalities_hello_work FOREIGN KEY (hello_work_id) REFERENCES organizations(id) DEFERRABLE INITIALLY DEFERRED
  municipalities_maisapo FOREIGN KEY (maisapo_id) REFERENCES organizations(id) DEFERRABLE INITIALLY DEFERRED
  municipalities_code6_check CHECK ((code6 ~ '^\d{6}$'::text))
  municipalities_code_check CHECK ((code ~ '^\d{5}$'::text))
  municipalities_hello_work_certainty_check CHECK ((hello_work_certainty = ANY (ARRAY['P'::text, 'S'::text, 'U'::text])))
  municipalities_kind_check CHECK ((kind = ANY (ARRAY['city'::text, 'town'::text, 'village'::text])))
  municipalities_lat_check CHECK (((lat >= (20)::double precision) AND (lat <= (46)::double precision)))
  municipalities_lng_check CHECK (((lng >= (122)::double precision) AND (lng <= (154)::double precision)))
  municipalities_population_2020_check CHECK ((population_2020 > 0))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- next_actions: 次の予定。開いているケースにはいつも一つだけある (row-level security, forced)
table next_actions (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  kind text not null
  due_on date not null
  due_at time without time zone
  note text not null
  origin text not null default 'worker'::text
  created_at timestamp with time zone not null default business_now()
  created_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_how text
  ended_note text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  appointment_id uuid
  -- constraints
  next_actions_pkey PRIMARY KEY (id)
  next_actions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  next_actions_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments(id)
  next_actions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  next_actions_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
  next_actions_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  next_actions_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES accounts(id)
  next_actions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  next_actions_check CHECK (((ended_at IS NULL) = (ended_how IS NULL)))
  next_actions_ended_how_check CHECK ((ended_how = ANY (ARRAY['done'::text, 'changed'::text, 'closed'::text, 'handed-over'::text])))
  next_actions_kind_check CHECK ((kind = ANY (ARRAY['appointment'::text, 'call'::text, 'outreach'::text, 'letter'::text, 'message'::text, 'review'::text, 'other'::text])))
  next_actions_note_check CHECK (((length(note) >= 1) AND (length(note) <= 2000)))
  next_actions_origin_check CHECK ((origin = ANY (ARRAY['worker'::text, 'follow-up'::text, 'referral'::text, 'escalation'::text, 'separation'::text])))
  -- indexes
  CREATE INDEX next_actions_appointment USING btree (appointment_id) WHERE ((ended_at IS NULL) AND (appointment_id IS NOT NULL))
  CREATE INDEX next_actions_case USING btree (case_id, created_at)
  CREATE INDEX next_actions_desk_due USING btree (desk_id, due_on) WHERE (ended_at IS NULL)
  CREATE INDEX next_actions_organization_due USING btree (organization_id, due_on) WHERE (ended_at IS NULL)
  CREATE INDEX next_actions_worker_due USING btree (account_id, due_on) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX next_actions_one_open USING btree (case_id) WHERE (ended_at IS NULL)
  -- policies
  policy change_responsible for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = next_actions.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = next_actions.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  make_appointment BEFORE INSERT FOR EACH ROW WHEN (((new.kind = 'appointment'::text) AND (new.appointment_id IS NULL) AND (new.ended_at IS NULL))) EXECUTE FUNCTION make_appointment()
  CONSTRAINT open_case_has_next_action AFTER INSERT OR DELETE OR UPDATE DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_open_case_has_next_action()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (account_id, ended_at, ended_by, ended_how, ended_note)
)

-- organization_covers: 機関が受け持つ市町村 (row-level security, forced)
table organization_covers (
  organization_id text not null
  municipality_code text not null
  -- constraints
  organization_covers_pkey PRIMARY KEY (organization_id, municipality_code)
  organization_covers_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  organization_covers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  -- indexes
  CREATE INDEX organization_covers_municipality USING btree (municipality_code)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- organizations: 機関。閲覧の権限はこの単位 (row-level security, forced)
table organizations (
  id text not null
  name text not null
  short_name text not null  -- 一覧や糸の上での短い名
  kana text not null
  kind text not null
  established_by text
  parent_id text  -- 属する機関(ハローワークなら労働局)
  municipality_code text  -- 所在の市町村。確かめていなければ空
  area text  -- 一つの圏域だけを受け持つときの圏域。県全域や複数なら空
  areas text[] not null default '{}'::text[]  -- 受け持つ圏域。空なら県全域
  target_types smallint[] not null default '{}'::smallint[]  -- 主な対象の類型(1 不安定な就労 / 2 長期の無業 / 3 社会参加)
  services text[] not null default '{}'::text[]
  council_role text not null  -- 協議会との関係(構成員 / 構成員の機関 / 構成員とみられる / 未確認)
  certainty text not null  -- 名と存在の確かさ(P 公開資料 / S 広く知られた知識 / U 要確認)
  note text
  retired_on date  -- この日から使わない
  -- constraints
  organizations_pkey PRIMARY KEY (id)
  organizations_area_fkey FOREIGN KEY (area) REFERENCES areas(key)
  organizations_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  organizations_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organizations(id) DEFERRABLE INITIALLY DEFERRED
  organizations_certainty_check CHECK ((certainty = ANY (ARRAY['P'::text, 'S'::text, 'U'::text])))
  organizations_council_role_check CHECK ((council_role = ANY (ARRAY['member'::text, 'body-of-member'::text, 'presumed'::text, 'unconfirmed'::text])))
  organizations_established_by_check CHECK ((established_by = ANY (ARRAY['prefecture'::text, 'city'::text, 'city-and-prefecture'::text])))
  organizations_id_check CHECK ((id ~ '^[a-z0-9-]+$'::text))
  organizations_target_types_check CHECK ((target_types <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint]))
  -- indexes
  CREATE INDEX organizations_kind USING btree (kind)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- own_answers: 本人のページからの、プランへの返事。同意か、直してほしいところ (row-level security, forced)
table own_answers (
  id uuid not null
  plan_id uuid not null
  case_id uuid not null
  organization_id text not null
  account_id uuid not null
  agrees boolean not null
  note text not null
  answered_at timestamp with time zone not null default business_now()
  seen_at timestamp with time zone
  seen_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  own_answers_pkey PRIMARY KEY (id)
  own_answers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  own_answers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  own_answers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  own_answers_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES support_plans(id)
  own_answers_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES accounts(id)
  own_answers_check CHECK ((agrees OR (btrim(note) <> ''::text)))
  own_answers_check1 CHECK (((seen_at IS NULL) = (seen_by IS NULL)))
  own_answers_note_check CHECK ((octet_length(note) <= 102400))
  -- indexes
  CREATE INDEX own_answers_of_case USING btree (case_id)
  CREATE INDEX own_answers_of_plan USING btree (plan_id)
  CREATE INDEX own_answers_unseen USING btree (organization_id) WHERE (seen_at IS NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy see_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: select, update (seen_at, seen_by)
)

-- own_pages: 本人のページ。どのケースのプランと閲覧の記録を、どの利用者(本人)に見せるか (row-level security, forced)
table own_pages (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  account_id uuid not null
  opened_by uuid
  opened_at timestamp with time zone not null default business_now()
  ended_at timestamp with time zone
  ended_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  own_pages_pkey PRIMARY KEY (id)
  own_pages_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  own_pages_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  own_pages_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES accounts(id)
  own_pages_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES accounts(id)
  own_pages_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  own_pages_check CHECK ((ended_at >= opened_at))
  own_pages_check1 CHECK (((ended_by IS NULL) OR (ended_at IS NOT NULL)))
  -- indexes
  CREATE INDEX own_pages_of_account USING btree (account_id) WHERE (ended_at IS NULL)
  CREATE INDEX own_pages_of_case USING btree (case_id)
  CREATE UNIQUE INDEX own_pages_one USING btree (case_id) WHERE (ended_at IS NULL)
  -- policies
  policy end_responsible for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = own_pages.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy open_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = own_pages.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  -- triggers
  check_own_page BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION check_own_page()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (ended_at, ended_by)
)

-- own_tables: 事務局の人がとっておく表の形。数は開くたびに数え直す (row-level security, forced)
table own_tables (
  id uuid not null
  name text not null
  definition jsonb not null  -- KPI・行・列・しぼりこみ・いつまでの記録か
  is_shared boolean not null default false  -- 事務局の中で見せる
  organization_id text not null
  account_id uuid
  kept_at timestamp with time zone not null default business_now()
  removed_at timestamp with time zone  -- 片づけた時刻
  -- constraints
  own_tables_pkey PRIMARY KEY (id)
  own_tables_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  own_tables_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  own_tables_definition_check CHECK (((jsonb_typeof(definition) = 'object'::text) AND (octet_length((definition)::text) <= 4000)))
  own_tables_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 100)))
  -- indexes
  CREATE INDEX own_tables_of_account USING btree (account_id)
  -- policies
  policy change_own for update to tsunagu_app using ((acting_for_office() AND (account_id = acting_account())))
  policy keep_own for insert to tsunagu_app with check ((acting_for_office() AND (organization_id = acting_organization()) AND (account_id = acting_account())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_office for select to tsunagu_app using ((acting_for_office() AND (is_shared OR (account_id = acting_account()))))
  -- grants
  tsunagu_app: insert (account_id, definition, id, is_shared, kept_at, name, organization_id), select, update (is_shared, removed_at)
)

-- people: 本人。氏名・連絡先だけを持ち、相談の中身は持たない (row-level security, forced)
table people (
  id uuid not null
  organization_id text not null
  family_name text not null default ''::text
  given_name text not null default ''::text
  family_name_kana text not null default ''::text
  given_name_kana text not null default ''::text
  alias text not null default ''::text
  birth_date date
  municipality_code text
  phone text not null default ''::text
  email text not null default ''::text
  contact_cautions text[] not null default '{}'::text[]
  contact_note text not null default ''::text
  search_text text not null default ''::text  -- 探すための字(異体字・かなをそろえたもの)。表示には使わない
  version integer not null default 1
  created_at timestamp with time zone not null default business_now()
  updated_at timestamp with time zone not null default business_now()
  updated_by uuid
  readers jsonb not null default '{}'::jsonb  -- 読める機関と、その終わり(case_access から写す)
  preferred_channel text
  reach_from time without time zone
  reach_to time without time zone
  has_address boolean not null default false
  address_secret boolean not null default false  -- 住所を伏せる(支援措置)。住所そのものは person_addresses にあり、記録している機関だけが読める
  merged_into uuid
  digest bytea  -- 同じ人を一度だけ数えるための照合値(鍵つき)。よみか生年月日が分からなければ空
  digest_due boolean not null default true  -- 照合値を計算し直す必要がある
  -- constraints
  people_pkey PRIMARY KEY (id)
  people_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES people(id)
  people_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  people_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  people_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES accounts(id)
  people_birth_date_check CHECK ((birth_date > '1870-01-01'::date))
  people_check CHECK ((merged_into <> id))
  people_check1 CHECK (((reach_from IS NULL) = (reach_to IS NULL)))
  people_preferred_channel_check CHECK ((preferred_channel = ANY (ARRAY['phone'::text, 'message'::text, 'letter'::text, 'visit'::text, 'online'::text])))
  -- indexes
  CREATE INDEX people_birth_date USING btree (birth_date)
  CREATE INDEX people_digest USING btree (digest) WHERE (digest IS NOT NULL)
  CREATE INDEX people_digest_due USING btree (id) WHERE digest_due
  CREATE INDEX people_merged USING btree (merged_into) WHERE (merged_into IS NOT NULL)
  CREATE INDEX people_phone USING btree (phone) WHERE (phone <> ''::text)
  CREATE INDEX people_search USING gin (search_tokens(search_text), reader_keys(readers))
  -- policies
  policy change_own for update to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false)) with check (may_read(readers))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check ((organization_id = acting_organization()))
  -- triggers
  keep_home AFTER INSERT OR UPDATE OF municipality_code FOR EACH ROW EXECUTE FUNCTION keep_home()
  know_digest_due BEFORE INSERT OR UPDATE OF family_name_kana, given_name_kana, birth_date FOR EACH ROW EXECUTE FUNCTION know_digest_due()
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('person_id', 'id', 'id', 'digest', 'birth_date', 'family_name', 'family_name_kana')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('person_id', 'id')
  refresh_readers AFTER UPDATE OF readers, address_secret FOR EACH ROW WHEN (((old.readers IS DISTINCT FROM new.readers) OR (old.address_secret <> new.address_secret))) EXECUTE FUNCTION refresh_readers_of_person()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_person()
  -- grants
  tsunagu_app: insert, select, update (address_secret, alias, birth_date, contact_cautions, contact_note, digest, digest_due, email, family_name, family_name_kana, given_name, given_name_kana, has_address, merged_into, municipality_code, phone, preferred_channel, reach_from, reach_to, search_text, updated_at, updated_by, version)
)

-- person_addresses: 本人の住所。支援措置の方の住所は、記録している機関だけが読める (row-level security, forced)
table person_addresses (
  person_id uuid not null
  kind text not null
  postal_code text not null default ''::text
  address text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  -- constraints
  person_addresses_pkey PRIMARY KEY (person_id)
  person_addresses_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
  person_addresses_address_check CHECK ((length(address) <= 500))
  person_addresses_kind_check CHECK ((kind = ANY (ARRAY['home'::text, 'staying'::text, 'none'::text])))
  person_addresses_postal_code_check CHECK ((postal_code ~ '^([0-9]{3}-[0-9]{4})?$'::text))
  -- policies
  policy change_own for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM people
  WHERE ((people.id = person_addresses.person_id) AND (people.organization_id = acting_organization()))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM people
  WHERE ((people.id = person_addresses.person_id) AND (people.organization_id = acting_organization())))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_person_part()
  -- grants
  tsunagu_app: insert, select, update (address, kind, postal_code)
)

-- person_homes: 住んでいる市町村の移り変わり。数字を、その日の市町村で数えるため (row-level security, forced)
table person_homes (
  person_id uuid not null
  since date not null
  municipality_code text
  -- constraints
  person_homes_pkey PRIMARY KEY (person_id, since)
  person_homes_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipalities(code)
  person_homes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using ((EXISTS ( SELECT
   FROM people
  WHERE (people.id = person_homes.person_id))))
  -- triggers
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('person_id', 'person_id', 'person_id', 'since', 'municipality_code')
  note_projection_of_gone AFTER DELETE REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('person_id', 'person_id')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('person_id', 'person_id')
  -- grants
  tsunagu_app: select
)

-- person_merges: 同じ方の二つの記録をまとめたこと。30日のうちは元に戻せる (row-level security, forced)
table person_merges (
  id uuid not null
  organization_id text not null
  kept_person_id uuid not null
  merged_person_id uuid not null
  kept_case_id uuid
  merged_case_id uuid
  reason text not null default ''::text
  before jsonb not null default '{}'::jsonb
  merged_on date not null default business_today()
  merged_at timestamp with time zone not null default business_now()
  merged_by uuid
  undone_at timestamp with time zone
  undone_by uuid
  -- constraints
  person_merges_pkey PRIMARY KEY (id)
  person_merges_kept_case_id_fkey FOREIGN KEY (kept_case_id) REFERENCES cases(id)
  person_merges_kept_person_id_fkey FOREIGN KEY (kept_person_id) REFERENCES people(id)
  person_merges_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES accounts(id)
  person_merges_merged_case_id_fkey FOREIGN KEY (merged_case_id) REFERENCES cases(id)
  person_merges_merged_person_id_fkey FOREIGN KEY (merged_person_id) REFERENCES people(id)
  person_merges_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  person_merges_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES accounts(id)
  person_merges_check CHECK ((merged_person_id <> kept_person_id))
  person_merges_reason_check CHECK ((length(reason) <= 2000))
  -- indexes
  CREATE INDEX person_merges_kept USING btree (kept_person_id) WHERE (undone_at IS NULL)
  CREATE INDEX person_merges_of_kept USING btree (kept_person_id)
  CREATE INDEX person_merges_of_kept_case USING btree (kept_case_id) WHERE (kept_case_id IS NOT NULL)
  CREATE INDEX person_merges_of_merged USING btree (merged_person_id)
  CREATE INDEX person_merges_of_merged_case USING btree (merged_case_id) WHERE (merged_case_id IS NOT NULL)
  CREATE UNIQUE INDEX person_merges_one USING btree (merged_person_id) WHERE (undone_at IS NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM people
  WHERE (people.id = person_merges.kept_person_id))) AND reads_as_own(kept_case_id) AND reads_as_own(merged_case_id)))
  policy undo_own for update to tsunagu_app using (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM people
  WHERE (people.id = person_merges.kept_person_id))) AND reads_as_own(kept_case_id) AND reads_as_own(merged_case_id)))
  policy write_own for insert to tsunagu_app with check ((organization_id = acting_organization()))
  -- grants
  tsunagu_app: insert, select, update (undone_at, undone_by)
)

-- person_names: 旧姓・通称など、本人のほかの名前。探すときにも使う (row-level security, forced)
table person_names (
  id uuid not null
  person_id uuid not null
  kind text not null
  family_name text not null default ''::text
  given_name text not null default ''::text
  family_name_kana text not null default ''::text
  given_name_kana text not null default ''::text
  added_by uuid
  added_at timestamp with time zone not null default business_now()
  removed_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  person_names_pkey PRIMARY KEY (id)
  person_names_added_by_fkey FOREIGN KEY (added_by) REFERENCES accounts(id)
  person_names_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
  person_names_check CHECK (((((family_name || given_name) || family_name_kana) || given_name_kana) <> ''::text))
  person_names_family_name_check CHECK ((length(family_name) <= 200))
  person_names_family_name_kana_check CHECK ((length(family_name_kana) <= 200))
  person_names_given_name_check CHECK ((length(given_name) <= 200))
  person_names_given_name_kana_check CHECK ((length(given_name_kana) <= 200))
  person_names_kind_check CHECK ((kind = ANY (ARRAY['former'::text, 'common'::text, 'registered'::text, 'foreign'::text])))
  -- indexes
  CREATE INDEX person_names_person USING btree (person_id)
  -- policies
  policy change_own for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM people
  WHERE (people.id = person_names.person_id)))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check ((EXISTS ( SELECT
   FROM people
  WHERE (people.id = person_names.person_id))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_person_part()
  -- grants
  tsunagu_app: insert, select, update (removed_at)
)

-- placements: 就職。雇入れ日・正規かどうか・時間・見つけた道すじ (row-level security, forced)
table placements (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  episode integer not null
  employer_name text not null
  started_on date not null
  regular boolean not null
  weekly_hours numeric(4,1) not null
  route text not null
  ended_on date
  end_reason text
  recorded_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  withdrawn_at timestamp with time zone  -- 取り消した日時(まちがって書いた)
  employer_id uuid
  job_id uuid
  introduced_on date  -- 紹介日。紹介によらない就職なら空
  -- constraints
  placements_pkey PRIMARY KEY (id)
  placements_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  placements_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  placements_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  placements_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  placements_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id)
  placements_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  placements_check CHECK (((ended_on IS NULL) = (end_reason IS NULL)))
  placements_check1 CHECK (((ended_on IS NULL) OR (ended_on >= started_on)))
  placements_employer_name_check CHECK (((length(employer_name) >= 1) AND (length(employer_name) <= 300)))
  placements_end_reason_check CHECK ((end_reason = ANY (ARRAY['own-wish'::text, 'employer'::text, 'end-of-term'::text, 'health'::text, 'other'::text, 'unknown'::text])))
  placements_introduced_check CHECK ((introduced_on <= started_on))
  placements_job_has_employer_check CHECK (((job_id IS NULL) OR (employer_id IS NOT NULL)))
  placements_route_check CHECK ((route = ANY (ARRAY['hello-work'::text, 'job-fair'::text, 'job-cafe'::text, 'support-station'::text, 'trial'::text, 'own-search'::text, 'acquaintance'::text, 'other'::text])))
  placements_weekly_hours_check CHECK (((weekly_hours > (0)::numeric) AND (weekly_hours <= (100)::numeric)))
  -- indexes
  CREATE INDEX placements_case USING btree (case_id, started_on)
  CREATE INDEX placements_ended USING btree (ended_on) WHERE (ended_on IS NOT NULL)
  CREATE INDEX placements_of_employer USING btree (employer_id) WHERE (employer_id IS NOT NULL)
  CREATE INDEX placements_of_job USING btree (job_id) WHERE (job_id IS NOT NULL)
  CREATE INDEX placements_organization USING btree (organization_id, started_on DESC)
  -- policies
  policy change_responsible for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = placements.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = placements.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id', 'id', 'organization_id', 'desk_id', 'started_on', 'regular', 'route', 'withdrawn_at')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id')
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (employer_name, end_reason, ended_on, introduced_on, regular, route, started_on, weekly_hours, withdrawn_at)
)

-- plan_comments: 計画の案への、構成員の意見と事務局の答え (row-level security, forced)
table plan_comments (
  id uuid not null
  version_id uuid not null
  node_kind text
  node_id text
  node_edition integer
  text text not null
  organization_id text not null
  account_id uuid not null
  made_at timestamp with time zone not null default business_now()
  outcome text  -- 取り入れた・一部取り入れた・取り入れない・説明した
  answer text not null default ''::text
  answered_by uuid
  answered_at timestamp with time zone
  -- constraints
  plan_comments_pkey PRIMARY KEY (id)
  plan_comments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  plan_comments_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES accounts(id)
  plan_comments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  plan_comments_version_id_fkey FOREIGN KEY (version_id) REFERENCES plan_versions(id)
  plan_comments_version_id_node_kind_node_id_fkey FOREIGN KEY (version_id, node_kind, node_id) REFERENCES plan_nodes(version_id, kind, id)
  plan_comments_answer_check CHECK ((octet_length(answer) <= 102400))
  plan_comments_check CHECK ((((node_kind IS NULL) = (node_id IS NULL)) AND ((node_kind IS NULL) = (node_edition IS NULL))))
  plan_comments_check1 CHECK ((((outcome IS NULL) = (answered_at IS NULL)) AND ((outcome IS NULL) = (btrim(answer) = ''::text))))
  plan_comments_outcome_check CHECK ((outcome = ANY (ARRAY['taken'::text, 'partly'::text, 'not-taken'::text, 'explained'::text])))
  plan_comments_text_check CHECK (((btrim(text) <> ''::text) AND (octet_length(text) <= 102400)))
  -- indexes
  CREATE INDEX plan_comments_of_version USING btree (version_id, made_at)
  -- policies
  policy answer_office for update to tsunagu_app using (acting_for_office()) with check (acting_for_office())
  policy comment_own for insert to tsunagu_app with check (((account_id = acting_account()) AND (organization_id = acting_organization()) AND (outcome IS NULL)))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_of_version for select to tsunagu_app using ((EXISTS ( SELECT
   FROM plan_versions v
  WHERE (v.id = plan_comments.version_id))))
  -- triggers
  plan_comment_in_review BEFORE INSERT OR UPDATE FOR EACH ROW EXECUTE FUNCTION plan_comment_in_review()
  -- grants
  tsunagu_app: insert, select, update (answer, answered_at, answered_by, outcome)
)

-- plan_findings: 計画の点検で見つかったこと (row-level security, forced)
table plan_findings (
  fiscal_year smallint not null
  code text not null
  kind text not null  -- 数値・時点・範囲・組織・誤記・欠落
  found_by text not null  -- 規則が見つけたか、人が見つけたか
  title text not null  -- 行の下に添える短い言い方
  text text not null  -- 何がどう食い違うか
  places jsonb not null  -- 場所と、その文言
  status text not null  -- 未対応・説明あり・直した・そのまま
  measure_ids text[] not null default '{}'::text[]
  roadmap_row_ids text[] not null default '{}'::text[]
  kpi_codes text[] not null default '{}'::text[]  -- 関わるKPI
  annex_numbers smallint[] not null default '{}'::smallint[]
  "position" smallint not null
  retired_on date
  rules jsonb not null default '[]'::jsonb  -- この指摘に当たる、規則の指摘(rule と subject)
  -- constraints
  plan_findings_pkey PRIMARY KEY (fiscal_year, code)
  plan_findings_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  plan_findings_found_by_check CHECK ((found_by = ANY (ARRAY['rule'::text, 'person'::text])))
  plan_findings_kind_check CHECK ((kind = ANY (ARRAY['number'::text, 'time'::text, 'scope'::text, 'organization'::text, 'wording'::text, 'missing'::text])))
  plan_findings_rules_check CHECK ((jsonb_typeof(rules) = 'array'::text))
  plan_findings_status_check CHECK ((status = ANY (ARRAY['open'::text, 'explained'::text, 'fixed'::text, 'accepted'::text])))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- plan_lead_bodies: 計画での実施主体の書き方と、それに当たる機関 (row-level security, forced)
table plan_lead_bodies (
  fiscal_year smallint not null
  code text not null
  label text not null
  short_label text not null
  organization_ids text[] not null
  organization_kind text  -- 種別で指すとき(市町村・経済団体など)の機関の種類
  is_all boolean not null  -- 全機関・団体
  retired_on date
  -- constraints
  plan_lead_bodies_pkey PRIMARY KEY (fiscal_year, code)
  plan_lead_bodies_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- plan_measures: 施策 (row-level security, forced)
table plan_measures (
  fiscal_year smallint not null
  id text not null
  section text not null
  level text not null  -- 枠組み・施策・具体的な取組・手続
  parent_id text
  title text not null  -- 短くまとめた題(計画の文言は plan_statements)
  leads text[] not null  -- 実施主体(plan_lead_bodies の code)
  target_types smallint[] not null  -- 対象の類型。節の題からの判断を含む
  difference_note text  -- 本文と工程表のちがい
  "position" smallint not null
  retired_on date
  -- constraints
  plan_measures_pkey PRIMARY KEY (fiscal_year, id)
  plan_measures_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  plan_measures_fiscal_year_parent_id_fkey FOREIGN KEY (fiscal_year, parent_id) REFERENCES plan_measures(fiscal_year, id) DEFERRABLE INITIALLY DEFERRED
  plan_measures_fiscal_year_section_fkey FOREIGN KEY (fiscal_year, section) REFERENCES plan_sections(fiscal_year, id) DEFERRABLE INITIALLY DEFERRED
  plan_measures_level_check CHECK ((level = ANY (ARRAY['frame'::text, 'measure'::text, 'action'::text, 'procedure'::text])))
  plan_measures_target_types_check CHECK ((target_types <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint]))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- plan_node_history: 案の項目の、書きかえられる前の内容 (row-level security, forced)
table plan_node_history (
  number bigint not null generated as identity
  version_id uuid not null
  kind text not null
  id text not null
  "position" double precision not null
  content jsonb not null
  is_removed boolean not null
  edition integer not null
  changed_by uuid
  replaced_at timestamp with time zone not null  -- 書きかえられた時刻
  -- constraints
  plan_node_history_pkey PRIMARY KEY (number)
  plan_node_history_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
  plan_node_history_version_id_kind_id_fkey FOREIGN KEY (version_id, kind, id) REFERENCES plan_nodes(version_id, kind, id)
  -- indexes
  CREATE INDEX plan_node_history_of_node USING btree (version_id, kind, id, replaced_at)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_office for select to tsunagu_app using (acting_for_office())
  -- grants
  tsunagu_app: select
)

-- plan_nodes: 計画の版の一つ一つの項目 (row-level security, forced)
table plan_nodes (
  version_id uuid not null
  kind text not null
  id text not null  -- 版をこえて同じものを指す呼び名
  "position" double precision not null
  content jsonb not null
  is_removed boolean not null default false
  edition integer not null default 1  -- 案の中で書きかえるたびに増える数。同時の書きかえを見つける
  added_at timestamp with time zone not null default business_now()
  changed_by uuid
  changed_at timestamp with time zone
  -- constraints
  plan_nodes_pkey PRIMARY KEY (version_id, kind, id)
  plan_nodes_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
  plan_nodes_version_id_fkey FOREIGN KEY (version_id) REFERENCES plan_versions(id)
  plan_nodes_check CHECK (((kind <> 'head'::text) OR ((id = 'head'::text) AND (NOT is_removed))))
  plan_nodes_content_check CHECK (((jsonb_typeof(content) = 'object'::text) AND (octet_length((content)::text) <= 2097152)))
  plan_nodes_id_check CHECK (((btrim(id) <> ''::text) AND (length(id) <= 60)))
  plan_nodes_kind_check CHECK ((kind = ANY (ARRAY['head'::text, 'goal'::text, 'section'::text, 'passage'::text, 'lead'::text, 'measure'::text, 'kpi'::text, 'group'::text, 'row'::text, 'annex'::text])))
  -- indexes
  CREATE INDEX plan_nodes_in_order USING btree (version_id, kind, "position")
  -- policies
  policy change_office for update to tsunagu_app using (acting_for_office()) with check (acting_for_office())
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_of_version for select to tsunagu_app using ((EXISTS ( SELECT
   FROM plan_versions v
  WHERE (v.id = plan_nodes.version_id))))
  policy write_office for insert to tsunagu_app with check (acting_for_office())
  -- triggers
  keep_plan_node_history AFTER UPDATE FOR EACH ROW WHEN ((((old.content IS DISTINCT FROM new.content) OR (old.is_removed IS DISTINCT FROM new.is_removed)) OR (old."position" IS DISTINCT FROM new."position"))) EXECUTE FUNCTION keep_plan_node_history()
  plan_node_of_draft BEFORE INSERT OR UPDATE FOR EACH ROW EXECUTE FUNCTION plan_node_of_draft()
  -- grants
  tsunagu_app: insert, select, update (changed_at, changed_by, content, edition, is_removed, position)
)

-- plan_passages: 計画の文章。決議されたとおりの一行ずつを、その順に (row-level security, forced)
table plan_passages (
  fiscal_year smallint not null
  id text not null
  document text not null  -- どの文書の文か。表紙・目次・本文・工程表の前・別紙の前
  section text  -- 本文のどの節にあるか。目次では、どの節を指すか
  style text not null
  mark text not null  -- 印刷される番号や印。あとの空きもそのまま
  says text[] not null  -- 文言を引く先(measure:M101 など)。施策などの文言を直すと、印刷もそのとおりになる
  text text not null  -- 引かずに書く文
  leads_wording text  -- 文の終わりに書かれた実施主体
  "position" smallint not null
  -- constraints
  plan_passages_pkey PRIMARY KEY (fiscal_year, id)
  plan_passages_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  plan_passages_fiscal_year_section_fkey FOREIGN KEY (fiscal_year, section) REFERENCES plan_sections(fiscal_year, id) DEFERRABLE INITIALLY DEFERRED
  plan_passages_check CHECK (((cardinality(says) > 0) OR (btrim(text) <> ''::text)))
  plan_passages_document_check CHECK ((document = ANY (ARRAY['cover'::text, 'contents'::text, 'body'::text, 'schedule'::text, 'annex'::text])))
  plan_passages_mark_check CHECK ((length(mark) <= 20))
  plan_passages_style_check CHECK ((style = ANY (ARRAY['chapter'::text, 'heading'::text, 'subheading'::text, 'clause'::text, 'paragraph'::text, 'note'::text, 'label'::text, 'item'::text, 'point'::text])))
  plan_passages_text_check CHECK ((octet_length(text) <= 102400))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- plan_sections: 計画の章と節 (row-level security, forced)
table plan_sections (
  fiscal_year smallint not null
  id text not null
  parent_id text
  number text not null
  title text not null
  "position" smallint not null
  retired_on date
  text text not null default ''::text  -- 節の地の文。段落は改行で分ける
  -- constraints
  plan_sections_pkey PRIMARY KEY (fiscal_year, id)
  plan_sections_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  plan_sections_fiscal_year_parent_id_fkey FOREIGN KEY (fiscal_year, parent_id) REFERENCES plan_sections(fiscal_year, id) DEFERRABLE INITIALLY DEFERRED
  plan_sections_text_check CHECK ((octet_length(text) <= 102400))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- plan_statements: 施策についての計画の文言。本文と工程表で違えば、両方を残す (row-level security, forced)
table plan_statements (
  fiscal_year smallint not null
  measure_id text not null
  "position" smallint not null
  document text not null
  place text not null  -- 文書の中の場所
  wording text not null
  -- constraints
  plan_statements_pkey PRIMARY KEY (fiscal_year, measure_id, "position")
  plan_statements_fiscal_year_measure_id_fkey FOREIGN KEY (fiscal_year, measure_id) REFERENCES plan_measures(fiscal_year, id)
  plan_statements_document_check CHECK ((document = ANY (ARRAY['body'::text, 'schedule'::text, 'annex'::text, 'contents'::text])))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- plan_versions: 計画の版。案・意見を聞いている案・決議された版・取り下げた案 (row-level security, forced)
table plan_versions (
  id uuid not null
  fiscal_year smallint not null
  number smallint  -- 第何版か。決議されたときに付く
  kind text  -- 策定・改定・みなし改定・データの直し
  state text not null
  origin text not null  -- 協議会のフォルダーから来たか、この画面でつくられたか
  based_on uuid  -- 元にした版
  note text not null default ''::text  -- 何を変えるか、何を考えるか
  review_until date  -- 構成員の意見を聞く期限
  resolution text not null default ''::text  -- 決めた会議と決議
  effective_on date  -- 効力を生じる日
  put_in_force_at timestamp with time zone  -- しくみの中で使いはじめた時刻
  organization_id text
  started_by uuid
  started_at timestamp with time zone not null default business_now()
  changed_at timestamp with time zone not null default business_now()
  resolved_by uuid
  resolved_at timestamp with time zone
  -- constraints
  plan_versions_fiscal_year_number_key UNIQUE (fiscal_year, number)
  plan_versions_pkey PRIMARY KEY (id)
  plan_versions_based_on_fkey FOREIGN KEY (based_on) REFERENCES plan_versions(id)
  plan_versions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  plan_versions_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES accounts(id)
  plan_versions_started_by_fkey FOREIGN KEY (started_by) REFERENCES accounts(id)
  plan_versions_check CHECK ((((state = 'resolved'::text) = (number IS NOT NULL)) AND ((number IS NULL) = (kind IS NULL)) AND ((number IS NULL) = (effective_on IS NULL)) AND ((number IS NULL) = (resolved_at IS NULL))))
  plan_versions_check1 CHECK (((state <> 'resolved'::text) OR (btrim(resolution) <> ''::text)))
  plan_versions_check2 CHECK (((state <> 'review'::text) OR (review_until IS NOT NULL)))
  plan_versions_check3 CHECK (((put_in_force_at IS NULL) OR (state = 'resolved'::text)))
  plan_versions_check4 CHECK (((kind IS NULL) OR ((kind = 'adopted'::text) = (number = 1))))
  plan_versions_check5 CHECK (((kind IS DISTINCT FROM 'transcribed'::text) OR (origin = 'folder'::text)))
  plan_versions_check6 CHECK (((origin = 'folder'::text) OR (organization_id IS NOT NULL)))
  plan_versions_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2200)))
  plan_versions_kind_check CHECK ((kind = ANY (ARRAY['adopted'::text, 'amended'::text, 'deemed'::text, 'transcribed'::text])))
  plan_versions_note_check CHECK ((octet_length(note) <= 102400))
  plan_versions_number_check CHECK ((number > 0))
  plan_versions_origin_check CHECK ((origin = ANY (ARRAY['folder'::text, 'council'::text])))
  plan_versions_resolution_check CHECK ((length(resolution) <= 300))
  plan_versions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'resolved'::text, 'withdrawn'::text])))
  -- indexes
  CREATE INDEX plan_versions_in_force USING btree (effective_on DESC, number DESC) WHERE (state = 'resolved'::text)
  CREATE UNIQUE INDEX plan_versions_one_draft USING btree (fiscal_year) WHERE (state = ANY (ARRAY['draft'::text, 'review'::text]))
  -- policies
  policy begin_office for insert to tsunagu_app with check (((state = 'draft'::text) AND (origin = 'council'::text) AND (organization_id = acting_organization()) AND acting_for_office()))
  policy change_office for update to tsunagu_app using (acting_for_office()) with check (acting_for_office())
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_open for select to tsunagu_app using (((state = ANY (ARRAY['review'::text, 'resolved'::text])) OR acting_for_office()))
  policy read_resolved for select to tsunagu_stats using ((state = 'resolved'::text))
  -- triggers
  plan_version_moves BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION plan_version_moves()
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: insert, select, update (changed_at, effective_on, kind, note, number, resolution, resolved_at, resolved_by, review_until, state)
  tsunagu_stats: select
)

-- plans: 年度の事業実施計画 (row-level security, forced)
table plans (
  fiscal_year smallint not null
  title text not null
  valid_from date not null
  valid_to date not null
  issued_month date not null  -- 策定の月(日の記載がないので月の初日)
  issued_label text not null
  target_types jsonb not null  -- 支援対象の3類型の、計画での言葉
  goals jsonb not null  -- 目標と、それぞれの書かれた言葉・場所
  source text not null
  -- constraints
  plans_pkey PRIMARY KEY (fiscal_year)
  plans_check CHECK ((valid_to >= valid_from))
  plans_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2200)))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- progress_reports: 進捗報告。上半期または年度の、取組とKPIの報告 (row-level security, forced)
table progress_reports (
  id uuid not null
  fiscal_year smallint not null
  period text not null
  edition smallint not null  -- 版。承認したあとに直すときは、次の版をつくる
  texts jsonb not null  -- 事務局が書いた文。項目ごと
  version integer not null default 1
  organization_id text not null
  started_by uuid
  started_at timestamp with time zone not null default business_now()
  changed_by uuid
  changed_at timestamp with time zone not null default business_now()
  approved_at timestamp with time zone
  approved_by uuid
  approval text not null default ''::text  -- 承認した会議や決裁
  figures jsonb  -- 承認したときの数と状態
  doubts jsonb not null default '[]'::jsonb  -- 承認のときに食い違っていたことと、それについてのことば
  -- constraints
  progress_reports_fiscal_year_period_edition_key UNIQUE (fiscal_year, period, edition)
  progress_reports_pkey PRIMARY KEY (id)
  progress_reports_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES accounts(id)
  progress_reports_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id)
  progress_reports_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  progress_reports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  progress_reports_started_by_fkey FOREIGN KEY (started_by) REFERENCES accounts(id)
  progress_reports_approval_check CHECK ((length(approval) <= 300))
  progress_reports_check CHECK (((approved_at IS NULL) = (figures IS NULL)))
  progress_reports_check1 CHECK (((approved_at IS NULL) OR (btrim(approval) <> ''::text)))
  progress_reports_doubts_check CHECK (((jsonb_typeof(doubts) = 'array'::text) AND (octet_length((doubts)::text) <= 1048576)))
  progress_reports_edition_check CHECK ((edition > 0))
  progress_reports_period_check CHECK ((period = ANY (ARRAY['half'::text, 'year'::text])))
  progress_reports_texts_check CHECK (((jsonb_typeof(texts) = 'object'::text) AND (octet_length((texts)::text) <= 1048576)))
  -- indexes
  CREATE UNIQUE INDEX progress_reports_one_draft USING btree (fiscal_year, period) WHERE (approved_at IS NULL)
  -- policies
  policy change_office for update to tsunagu_app using (acting_for_office()) with check (acting_for_office())
  policy name_approved for select to tsunagu_stats using ((approved_at IS NOT NULL))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_approved for select to tsunagu_app using (((approved_at IS NOT NULL) OR acting_for_office()))
  policy write_office for insert to tsunagu_app with check (((organization_id = acting_organization()) AND acting_for_office()))
  -- triggers
  approved_stays BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION approved_stays()
  -- grants
  tsunagu_app: insert, select, update (approval, approved_at, approved_by, changed_at, changed_by, doubts, figures, texts, version)
  tsunagu_stats: select (approved_at, edition, fiscal_year, id, period)
)

-- projections_due: 数え直すケース (row-level security, forced)
table projections_due (
  subject uuid not null
  written_by xid8 not null default pg_current_xact_id()
  -- constraints
  projections_due_pkey PRIMARY KEY (written_by, subject)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  -- triggers
  CONSTRAINT project_at_the_end AFTER INSERT DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION project_at_the_end()
)

-- public_data: 公開ページに出るデータの版。変わるまで、できたページを取っておく (row-level security, forced)
table public_data (
  of_table text not null
  version bigint not null default 0
  -- constraints
  public_data_pkey PRIMARY KEY (of_table)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- qualifications: 免許・資格と、学んだこと。ジョブ・カードの3-1と3-2になる (row-level security, forced)
table qualifications (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text
  kind text not null
  name text not null
  issuer text not null default ''::text
  got_on date  -- 取った日・修了した日。分からなければ空
  expires_on date
  note text not null default ''::text
  added_by uuid
  added_at timestamp with time zone not null default business_now()
  replaces_id uuid
  removed_at timestamp with time zone
  removed_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  qualifications_pkey PRIMARY KEY (id)
  qualifications_added_by_fkey FOREIGN KEY (added_by) REFERENCES accounts(id)
  qualifications_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  qualifications_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  qualifications_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  qualifications_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES accounts(id)
  qualifications_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES qualifications(id)
  qualifications_check CHECK (((expires_on IS NULL) OR (got_on IS NULL) OR (expires_on >= got_on)))
  qualifications_issuer_check CHECK ((length(issuer) <= 200))
  qualifications_kind_check CHECK ((kind = ANY (ARRAY['license'::text, 'qualification'::text, 'education'::text, 'course'::text])))
  qualifications_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200)))
  qualifications_note_check CHECK ((octet_length(note) <= 102400))
  -- indexes
  CREATE INDEX qualifications_of USING btree (case_id) WHERE (removed_at IS NULL)
  CREATE INDEX qualifications_of_case USING btree (case_id)
  CREATE UNIQUE INDEX qualifications_one_successor USING btree (replaces_id) WHERE (replaces_id IS NOT NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy take_back for update to tsunagu_app using ((EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = qualifications.case_id) AND (cases.responsible_organization_id = acting_organization())))))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = qualifications.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (removed_at, removed_by)
)

-- quarantined_files: ウイルス対策の検査で止めたファイル。中身と名前は封じてあり、画面からは開けない。期限がくると消える (row-level security, forced)
table quarantined_files (
  id uuid not null
  organization_id text
  account_id uuid not null
  ending text not null
  sha256 bytea not null
  size integer not null
  scanner_said text not null
  sealed bytea
  stopped_at timestamp with time zone not null default now()
  -- constraints
  quarantined_files_pkey PRIMARY KEY (id)
  quarantined_files_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  quarantined_files_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  quarantined_files_ending_check CHECK ((ending ~ '^[a-z0-9]{0,5}$'::text))
  quarantined_files_scanner_said_check CHECK (((length(scanner_said) <= 200) AND (scanner_said !~ '[[:cntrl:]]'::text)))
  quarantined_files_sealed_check CHECK ((octet_length(sealed) <= 20000000))
  quarantined_files_sha256_check CHECK ((octet_length(sha256) = 32))
  quarantined_files_size_check CHECK ((size > 0))
  -- indexes
  CREATE INDEX quarantined_files_newest USING btree (stopped_at DESC, id DESC)
  CREATE INDEX quarantined_files_of_account USING btree (account_id, sha256)
  -- policies
  policy append for insert to tsunagu_readlog with check (((account_id = acting_account()) AND (NOT (organization_id IS DISTINCT FROM acting_organization()))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_administrator for select to tsunagu_app using ((acting_role() = 'administrator'::text))
  -- triggers
  bound_quarantine BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION bound_quarantine()
  -- grants
  tsunagu_app: select (account_id, ending, id, organization_id, scanner_said, sha256, size, stopped_at)
  tsunagu_readlog: insert
)

-- read_log: 閲覧記録。だれが・いつ・どの記録を・どの画面から見たか (row-level security, forced)
table read_log (
  id uuid not null
  read_at timestamp with time zone not null default now()
  account_id uuid
  organization_id text
  kind text not null
  subject_ids uuid[] not null
  basis text not null default 'own-duty'::text
  door text not null
  path text not null
  -- constraints
  read_log_pkey PRIMARY KEY (id)
  read_log_door_check CHECK ((door = ANY (ARRAY['page'::text, 'api'::text, 'export'::text])))
  read_log_kind_check CHECK ((kind = ANY (ARRAY['case'::text, 'person'::text, 'referral'::text, 'search'::text, 'export'::text, 'document'::text])))
  read_log_path_check CHECK ((length(path) <= 500))
  -- indexes
  CREATE INDEX read_log_account USING btree (account_id, read_at DESC)
  CREATE INDEX read_log_read USING btree (read_at)
  CREATE INDEX read_log_subject USING gin (subject_ids)
  -- policies
  policy append for insert to tsunagu_readlog with check ((NOT (account_id IS DISTINCT FROM acting_account())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  -- grants
  tsunagu_readlog: insert
)

-- record_corrections: 記録の訂正と取り消し。前の言葉が、理由といっしょに残る (row-level security, forced)
table record_corrections (
  id uuid not null
  case_id uuid not null
  kind text not null
  part text
  record_id uuid not null
  organization_id text not null
  desk_id text
  account_id uuid
  is_withdrawal boolean not null
  before jsonb not null
  reason text not null
  corrected_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  -- constraints
  record_corrections_pkey PRIMARY KEY (id)
  record_corrections_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  record_corrections_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  record_corrections_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  record_corrections_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  record_corrections_before_check CHECK (((jsonb_typeof(before) = 'object'::text) AND (octet_length((before)::text) <= 409600)))
  record_corrections_kind_check CHECK ((kind = ANY (ARRAY['consultation'::text, 'placement'::text, 'follow-up'::text, 'training'::text, 'target-type'::text, 'closure'::text, 'outcome'::text, 'decision'::text, 'introduction'::text, 'trial'::text])))
  record_corrections_part_check CHECK ((part = ANY (ARRAY['work-history'::text, 'consultations'::text, 'assessment'::text, 'plan'::text, 'own'::text])))
  record_corrections_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)))
  -- indexes
  CREATE INDEX record_corrections_of_case USING btree (case_id)
  CREATE INDEX record_corrections_record USING btree (record_id, corrected_at)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND ((acting_account() IS NULL) OR (NOT (account_id IS DISTINCT FROM acting_account()))) AND (EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = record_corrections.case_id)))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select
)

-- referral_amendments: つなぎの書き直し。前の言葉を残し、送った側も受けた側も両方を読める (row-level security, forced)
table referral_amendments (
  id uuid not null
  referral_id uuid not null
  from_organization_id text not null
  to_organization_id text not null
  reason text not null
  requests text not null
  amended_at timestamp with time zone not null default business_now()
  amended_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  referral_amendments_pkey PRIMARY KEY (id)
  referral_amendments_amended_by_fkey FOREIGN KEY (amended_by) REFERENCES accounts(id)
  referral_amendments_from_organization_id_fkey FOREIGN KEY (from_organization_id) REFERENCES organizations(id)
  referral_amendments_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id)
  referral_amendments_to_organization_id_fkey FOREIGN KEY (to_organization_id) REFERENCES organizations(id)
  -- indexes
  CREATE INDEX referral_amendments_referral USING btree (referral_id, amended_at)
  -- policies
  policy amend_own for insert to tsunagu_app with check ((from_organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_both for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_beside_referral()
  -- grants
  tsunagu_app: insert, select
)

-- referral_news: 前に支援した窓口への知らせ。どうなったかだけで、中身は書かない (row-level security, forced)
table referral_news (
  id uuid not null
  case_id uuid not null
  referral_id uuid not null
  organization_id text not null
  desk_id text not null
  to_desk_id text not null
  outcome text not null
  told_on date not null
  acknowledged_at timestamp with time zone
  acknowledged_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  referral_news_pkey PRIMARY KEY (id)
  referral_news_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES accounts(id)
  referral_news_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  referral_news_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  referral_news_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  referral_news_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id)
  referral_news_to_desk_id_fkey FOREIGN KEY (to_desk_id) REFERENCES desks(id)
  -- indexes
  CREATE INDEX referral_news_of_case USING btree (case_id)
  CREATE INDEX referral_news_waiting USING btree (organization_id, told_on DESC) WHERE (acknowledged_at IS NULL)
  -- policies
  policy acknowledge_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_beside_referral()
  -- grants
  tsunagu_app: select, update (acknowledged_at, acknowledged_by)
)

-- referrals: つなぎ。受け入れ・断り(理由つき)・取り下げのどれかで必ず閉じる。返事がなくても終わらない (row-level security, forced)
table referrals (
  id uuid not null
  case_id uuid not null
  from_organization_id text not null
  from_desk_id text not null
  from_account_id uuid
  to_organization_id text not null
  to_desk_id text not null
  reason text not null
  requests text not null
  urgency text not null
  basis_kind text not null
  basis_given_on date not null
  basis_until date
  shares text[] not null
  status text not null
  sent_at timestamp with time zone not null
  sent_on date not null
  respond_by date not null
  answered_at timestamp with time zone
  answered_on date
  answered_by uuid
  first_appointment_on date
  first_contact_by date
  answer_note text not null default ''::text
  decline_reason text
  decline_suggestion text not null default ''::text
  withdraw_reason text not null default ''::text
  outcome text
  outcome_note text not null default ''::text
  outcome_on date
  escalated_at timestamp with time zone
  acknowledged_at timestamp with time zone
  answers text[] not null default '{}'::text[]
  mode text not null default 'hand-over'::text  -- 引き継いでもらうか、いっしょに支援してもらうか。いっしょなら、受け入れても責任は移らない
  disposed_at timestamp with time zone  -- 廃棄した時。どの窓口の間で、いつ、どうなったかだけが残る
  readers jsonb not null default '{}'::jsonb
  words_readers jsonb not null default '{}'::jsonb
  -- constraints
  referrals_pkey PRIMARY KEY (id)
  referrals_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES accounts(id)
  referrals_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  referrals_from_account_id_fkey FOREIGN KEY (from_account_id) REFERENCES accounts(id)
  referrals_from_desk_id_fkey FOREIGN KEY (from_desk_id) REFERENCES desks(id)
  referrals_from_organization_id_fkey FOREIGN KEY (from_organization_id) REFERENCES organizations(id)
  referrals_to_desk_id_fkey FOREIGN KEY (to_desk_id) REFERENCES desks(id)
  referrals_to_organization_id_fkey FOREIGN KEY (to_organization_id) REFERENCES organizations(id)
  referrals_basis_kind_check CHECK ((basis_kind = ANY (ARRAY['consent'::text, 'livelihood-act-9'::text, 'loneliness-act-15'::text, 'youth-council'::text, 'social-welfare-act-106'::text, 'privacy-act-69'::text, 'emergency'::text])))
  referrals_check CHECK ((to_desk_id <> from_desk_id))
  referrals_check1 CHECK (((status = 'sent'::text) = (answered_at IS NULL)))
  referrals_check2 CHECK (((status <> 'accepted'::text) OR ((first_appointment_on IS NOT NULL) AND (first_contact_by IS NOT NULL))))
  referrals_check3 CHECK (((status <> 'declined'::text) OR ((decline_reason IS NOT NULL) AND (decline_suggestion <> ''::text))))
  referrals_check4 CHECK (((status <> 'withdrawn'::text) OR (withdraw_reason <> ''::text)))
  referrals_check5 CHECK (((outcome IS NULL) OR (status = 'accepted'::text)))
  referrals_check6 CHECK (((outcome IS NULL) = (outcome_on IS NULL)))
  referrals_decline_reason_check CHECK ((decline_reason = ANY (ARRAY['full'::text, 'not-eligible'::text, 'out-of-area'::text, 'better-elsewhere'::text, 'no-contact'::text, 'other'::text])))
  referrals_mode_check CHECK ((mode = ANY (ARRAY['hand-over'::text, 'joint'::text])))
  referrals_outcome_check CHECK ((outcome = ANY (ARRAY['supporting'::text, 'employed'::text, 'training'::text, 'referred-on'::text, 'ended-by-person'::text, 'no-contact'::text, 'other'::text])))
  referrals_reason_check CHECK (((octet_length(reason) >= 1) AND (octet_length(reason) <= 102400)))
  referrals_requests_check CHECK (((octet_length(requests) >= 1) AND (octet_length(requests) <= 102400)))
  referrals_shares_check CHECK (((cardinality(shares) > 0) AND (shares <@ ARRAY['all'::text, 'contact'::text, 'work-history'::text, 'consultations'::text, 'assessment'::text, 'plan'::text, 'family'::text, 'health'::text])))
  referrals_status_check CHECK ((status = ANY (ARRAY['sent'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])))
  referrals_urgency_check CHECK ((urgency = ANY (ARRAY['today'::text, 'week'::text, 'normal'::text])))
  -- indexes
  CREATE INDEX referrals_case USING btree (case_id, sent_at)
  CREATE INDEX referrals_incoming USING btree (to_organization_id, status, respond_by)
  CREATE INDEX referrals_outgoing USING btree (from_organization_id, status, respond_by)
  CREATE INDEX referrals_sent_on USING btree (sent_on)
  CREATE INDEX referrals_silent USING btree (respond_by) WHERE ((status = 'sent'::text) AND (escalated_at IS NULL))
  CREATE INDEX referrals_waiting_at_desk USING btree (to_desk_id) WHERE (status = 'sent'::text)
  CREATE UNIQUE INDEX referrals_one_waiting USING btree (case_id) WHERE (status = 'sent'::text)
  -- policies
  policy answer for update to tsunagu_app using ((may_read(readers) AND ((from_organization_id = acting_organization()) OR (to_organization_id = acting_organization()))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (((disposed_at IS NULL) AND COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false)))
  policy send for insert to tsunagu_app with check (((from_organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = referrals.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  keep_sides BEFORE UPDATE FOR EACH ROW WHEN ((CURRENT_USER = 'tsunagu_app'::name)) EXECUTE FUNCTION keep_referral_sides()
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id', 'id', 'status', 'sent_on', 'answered_on', 'decline_reason', 'mode')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id')
  set_readers BEFORE INSERT OR UPDATE FOR EACH ROW EXECUTE FUNCTION set_readers_of_referral()
  -- grants
  tsunagu_app: insert, select (acknowledged_at, answer_note, answered_at, answered_by, answered_on, answers, basis_given_on, basis_kind, basis_until, case_id, decline_reason, decline_suggestion, disposed_at, escalated_at, first_appointment_on, first_contact_by, from_account_id, from_desk_id, from_organization_id, id, mode, outcome, outcome_note, outcome_on, readers, respond_by, sent_at, sent_on, shares, status, to_desk_id, to_organization_id, urgency, withdraw_reason), update (acknowledged_at, answer_note, answered_at, answered_by, answered_on, answers, decline_reason, decline_suggestion, escalated_at, first_appointment_on, first_contact_by, outcome, outcome_note, outcome_on, reason, requests, status, withdraw_reason)
)

-- release_cells: 号の数。内訳・行・列ごと (row-level security, forced)
table release_cells (
  release_id uuid not null
  kpi_code text not null
  breakdown text not null
  row_key text not null
  column_key text not null
  value integer not null  -- 数えた数。統計の役割だけが読む
  below smallint not null
  mark text
  shown integer generated always as (
CASE
    WHEN (mark IS NULL) THEN value
    ELSE NULL::integer
END) stored  -- 出した数。出さなかったものは空
  -- constraints
  release_cells_pkey PRIMARY KEY (release_id, kpi_code, breakdown, row_key, column_key)
  release_cells_release_id_kpi_code_below_fkey FOREIGN KEY (release_id, kpi_code, below) REFERENCES release_figures(release_id, kpi_code, below)
  release_cells_breakdown_check CHECK ((breakdown = ANY (ARRAY['total'::text, 'source'::text, 'month'::text, 'area'::text, 'type'::text, 'area-type'::text, 'municipality'::text, 'age'::text, 'organization'::text, 'organization-cases'::text, 'organization-report'::text])))
  release_cells_check CHECK (((value = 0) OR (value >= below) OR (mark IS NOT NULL)))
  release_cells_check1 CHECK (((mark IS DISTINCT FROM 'below'::text) OR ((value > 0) AND (value < below))))
  release_cells_check2 CHECK (((value > 0) OR (mark IS NULL)))
  release_cells_mark_check CHECK ((mark = ANY (ARRAY['below'::text, 'hidden'::text])))
  release_cells_value_check CHECK ((value >= 0))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy publish for insert to tsunagu_app with check (acting_for_office())
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: insert, select (below, breakdown, column_key, kpi_code, mark, release_id, row_key, shown)
  tsunagu_stats: select
)

-- release_figures: 号に載せたKPIと、その数え方の版 (row-level security, forced)
table release_figures (
  release_id uuid not null
  kpi_code text not null
  definition_version smallint not null
  below smallint not null  -- これより小さい数は出さない。0は、人の数でないのですべて出す
  is_open boolean not null default false  -- 出さない印(＊)の数に、小さい数も入りうる
  withheld boolean not null default false  -- 前の号の小さい数が分かってしまうため、この号には出さない
  homes jsonb not null default '[]'::jsonb  -- 数がすべて自分の圏域の分だった機関。出さない数を決めるときに、読む人が知っているとしたこと
  -- constraints
  release_figures_release_id_kpi_code_below_key UNIQUE (release_id, kpi_code, below)
  release_figures_pkey PRIMARY KEY (release_id, kpi_code)
  release_figures_release_id_fkey FOREIGN KEY (release_id) REFERENCES releases(id)
  release_figures_below_check CHECK ((below >= 0))
  release_figures_homes_check CHECK ((jsonb_typeof(homes) = 'array'::text))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy publish for insert to tsunagu_app with check (acting_for_office())
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- release_notes: 号の数につけたことば。公表したときのまま (row-level security, forced)
table release_notes (
  release_id uuid not null
  kpi_code text not null
  "position" smallint not null
  month text not null
  note text not null
  -- constraints
  release_notes_pkey PRIMARY KEY (release_id, kpi_code, "position")
  release_notes_release_id_fkey FOREIGN KEY (release_id) REFERENCES releases(id)
  release_notes_month_check CHECK (((month = ''::text) OR (month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)))
  release_notes_note_check CHECK (((btrim(note) <> ''::text) AND (length(note) <= 2000)))
  release_notes_position_check CHECK (("position" >= 0))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy publish_office for insert to tsunagu_app with check (acting_for_office())
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  release_note_has_figure BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION release_note_has_figure()
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- releases: 公表した数字の号。年度の中で番号をつける。変えず、消さない (row-level security, forced)
table releases (
  id uuid not null
  fiscal_year smallint not null
  number smallint not null
  as_of timestamp with time zone not null  -- この時刻までに記録されたものを数えた
  follows smallint generated always as (NULLIF((number - 1), 0)) stored
  note text not null default ''::text  -- 前の号から変わったわけなど、読む人へのことば
  organization_id text not null
  account_id uuid
  published_at timestamp with time zone not null default business_now()
  marking_rule smallint not null  -- 出さない数の決め方の版。1は表の足し算だけを見る。2は、圏域や終わった月などを知る人からも守る
  -- constraints
  releases_fiscal_year_number_key UNIQUE (fiscal_year, number)
  releases_pkey PRIMARY KEY (id)
  releases_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  releases_fiscal_year_follows_fkey FOREIGN KEY (fiscal_year, follows) REFERENCES releases(fiscal_year, number)
  releases_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  releases_check CHECK ((as_of <= published_at))
  releases_marking_rule_check CHECK ((marking_rule = ANY (ARRAY[1, 2])))
  releases_note_check CHECK ((octet_length(note) <= 102400))
  releases_number_check CHECK ((number > 0))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy publish for insert to tsunagu_app with check (((organization_id = acting_organization()) AND acting_for_office()))
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  release_in_order BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION release_in_order()
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- report_reminders: 月次報告の期限を知らせた機関と月 (row-level security, forced)
table report_reminders (
  organization_id text not null
  month date not null
  stage text not null
  taken_at timestamp with time zone not null default now()
  -- constraints
  report_reminders_pkey PRIMARY KEY (organization_id, month, stage)
  report_reminders_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  report_reminders_stage_check CHECK ((stage = ANY (ARRAY['before'::text, 'late'::text])))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
)

-- retention_holds: 廃棄の停止(訴訟・開示請求・本人の希望など)。止めているあいだは、期間が過ぎても廃棄しない (row-level security, forced)
table retention_holds (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  kind text not null
  reason text not null
  since date not null
  until date
  set_by uuid
  set_at timestamp with time zone not null default business_now()
  lifted_at timestamp with time zone
  lifted_by uuid
  lifted_note text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  -- constraints
  retention_holds_pkey PRIMARY KEY (id)
  retention_holds_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  retention_holds_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES accounts(id)
  retention_holds_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  retention_holds_set_by_fkey FOREIGN KEY (set_by) REFERENCES accounts(id)
  retention_holds_check CHECK ((until >= since))
  retention_holds_check1 CHECK (((lifted_at IS NULL) = (btrim(lifted_note) = ''::text)))
  retention_holds_kind_check CHECK ((kind = ANY (ARRAY['lawsuit'::text, 'disclosure'::text, 'own-wish'::text, 'other'::text])))
  retention_holds_lifted_note_check CHECK ((octet_length(lifted_note) <= 102400))
  retention_holds_reason_check CHECK (((btrim(reason) <> ''::text) AND (octet_length(reason) <= 102400)))
  -- indexes
  CREATE INDEX retention_holds_of_case USING btree (case_id)
  -- policies
  policy hold_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = retention_holds.case_id)))))
  policy lift_own for update to tsunagu_app using (((organization_id = acting_organization()) AND may_read(readers)))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (lifted_at, lifted_by, lifted_note)
)

-- roadmap_links: 工程表の状態の裏づけ。取組の記録・KPI・月次報告・公表の号・進捗報告のどれか一つを指す (row-level security, forced)
table roadmap_links (
  state_id uuid not null
  "position" smallint not null
  activity_id uuid
  figure_year smallint
  figure_code text
  figure_shown integer  -- 報告したときの数。小さくて出せない数は空
  report_organization_id text
  report_code text
  report_month date
  report_source text generated always as (
CASE
    WHEN (report_month IS NOT NULL) THEN 'report'::text
    ELSE NULL::text
END) stored
  release_id uuid
  progress_report_id uuid
  -- constraints
  roadmap_links_state_id_activity_id_figure_code_report_organ_key UNIQUE NULLS NOT DISTINCT (state_id, activity_id, figure_code, report_organization_id, report_code, report_month, release_id, progress_report_id)
  roadmap_links_pkey PRIMARY KEY (state_id, "position")
  roadmap_links_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities(id)
  roadmap_links_figure_year_figure_code_fkey FOREIGN KEY (figure_year, figure_code) REFERENCES kpi_definitions(fiscal_year, code)
  roadmap_links_progress_report_id_fkey FOREIGN KEY (progress_report_id) REFERENCES progress_reports(id)
  roadmap_links_release_id_fkey FOREIGN KEY (release_id) REFERENCES releases(id)
  roadmap_links_report_organization_id_report_code_report_mo_fkey FOREIGN KEY (report_organization_id, report_code, report_month, report_source) REFERENCES figure_sources(organization_id, kpi_code, month, source)
  roadmap_links_state_id_fkey FOREIGN KEY (state_id) REFERENCES roadmap_states(id)
  roadmap_links_check CHECK ((num_nonnulls(activity_id, figure_code, report_month, release_id, progress_report_id) = 1))
  roadmap_links_check1 CHECK ((((figure_code IS NULL) = (figure_year IS NULL)) AND ((figure_shown IS NULL) OR (figure_code IS NOT NULL))))
  roadmap_links_check2 CHECK ((num_nulls(report_organization_id, report_code, report_month) = ANY (ARRAY[0, 3])))
  roadmap_links_figure_shown_check CHECK ((figure_shown >= 0))
  roadmap_links_position_check CHECK ((("position" >= 1) AND ("position" <= 20)))
  -- indexes
  CREATE INDEX roadmap_links_of_activity USING btree (activity_id) WHERE (activity_id IS NOT NULL)
  -- policies
  policy link_own for insert to tsunagu_app with check (((EXISTS ( SELECT
   FROM roadmap_states s
  WHERE ((s.id = roadmap_links.state_id) AND (s.organization_id = acting_organization()) AND (s.written_by = pg_current_xact_id()) AND ((roadmap_links.figure_year IS NULL) OR (s.fiscal_year = roadmap_links.figure_year))))) AND ((report_month IS NULL) OR (EXISTS ( SELECT
   FROM monthly_reports m
  WHERE ((m.organization_id = roadmap_links.report_organization_id) AND (m.kpi_code = roadmap_links.report_code) AND (m.month = roadmap_links.report_month) AND (m.status = 'accepted'::text))))) AND ((progress_report_id IS NULL) OR (EXISTS ( SELECT
   FROM progress_reports p
  WHERE ((p.id = roadmap_links.progress_report_id) AND (p.approved_at IS NOT NULL)))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  link_what_stands BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION link_what_stands()
  -- grants
  tsunagu_app: insert (activity_id, figure_code, figure_shown, figure_year, position, progress_report_id, release_id, report_code, report_month, report_organization_id, state_id), select
  tsunagu_stats: select
)

-- roadmap_row_kpis: 工程表のどの行にKPIが書かれているか (row-level security, forced)
table roadmap_row_kpis (
  fiscal_year smallint not null
  row_id text not null
  kpi_code text not null  -- KPI
  -- constraints
  roadmap_row_kpis_pkey PRIMARY KEY (fiscal_year, row_id, kpi_code)
  roadmap_row_kpis_fiscal_year_kpi_code_fkey FOREIGN KEY (fiscal_year, kpi_code) REFERENCES kpi_definitions(fiscal_year, code)
  roadmap_row_kpis_fiscal_year_row_id_fkey FOREIGN KEY (fiscal_year, row_id) REFERENCES roadmap_rows(fiscal_year, id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- roadmap_row_measures: 工程表の行と施策の対応 (row-level security, forced)
table roadmap_row_measures (
  fiscal_year smallint not null
  row_id text not null
  measure_id text not null
  -- constraints
  roadmap_row_measures_pkey PRIMARY KEY (fiscal_year, row_id, measure_id)
  roadmap_row_measures_fiscal_year_measure_id_fkey FOREIGN KEY (fiscal_year, measure_id) REFERENCES plan_measures(fiscal_year, id)
  roadmap_row_measures_fiscal_year_row_id_fkey FOREIGN KEY (fiscal_year, row_id) REFERENCES roadmap_rows(fiscal_year, id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- roadmap_rows: 工程表の行 (row-level security, forced)
table roadmap_rows (
  fiscal_year smallint not null
  id text not null
  ref text not null  -- 工程表の中の場所
  group_number smallint not null
  group_title text not null  -- 工程表の大きな区切り
  item_title text not null  -- 「項目」欄の題
  item_text text  -- 「項目」欄の説明。前の行と同じなら空
  title text not null  -- 短くまとめた題
  wording text not null  -- 「具体的な取組」欄の文言
  leads text[] not null  -- 実施主体(plan_lead_bodies の code)
  leads_wording text  -- 「実施主体」欄の文言。欄が空なら空
  kpi_wording text  -- 「KPI」欄の文言。欄が空なら空
  target_types smallint[] not null
  note text
  "position" smallint not null
  retired_on date
  group_wording text not null default ''::text  -- 区切りの見出し(工程表の文言)
  mark text not null default ''::text  -- 「具体的な取組」欄の頭の番号。印刷のとおり
  heading text  -- 工程表で、この行の上に置かれた見出し
  -- constraints
  roadmap_rows_pkey PRIMARY KEY (fiscal_year, id)
  roadmap_rows_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  roadmap_rows_mark_check CHECK ((length(mark) <= 20))
  roadmap_rows_target_types_check CHECK ((target_types <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint]))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- roadmap_states: 工程表の行の状態。主体が裏づけと共に置く。書きかえず、行を足す。行がなければ未報告 (row-level security, forced)
table roadmap_states (
  id uuid not null
  fiscal_year smallint not null
  row_id text not null
  organization_id text not null
  state text not null  -- 未着手 / 実施中 / おくれ / 完了 / 中止
  evidence text not null  -- 裏づけ(行ったことと数)
  evidence_on date not null  -- 裏づけの日
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  evidence_kind text not null default 'other'::text  -- 裏づけの種類(集まり・報告・事例・数・そのほか)
  reason text not null default ''::text  -- おくれ・中止の理由
  countermeasure text not null default ''::text  -- おくれへの手だて
  written_by xid8 not null default pg_current_xact_id()
  done_link smallint generated always as (
CASE
    WHEN (state = 'done'::text) THEN 1
    ELSE NULL::integer
END) stored  -- 完了のとき1: 裏づけ(roadmap_links)の1番目が、かならずある
  speaks_for text not null default 'row'::text  -- 行の状態か、その機関の取組だけの状態か
  -- constraints
  roadmap_states_pkey PRIMARY KEY (id)
  roadmap_done_has_evidence FOREIGN KEY (id, done_link) REFERENCES roadmap_links(state_id, "position") DEFERRABLE INITIALLY DEFERRED NOT VALID
  roadmap_states_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  roadmap_states_fiscal_year_row_id_fkey FOREIGN KEY (fiscal_year, row_id) REFERENCES roadmap_rows(fiscal_year, id)
  roadmap_states_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  roadmap_states_check CHECK (((state <> 'late'::text) OR ((btrim(reason) <> ''::text) AND (btrim(countermeasure) <> ''::text))))
  roadmap_states_check1 CHECK (((state <> 'stopped'::text) OR (btrim(reason) <> ''::text)))
  roadmap_states_countermeasure_check CHECK ((octet_length(countermeasure) <= 102400))
  roadmap_states_evidence_check CHECK ((evidence <> ''::text))
  roadmap_states_evidence_check1 CHECK ((octet_length(evidence) <= 102400))
  roadmap_states_evidence_kind_check CHECK ((evidence_kind = ANY (ARRAY['meeting'::text, 'report'::text, 'practice'::text, 'figure'::text, 'other'::text])))
  roadmap_states_reason_check CHECK ((octet_length(reason) <= 102400))
  roadmap_states_speaks_for_check CHECK ((speaks_for = ANY (ARRAY['row'::text, 'organization'::text])))
  roadmap_states_state_check CHECK ((state = ANY (ARRAY['not-started'::text, 'in-progress'::text, 'late'::text, 'done'::text, 'stopped'::text])))
  -- indexes
  CREATE INDEX roadmap_states_of_organizations USING btree (fiscal_year, row_id, organization_id, recorded_at DESC) WHERE (speaks_for = 'organization'::text)
  CREATE INDEX roadmap_states_row USING btree (fiscal_year, row_id, recorded_at DESC)
  -- policies
  policy count_all for select to tsunagu_stats using (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app using (true)
  policy report_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND
CASE speaks_for
    WHEN 'row'::text THEN reports_on_roadmap_row(fiscal_year, row_id)
    ELSE reports_for_itself_on_roadmap_row(fiscal_year, row_id)
END))
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- roadmap_steps: 工程表の行の、四半期ごとの予定 (row-level security, forced)
table roadmap_steps (
  id uuid not null
  fiscal_year smallint not null
  row_id text not null
  quarter smallint not null  -- 第1は4〜6月、第4は1〜3月
  step text not null
  organization_id text not null
  account_id uuid
  planned_at timestamp with time zone not null default business_now()
  done_on date
  removed_at timestamp with time zone
  -- constraints
  roadmap_steps_pkey PRIMARY KEY (id)
  roadmap_steps_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  roadmap_steps_fiscal_year_row_id_fkey FOREIGN KEY (fiscal_year, row_id) REFERENCES roadmap_rows(fiscal_year, id)
  roadmap_steps_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  roadmap_steps_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4)))
  roadmap_steps_step_check CHECK (((btrim(step) <> ''::text) AND (length(step) <= 300)))
  -- indexes
  CREATE INDEX roadmap_steps_of_row USING btree (fiscal_year, row_id, quarter) WHERE (removed_at IS NULL)
  -- policies
  policy change_own for update to tsunagu_app using (reports_on_roadmap_row(fiscal_year, row_id))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy plan_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND reports_on_roadmap_row(fiscal_year, row_id)))
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: insert, select, update (done_on, removed_at)
  tsunagu_stats: select
)

-- rule_findings: 規則が見つけた、計画の点検の指摘 (row-level security, forced)
table rule_findings (
  fiscal_year smallint not null
  code text not null
  rule text not null
  subject text not null  -- 何についてか。同じ規則が同じものをまた見つけたら、同じ指摘
  kind text not null
  title text not null
  text text not null
  places jsonb not null
  measure_ids text[] not null default '{}'::text[]
  roadmap_row_ids text[] not null default '{}'::text[]
  kpi_codes text[] not null default '{}'::text[]
  "position" smallint not null
  found_on date not null
  gone_on date  -- 規則がもう見つけなくなった日
  -- constraints
  rule_findings_fiscal_year_rule_subject_key UNIQUE (fiscal_year, rule, subject)
  rule_findings_pkey PRIMARY KEY (fiscal_year, code)
  rule_findings_fiscal_year_fkey FOREIGN KEY (fiscal_year) REFERENCES plans(fiscal_year)
  rule_findings_check CHECK ((gone_on >= found_on))
  rule_findings_code_check CHECK ((code ~ '^R[0-9]{2,4}$'::text))
  rule_findings_kind_check CHECK ((kind = ANY (ARRAY['number'::text, 'time'::text, 'scope'::text, 'organization'::text, 'wording'::text, 'missing'::text])))
  rule_findings_places_check CHECK (((jsonb_typeof(places) = 'array'::text) AND (jsonb_array_length(places) > 0)))
  rule_findings_rule_check CHECK ((rule ~ '^[a-z-]+$'::text))
  rule_findings_subject_check CHECK ((btrim(subject) <> ''::text))
  rule_findings_text_check CHECK ((btrim(text) <> ''::text))
  rule_findings_title_check CHECK ((btrim(title) <> ''::text))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- seal_entries: 封に入れた行と、そのときのハッシュ (row-level security, forced)
table seal_entries (
  seal_number bigint not null
  "position" integer not null
  source text not null
  entry_id uuid not null
  hash bytea not null
  -- constraints
  seal_entries_pkey PRIMARY KEY (seal_number, "position")
  seal_entries_seal_number_fkey FOREIGN KEY (seal_number) REFERENCES seals(number)
  seal_entries_source_check CHECK ((source = ANY (ARRAY['ledger'::text, 'fact'::text])))
  -- indexes
  CREATE UNIQUE INDEX seal_entries_entry USING btree (source, entry_id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
)

-- sealed_figures: 封をしたときの数字。あとで同じ数字が出ることを確かめる (row-level security, forced)
table sealed_figures (
  seal_number bigint not null
  fiscal_year integer not null
  kpi_code text not null
  definition_version integer not null
  as_of timestamp with time zone not null
  value numeric not null
  -- constraints
  sealed_figures_pkey PRIMARY KEY (seal_number, fiscal_year, kpi_code)
  sealed_figures_seal_number_fkey FOREIGN KEY (seal_number) REFERENCES seals(number)
  -- indexes
  CREATE INDEX sealed_figures_as_of USING btree (as_of DESC)
  -- policies
  policy append for insert to tsunagu_app with check (true)
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: insert, select
  tsunagu_stats: select
)

-- seals: 封。台帳と事実のまとまりを鎖のハッシュで閉じる (row-level security, forced)
table seals (
  number bigint not null
  sealed_at timestamp with time zone not null default now()
  business_at timestamp with time zone not null default business_now()
  horizon xid8 not null
  entries integer not null
  previous_hash bytea not null
  hash bytea not null
  -- constraints
  seals_pkey PRIMARY KEY (number)
  seals_entries_check CHECK ((entries > 0))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- seat_claims: 席を取った、または待っている申込み。だれのことかは書かない (row-level security, forced)
table seat_claims (
  id uuid not null
  pool_id uuid not null
  organization_id text not null
  number integer not null  -- 受付番号。待つ順番でもある
  state text not null
  claimed_at timestamp with time zone not null default business_now()
  moved_up_at timestamp with time zone  -- キャンセル待ちから席が取れた時刻
  told_at timestamp with time zone  -- そのことを知らせた時刻
  left_at timestamp with time zone
  -- constraints
  seat_claims_pool_id_number_key UNIQUE (pool_id, number)
  seat_claims_pkey PRIMARY KEY (id)
  seat_claims_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  seat_claims_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES seat_pools(id)
  seat_claims_check CHECK (((state = 'left'::text) = (left_at IS NOT NULL)))
  seat_claims_number_check CHECK ((number > 0))
  seat_claims_state_check CHECK ((state = ANY (ARRAY['seated'::text, 'waiting'::text, 'left'::text])))
  -- indexes
  CREATE INDEX seat_claims_untold USING btree (moved_up_at) WHERE ((moved_up_at IS NOT NULL) AND (told_at IS NULL))
  CREATE INDEX seat_claims_waiting USING btree (pool_id, number) WHERE (state = 'waiting'::text)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office,administrator}'::text[])))
  -- grants
  tsunagu_app: select
)

-- seat_pools: 席。いくつあり、いくつうまっているか。席の数より多くはうまらない (row-level security, forced)
table seat_pools (
  id uuid not null
  organization_id text not null
  seats integer  -- 席の数。空なら限りがない
  waits boolean not null  -- 満席のとき、キャンセル待ちができるか
  taken integer not null default 0  -- うまっている席。席を取る・はなすときに、データベースだけが書く
  numbered integer not null default 0  -- いちばん新しい受付番号
  closed_at timestamp with time zone  -- もう席を取ることも、くり上げることもない時刻から
  -- constraints
  seat_pools_pkey PRIMARY KEY (id)
  seat_pools_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  seat_pools_check CHECK (((taken >= 0) AND ((seats IS NULL) OR (taken <= seats))))
  seat_pools_seats_check CHECK (((seats >= 0) AND (seats <= 100000)))
  -- policies
  policy change_host for update to tsunagu_app using ((organization_id = acting_organization()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_staff for select to tsunagu_app using ((( SELECT acting_role() AS acting_role) = ANY ('{counselor,manager,employer-support,municipal,council-office,administrator}'::text[])))
  policy write_host for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (( SELECT acting_role() AS acting_role) = ANY ('{manager,employer-support,municipal,council-office}'::text[]))))
  -- triggers
  seats_changed AFTER UPDATE OF seats FOR EACH ROW EXECUTE FUNCTION seats_changed()
  -- grants
  tsunagu_app: insert (id, organization_id, seats, waits), select, update (closed_at, seats)
)

-- security_events: 安全の記録。断られた扉・ログイン、変わった権限、鍵、書き出し、緊急の閲覧。相談の中身も名前も書かない (row-level security, forced)
table security_events (
  id uuid not null
  kind text not null
  account_id uuid
  subject_account_id uuid
  organization_id text
  detail text not null default ''::text
  happened_at timestamp with time zone not null default now()
  -- constraints
  security_events_pkey PRIMARY KEY (id)
  security_events_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  security_events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  security_events_subject_account_id_fkey FOREIGN KEY (subject_account_id) REFERENCES accounts(id)
  security_events_detail_check CHECK (((length(detail) <= 200) AND (detail !~ '[[:cntrl:]]'::text)))
  security_events_kind_check CHECK ((kind = ANY (ARRAY['sign-in-refused'::text, 'sign-in-held'::text, 'door-refused'::text, 'rights'::text, 'token'::text, 'export'::text, 'emergency'::text, 'file-stopped'::text])))
  -- indexes
  CREATE INDEX security_events_newest USING btree (happened_at DESC, id DESC)
  CREATE INDEX security_events_of_kind USING btree (kind, happened_at DESC, id DESC)
  -- policies
  policy append for insert to tsunagu_readlog with check ((NOT (account_id IS DISTINCT FROM acting_account())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_administrator for select to tsunagu_app using ((acting_role() = 'administrator'::text))
  -- grants
  tsunagu_app: select
  tsunagu_readlog: insert
)

-- settings: 協議会の設定。日数や閾値 (row-level security, forced)
table settings (
  key text not null
  value jsonb not null
  default_value jsonb not null  -- フォルダーの値。変えていなければ今の値もこれ
  label text not null
  unit text
  note text
  changed_at timestamp with time zone  -- 協議会が変えた時刻。空なら読み込みのたびに既定の値になる
  "position" smallint not null
  -- constraints
  settings_pkey PRIMARY KEY (key)
  settings_key_check CHECK ((key ~ '^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$'::text))
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- triggers
  public_data_moves AFTER INSERT OR DELETE OR UPDATE FOR EACH STATEMENT EXECUTE FUNCTION move_public_data()
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- sheet_intake_files: 受け取った表の一つと、読んだ結果。読んだあとは中身を捨てる (row-level security, forced)
table sheet_intake_files (
  intake_id uuid not null
  "position" smallint not null
  name text not null
  content bytea
  state text not null default 'waiting'::text  -- 読む前 / 報告を送った / 同じ数がもう届いている / 読めなかった
  organization_name text not null default ''::text
  message text not null default ''::text
  claimed_at timestamp with time zone
  handled_at timestamp with time zone
  -- constraints
  sheet_intake_files_pkey PRIMARY KEY (intake_id, "position")
  sheet_intake_files_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES sheet_intakes(id)
  sheet_intake_files_check CHECK (((state = 'waiting'::text) = (handled_at IS NULL)))
  sheet_intake_files_check1 CHECK (((state = 'waiting'::text) = (content IS NOT NULL)))
  sheet_intake_files_content_check CHECK ((octet_length(content) <= 1000000))
  sheet_intake_files_name_check CHECK ((length(name) <= 255))
  sheet_intake_files_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'same'::text, 'refused'::text])))
  -- indexes
  CREATE INDEX sheet_intake_files_waiting USING btree (intake_id, "position") WHERE (state = 'waiting'::text)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_office for select to tsunagu_app using (acting_for_office())
  policy receive_office for insert to tsunagu_app with check (acting_for_office())
  -- grants
  tsunagu_app: insert (content, intake_id, name, position), select (handled_at, intake_id, message, name, organization_name, position, state)
)

-- sheet_intakes: 月次報告の表をまとめて受け取ったもの (row-level security, forced)
table sheet_intakes (
  id uuid not null
  organization_id text not null
  account_id uuid
  received_at timestamp with time zone not null default business_now()
  -- constraints
  sheet_intakes_pkey PRIMARY KEY (id)
  sheet_intakes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  sheet_intakes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  -- indexes
  CREATE INDEX sheet_intakes_newest USING btree (received_at DESC)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_office for select to tsunagu_app using (acting_for_office())
  policy receive_office for insert to tsunagu_app with check (((organization_id = acting_organization()) AND acting_for_office()))
  -- grants
  tsunagu_app: insert, select
)

-- submissions: 送信の控え。同じ送信が二度届いても一度だけ行う (row-level security, forced)
table submissions (
  account_id uuid not null
  submission_id text not null
  action text not null
  answer jsonb not null
  created_at timestamp with time zone not null default now()
  -- constraints
  submissions_pkey PRIMARY KEY (account_id, submission_id)
  submissions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  submissions_submission_id_check CHECK (((length(submission_id) >= 1) AND (length(submission_id) <= 200)))
  -- indexes
  CREATE INDEX submissions_created USING btree (created_at)
  -- policies
  policy own for all to tsunagu_app using ((account_id = acting_account())) with check ((account_id = acting_account()))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  -- grants
  tsunagu_app: insert, select
)

-- supervision_notes: 責任者から担当へのひとこと。ほかの機関には見えない (row-level security, forced)
table supervision_notes (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  account_id uuid not null
  note text not null
  written_at timestamp with time zone not null default business_now()
  read_at timestamp with time zone
  read_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  supervision_notes_pkey PRIMARY KEY (id)
  supervision_notes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  supervision_notes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  supervision_notes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  supervision_notes_read_by_fkey FOREIGN KEY (read_by) REFERENCES accounts(id)
  supervision_notes_note_check CHECK (((btrim(note) <> ''::text) AND (octet_length(note) <= 102400)))
  -- indexes
  CREATE INDEX supervision_notes_of_case USING btree (case_id)
  CREATE INDEX supervision_notes_unread USING btree (organization_id) WHERE (read_at IS NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_mark for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = supervision_notes.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select, update (read_at, read_by)
)

-- support_goals: プランの目標。本人の言葉で書き、評価の結果をのこす (row-level security, forced)
table support_goals (
  id uuid not null
  plan_id uuid not null
  case_id uuid not null
  organization_id text not null
  "position" integer not null
  goal text not null
  result text
  result_note text not null default ''::text
  removed_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  support_goals_pkey PRIMARY KEY (id)
  support_goals_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  support_goals_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  support_goals_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES support_plans(id)
  support_goals_goal_check CHECK (((btrim(goal) <> ''::text) AND (octet_length(goal) <= 102400)))
  support_goals_result_check CHECK ((result = ANY (ARRAY['achieved'::text, 'partly'::text, 'not'::text, 'not-wanted'::text])))
  support_goals_result_note_check CHECK ((octet_length(result_note) <= 102400))
  -- indexes
  CREATE INDEX support_goals_of_case USING btree (case_id)
  CREATE INDEX support_goals_of_plan USING btree (plan_id)
  -- policies
  policy change_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM support_plans
  WHERE ((support_plans.id = support_goals.plan_id) AND (support_plans.case_id = support_goals.case_id) AND (support_plans.organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  take_offer_back AFTER INSERT OR UPDATE FOR EACH ROW EXECUTE FUNCTION take_offer_back_of_part()
  -- grants
  tsunagu_app: insert, select, update (goal, removed_at, result, result_note)
)

-- support_measures: 協議会の施策のうち、この方に合うものと合わないもの。それぞれ理由をのこす (row-level security, forced)
table support_measures (
  plan_id uuid not null
  fiscal_year smallint not null
  measure_id text not null
  case_id uuid not null
  organization_id text not null
  fits boolean not null
  reason text not null
  removed_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  support_measures_pkey PRIMARY KEY (plan_id, measure_id)
  support_measures_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  support_measures_fiscal_year_measure_id_fkey FOREIGN KEY (fiscal_year, measure_id) REFERENCES plan_measures(fiscal_year, id)
  support_measures_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  support_measures_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES support_plans(id)
  support_measures_reason_check CHECK (((btrim(reason) <> ''::text) AND (octet_length(reason) <= 102400)))
  -- indexes
  CREATE INDEX support_measures_of_case USING btree (case_id)
  -- policies
  policy change_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM support_plans
  WHERE ((support_plans.id = support_measures.plan_id) AND (support_plans.case_id = support_measures.case_id) AND (support_plans.organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  take_offer_back AFTER INSERT OR UPDATE FOR EACH ROW EXECUTE FUNCTION take_offer_back_of_part()
  -- grants
  tsunagu_app: insert, select, update (fits, reason, removed_at)
)

-- support_plans: 支援プラン。本人の目指す姿・期間・同意・支援調整会議・支援決定・見直し・評価 (row-level security, forced)
table support_plans (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  number integer not null
  follows_id uuid
  status text not null default 'draft'::text
  wish text not null
  starts_on date not null
  ends_on date not null
  review_on date not null
  services text[] not null default '{}'::text[]  -- 使う事業(住居確保給付金など)
  needs_decision boolean not null  -- 支援決定が要るか(法定の事業を使うとき)
  needs_sign_off boolean not null
  agreed_on date
  agreed_how text
  agreed_witness text not null default ''::text
  conference_on date
  conference_form text
  conference_result text
  decided_on date
  decided_by text not null default ''::text
  signed_off_at timestamp with time zone
  signed_off_by uuid
  returned_note text not null default ''::text
  ended_on date
  evaluation text not null default ''::text
  continues text
  changes text[] not null default '{}'::text[]
  version integer not null default 1
  account_id uuid
  written_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  offered_at timestamp with time zone  -- 本人のページで見てもらうようにした時。書き直すと取り消される
  offered_by uuid
  -- constraints
  support_plans_case_id_number_key UNIQUE (case_id, number)
  support_plans_pkey PRIMARY KEY (id)
  support_plans_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  support_plans_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  support_plans_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  support_plans_follows_id_fkey FOREIGN KEY (follows_id) REFERENCES support_plans(id)
  support_plans_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES accounts(id)
  support_plans_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  support_plans_signed_off_by_fkey FOREIGN KEY (signed_off_by) REFERENCES accounts(id)
  support_plans_agreed_how_check CHECK ((agreed_how = ANY (ARRAY['signature'::text, 'oral'::text, 'own-page'::text])))
  support_plans_agreed_witness_check CHECK ((length(agreed_witness) <= 300))
  support_plans_check CHECK ((ends_on >= starts_on))
  support_plans_check1 CHECK (((review_on >= starts_on) AND (review_on <= ends_on)))
  support_plans_check10 CHECK (((signed_off_at IS NULL) = (signed_off_by IS NULL)))
  support_plans_check11 CHECK (((offered_by IS NULL) OR (offered_at IS NOT NULL)))
  support_plans_check2 CHECK (((status <> ALL (ARRAY['agreed'::text, 'running'::text, 'evaluated'::text])) OR (agreed_on IS NOT NULL)))
  support_plans_check3 CHECK (((agreed_on IS NULL) = (agreed_how IS NULL)))
  support_plans_check4 CHECK (((agreed_how IS DISTINCT FROM 'oral'::text) OR (agreed_witness <> ''::text)))
  support_plans_check5 CHECK (((decided_on IS NULL) OR ((agreed_on IS NOT NULL) AND (conference_on IS NOT NULL) AND (decided_on >= conference_on) AND (decided_by <> ''::text))))
  support_plans_check6 CHECK ((((conference_on IS NULL) = (conference_form IS NULL)) AND ((conference_on IS NULL) = (conference_result IS NULL))))
  support_plans_check7 CHECK (((status <> ALL (ARRAY['running'::text, 'evaluated'::text])) OR (((NOT needs_decision) OR (decided_on IS NOT NULL)) AND ((NOT needs_sign_off) OR (signed_off_at IS NOT NULL)))))
  support_plans_check8 CHECK (((status = 'evaluated'::text) = (continues IS NOT NULL)))
  support_plans_check9 CHECK (((status = ANY (ARRAY['evaluated'::text, 'withdrawn'::text, 'handed-over'::text])) = (ended_on IS NOT NULL)))
  support_plans_conference_form_check CHECK ((conference_form = ANY (ARRAY['meeting'::text, 'paper'::text])))
  support_plans_conference_result_check CHECK ((conference_result = ANY (ARRAY['fit'::text, 'revised'::text])))
  support_plans_continues_check CHECK ((continues = ANY (ARRAY['close'::text, 'replan'::text, 'suspend'::text])))
  support_plans_decided_by_check CHECK ((length(decided_by) <= 300))
  support_plans_evaluation_check CHECK ((octet_length(evaluation) <= 102400))
  support_plans_number_check CHECK ((number >= 1))
  support_plans_returned_note_check CHECK ((octet_length(returned_note) <= 102400))
  support_plans_starts_on_check CHECK (((starts_on >= '2000-01-01'::date) AND (starts_on <= '2199-12-31'::date)))
  support_plans_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'agreed'::text, 'running'::text, 'evaluated'::text, 'withdrawn'::text, 'handed-over'::text])))
  support_plans_wish_check CHECK (((btrim(wish) <> ''::text) AND (octet_length(wish) <= 102400)))
  -- indexes
  CREATE INDEX support_plans_follows USING btree (follows_id) WHERE (follows_id IS NOT NULL)
  CREATE INDEX support_plans_of_case USING btree (case_id)
  CREATE INDEX support_plans_review USING btree (organization_id, review_on) WHERE (status = 'running'::text)
  CREATE INDEX support_plans_sign_off USING btree (organization_id) WHERE ((status = 'agreed'::text) AND needs_sign_off AND (signed_off_at IS NULL))
  CREATE UNIQUE INDEX support_plans_one_alive USING btree (case_id) WHERE (status = ANY (ARRAY['draft'::text, 'agreed'::text, 'running'::text]))
  -- policies
  policy change_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = support_plans.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  take_offer_back BEFORE UPDATE FOR EACH ROW WHEN (((old.offered_at IS NOT NULL) AND (new.status = 'draft'::text) AND (((((old.wish IS DISTINCT FROM new.wish) OR (old.starts_on IS DISTINCT FROM new.starts_on)) OR (old.ends_on IS DISTINCT FROM new.ends_on)) OR (old.review_on IS DISTINCT FROM new.review_on)) OR (old.services IS DISTINCT FROM new.services)))) EXECUTE FUNCTION take_offer_back()
  -- grants
  tsunagu_app: insert, select, update (agreed_how, agreed_on, agreed_witness, changes, conference_form, conference_on, conference_result, continues, decided_by, decided_on, ended_on, ends_on, evaluation, needs_decision, needs_sign_off, offered_at, offered_by, returned_note, review_on, services, signed_off_at, signed_off_by, starts_on, status, version, wish)
)

-- support_reviews: プランの見直し(モニタリング)。目標ごとの進みと本人の声 (row-level security, forced)
table support_reviews (
  id uuid not null
  plan_id uuid not null
  case_id uuid not null
  organization_id text not null
  held_on date not null
  method text not null
  progress jsonb not null default '{}'::jsonb  -- 目標ごとの進み(順調・やや遅れ・停滞・達成)
  voice text not null default ''::text
  note text not null default ''::text
  next_review_on date not null
  account_id uuid
  written_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  -- constraints
  support_reviews_pkey PRIMARY KEY (id)
  support_reviews_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  support_reviews_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  support_reviews_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  support_reviews_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES support_plans(id)
  support_reviews_check CHECK ((next_review_on > held_on))
  support_reviews_method_check CHECK ((method = ANY (ARRAY['visit'::text, 'phone'::text, 'home'::text, 'online'::text, 'letter'::text])))
  support_reviews_note_check CHECK ((octet_length(note) <= 102400))
  support_reviews_voice_check CHECK ((octet_length(voice) <= 102400))
  -- indexes
  CREATE INDEX support_reviews_case USING btree (case_id, held_on)
  CREATE INDEX support_reviews_of_case USING btree (case_id)
  CREATE INDEX support_reviews_of_plan USING btree (plan_id)
  -- policies
  policy change_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM support_plans
  WHERE ((support_plans.id = support_reviews.plan_id) AND (support_plans.case_id = support_reviews.case_id) AND (support_plans.organization_id = acting_organization()))))))
  -- triggers
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id', 'id', 'held_on')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id')
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select
)

-- support_steps: 目標への手だて。だれが・いつまでに (row-level security, forced)
table support_steps (
  id uuid not null
  goal_id uuid not null
  plan_id uuid not null
  case_id uuid not null
  organization_id text not null
  "position" integer not null
  step text not null
  doer text not null
  doer_name text not null default ''::text
  due_on date not null
  done_on date
  done_by uuid
  removed_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  support_steps_pkey PRIMARY KEY (id)
  support_steps_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  support_steps_done_by_fkey FOREIGN KEY (done_by) REFERENCES accounts(id)
  support_steps_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES support_goals(id)
  support_steps_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  support_steps_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES support_plans(id)
  support_steps_check CHECK (((doer <> 'other'::text) OR (doer_name <> ''::text)))
  support_steps_check1 CHECK (((done_on IS NULL) = (done_by IS NULL)))
  support_steps_doer_check CHECK ((doer = ANY (ARRAY['person'::text, 'desk'::text, 'other'::text])))
  support_steps_doer_name_check CHECK ((length(doer_name) <= 300))
  support_steps_step_check CHECK (((btrim(step) <> ''::text) AND (octet_length(step) <= 102400)))
  -- indexes
  CREATE INDEX support_steps_goal USING btree (goal_id)
  CREATE INDEX support_steps_of_case USING btree (case_id)
  CREATE INDEX support_steps_of_plan USING btree (plan_id)
  -- policies
  policy change_own for update to tsunagu_app using ((may_read(readers) AND (organization_id = acting_organization())))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM support_plans
  WHERE ((support_plans.id = support_steps.plan_id) AND (support_plans.case_id = support_steps.case_id) AND (support_plans.organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  take_offer_back AFTER INSERT OR UPDATE FOR EACH ROW EXECUTE FUNCTION take_offer_back_of_part()
  -- grants
  tsunagu_app: insert, select, update (doer, doer_name, done_by, done_on, due_on, removed_at, step)
)

-- target_type_decisions: 類型の判定と移動。日付つきで残す (row-level security, forced)
table target_type_decisions (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  from_type smallint
  to_type smallint
  provisional boolean not null
  decided_on date not null
  reason_code text not null
  reason text not null default ''::text
  answers jsonb not null default '{}'::jsonb
  proposed_type smallint
  is_move boolean not null
  recorded_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  withdrawn_at timestamp with time zone
  corrects_id uuid
  -- constraints
  target_type_decisions_pkey PRIMARY KEY (id)
  target_type_decisions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  target_type_decisions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  target_type_decisions_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES target_type_decisions(id)
  target_type_decisions_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  target_type_decisions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  target_type_decisions_check CHECK ((NOT (is_move AND (reason_code = ANY (ARRAY['first'::text, 'correction'::text])))))
  target_type_decisions_check1 CHECK (((NOT is_move) OR (from_type IS DISTINCT FROM to_type)))
  target_type_decisions_from_type_check CHECK (((from_type >= 1) AND (from_type <= 3)))
  target_type_decisions_reason_code_check CHECK ((reason_code = ANY (ARRAY['first'::text, 'change-of-state'::text, 'own-wish'::text, 'correction'::text, 'age'::text, 'separation'::text, 'illness'::text, 'household'::text])))
  target_type_decisions_to_type_check CHECK (((to_type >= 1) AND (to_type <= 3)))
  -- indexes
  CREATE INDEX target_type_decisions_case USING btree (case_id, recorded_at)
  CREATE UNIQUE INDEX target_type_decisions_one_correction USING btree (corrects_id) WHERE (corrects_id IS NOT NULL)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE (cases.id = target_type_decisions.case_id)))))
  -- triggers
  note_projection AFTER UPDATE REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id', 'id', 'decided_on', 'to_type', 'provisional', 'reason_code', 'withdrawn_at')
  note_projection_of_new AFTER INSERT REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_projection_due('id', 'case_id')
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select
)

-- trainings: 職業訓練。コース・期間・どう終わったか (row-level security, forced)
table trainings (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  kind text not null
  course text not null
  provider text not null default ''::text
  starts_on date not null
  ends_on date not null  -- 終わる予定の日
  ended_on date
  result text
  result_note text not null default ''::text
  recorded_at timestamp with time zone not null default business_now()
  readers jsonb not null default '{}'::jsonb
  ended_by_organization_id text  -- 終わりを書いた機関
  -- constraints
  trainings_pkey PRIMARY KEY (id)
  trainings_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  trainings_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  trainings_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  trainings_ended_by_organization_id_fkey FOREIGN KEY (ended_by_organization_id) REFERENCES organizations(id)
  trainings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  trainings_check CHECK (((ends_on >= starts_on) AND (ends_on <= (starts_on + 1461))))
  trainings_check1 CHECK (((ended_on IS NULL) = (result IS NULL)))
  trainings_check2 CHECK (((ended_on IS NULL) OR (result = 'not-started'::text) OR (ended_on >= starts_on)))
  trainings_course_check CHECK (((btrim(course) <> ''::text) AND (length(course) <= 300)))
  trainings_kind_check CHECK ((kind = ANY (ARRAY['public'::text, 'job-seeker-basic'::text, 'job-seeker-practical'::text, 'bridge'::text, 'work-placement'::text, 'while-working'::text, 'other'::text])))
  trainings_provider_check CHECK ((length(provider) <= 300))
  trainings_result_check CHECK ((result = ANY (ARRAY['completed'::text, 'left'::text, 'not-started'::text])))
  trainings_result_note_check CHECK ((octet_length(result_note) <= 102400))
  trainings_starts_on_check CHECK (((starts_on >= '2000-01-01'::date) AND (starts_on <= '2199-12-31'::date)))
  -- indexes
  CREATE INDEX trainings_ending USING btree (COALESCE(ended_on, ends_on))
  CREATE INDEX trainings_of_case USING btree (case_id)
  -- policies
  policy change_responsible for update to tsunagu_app using ((may_read(readers) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = trainings.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = trainings.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  note_who_ended BEFORE UPDATE OF result_note FOR EACH ROW EXECUTE FUNCTION note_who_ended()
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert, select (account_id, case_id, course, desk_id, ended_by_organization_id, ended_on, ends_on, id, kind, organization_id, provider, readers, recorded_at, result, starts_on), update (course, ended_on, ends_on, kind, provider, result, result_note, starts_on)
)

-- trial_agreements: 体験・実習への、本人・企業・支援機関それぞれの同意 (row-level security, forced)
table trial_agreements (
  id uuid not null
  case_id uuid not null
  trial_id uuid not null
  version integer not null  -- 同意した版。中身が変わると、もう一度たずねる
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  side text not null
  agreed_on date not null
  how text not null
  signer text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  -- constraints
  trial_agreements_trial_id_version_side_key UNIQUE (trial_id, version, side)
  trial_agreements_pkey PRIMARY KEY (id)
  trial_agreements_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  trial_agreements_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  trial_agreements_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  trial_agreements_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  trial_agreements_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES trials(id)
  trial_agreements_how_check CHECK ((how = ANY (ARRAY['signature'::text, 'oral'::text, 'electronic'::text])))
  trial_agreements_side_check CHECK ((side = ANY (ARRAY['person'::text, 'employer'::text, 'desk'::text])))
  trial_agreements_signer_check CHECK ((length(signer) <= 100))
  -- indexes
  CREATE INDEX trial_agreements_of_case USING btree (case_id)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = trial_agreements.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert (account_id, agreed_on, case_id, desk_id, how, id, organization_id, side, signer, trial_id, version), select
)

-- trial_days: 体験・実習の一日ごとの記録。書き直しても前のものが残る (row-level security, forced)
table trial_days (
  id uuid not null
  case_id uuid not null
  trial_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  held_on date not null
  came text not null
  words text not null default ''::text
  replaced_at timestamp with time zone
  readers jsonb not null default '{}'::jsonb
  -- constraints
  trial_days_pkey PRIMARY KEY (id)
  trial_days_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  trial_days_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  trial_days_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  trial_days_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  trial_days_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES trials(id)
  trial_days_came_check CHECK ((came = ANY (ARRAY['whole'::text, 'part'::text, 'absent'::text])))
  trial_days_words_check CHECK ((octet_length(words) <= 102400))
  -- indexes
  CREATE INDEX trial_days_of_case USING btree (case_id)
  CREATE UNIQUE INDEX trial_days_one USING btree (trial_id, held_on) WHERE (replaced_at IS NULL)
  -- policies
  policy change_responsible for update to tsunagu_app using ((EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = trial_days.case_id) AND (cases.responsible_organization_id = acting_organization())))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = trial_days.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert (account_id, came, case_id, desk_id, held_on, id, organization_id, trial_id, words), select, update (replaced_at)
)

-- trials: 職場見学・就労体験・企業実習・中間的就労・トライアル雇用 (row-level security, forced)
table trials (
  id uuid not null
  case_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  recorded_at timestamp with time zone not null default business_now()
  version integer not null default 1  -- この版に、三者が同意する
  kind text not null
  employer_id uuid
  employer_name text not null
  place text not null default ''::text
  work text not null
  starts_on date not null
  ends_on date not null
  hours text not null default ''::text  -- 日と時間。月・水・金の10時から15時まで、など
  is_employed boolean not null
  is_paid boolean not null
  pay text not null default ''::text
  insurances text[] not null default '{}'::text[]
  is_no_labour boolean not null default false  -- 賃金を払わないとき、指揮命令を受けて働くものではないと確かめた
  contact text not null default ''::text  -- 困ったときの連絡先
  needs text not null default ''::text  -- 企業に伝える配慮。本人の言葉で
  ended_on date
  next text
  person_look text not null default ''::text
  workplace_look text not null default ''::text
  cancelled_at timestamp with time zone
  cancelled_reason text not null default ''::text
  readers jsonb not null default '{}'::jsonb
  -- constraints
  trials_pkey PRIMARY KEY (id)
  trials_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  trials_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  trials_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  trials_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES employers(id)
  trials_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  trials_cancelled_reason_check CHECK ((length(cancelled_reason) <= 1000))
  trials_check CHECK ((ends_on >= starts_on))
  trials_check1 CHECK (((ended_on IS NULL) = (next IS NULL)))
  trials_check2 CHECK ((ended_on >= starts_on))
  trials_check3 CHECK (((cancelled_at IS NULL) = (cancelled_reason = ''::text)))
  trials_check4 CHECK (((cancelled_at IS NULL) OR (ended_on IS NULL)))
  trials_contact_check CHECK ((length(contact) <= 300))
  trials_employer_name_check CHECK (((btrim(employer_name) <> ''::text) AND (length(employer_name) <= 300)))
  trials_employment_check CHECK (
CASE kind
    WHEN 'trial-hire'::text THEN is_employed
    WHEN 'supported-work'::text THEN true
    ELSE (NOT is_employed)
END)
  trials_hours_check CHECK ((length(hours) <= 300))
  trials_insurances_check CHECK ((insurances <@ ARRAY['event'::text, 'injury'::text, 'liability'::text, 'accident'::text, 'social'::text]))
  trials_insured_check CHECK ((is_employed OR (kind = 'tour'::text) OR ('injury'::text = ANY (insurances))))
  trials_kind_check CHECK ((kind = ANY (ARRAY['tour'::text, 'experience'::text, 'practice'::text, 'supported-work'::text, 'trial-hire'::text])))
  trials_needs_check CHECK ((octet_length(needs) <= 102400))
  trials_next_check CHECK ((next = ANY (ARRAY['hire'::text, 'longer'::text, 'other-place'::text, 'apply'::text, 'rest'::text, 'undecided'::text])))
  trials_pay_check CHECK ((length(pay) <= 300))
  trials_person_look_check CHECK ((octet_length(person_look) <= 102400))
  trials_place_check CHECK ((length(place) <= 300))
  trials_tour_check CHECK (((kind <> 'tour'::text) OR (ends_on = starts_on)))
  trials_unpaid_check CHECK ((is_paid OR (kind = 'tour'::text) OR is_no_labour))
  trials_wages_check CHECK ((is_paid OR (NOT is_employed)))
  trials_work_check CHECK (((btrim(work) <> ''::text) AND (octet_length(work) <= 102400)))
  trials_workplace_look_check CHECK ((octet_length(workplace_look) <= 102400))
  -- indexes
  CREATE INDEX trials_going_on USING btree (ends_on) WHERE ((ended_on IS NULL) AND (cancelled_at IS NULL))
  CREATE INDEX trials_of_case USING btree (case_id)
  CREATE INDEX trials_of_employer USING btree (employer_id) WHERE (employer_id IS NOT NULL)
  -- policies
  policy change_responsible for update to tsunagu_app using ((EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = trials.case_id) AND (cases.responsible_organization_id = acting_organization())))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_responsible for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = trials.case_id) AND (cases.responsible_organization_id = acting_organization()))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_case_row()
  -- grants
  tsunagu_app: insert (account_id, case_id, contact, desk_id, employer_id, employer_name, ends_on, hours, id, insurances, is_employed, is_no_labour, is_paid, kind, needs, organization_id, pay, place, starts_on, work), select, update (cancelled_at, cancelled_reason, contact, employer_id, employer_name, ended_on, ends_on, hours, insurances, is_employed, is_no_labour, is_paid, kind, needs, next, pay, person_look, place, starts_on, version, work, workplace_look)
)

-- variant_characters: 異体字。さがすときの鍵を作るためだけに使い、書かれた字は変えない (row-level security, forced)
table variant_characters (
  "character" text not null
  search_key text not null
  kind text not null
  merges_distinct boolean not null  -- 本来ちがう字をまとめる行(斉と斎など)
  -- constraints
  variant_characters_pkey PRIMARY KEY ("character")
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_all for select to tsunagu_app, tsunagu_stats using (true)
  -- grants
  tsunagu_app: select
  tsunagu_stats: select
)

-- walk_ins: 責任窓口でない窓口に来た、という知らせ。中身は、伝えたいことだけ (row-level security, forced)
table walk_ins (
  id uuid not null
  case_id uuid not null
  kind text not null
  consultation_id uuid not null
  organization_id text not null
  desk_id text not null
  account_id uuid
  for_organization_id text not null
  for_desk_id text not null
  told text not null default ''::text
  came_on date not null
  created_at timestamp with time zone not null default business_now()
  acknowledged_at timestamp with time zone
  acknowledged_by uuid
  readers jsonb not null default '{}'::jsonb
  -- constraints
  walk_ins_consultation_id_key UNIQUE (consultation_id)
  walk_ins_pkey PRIMARY KEY (id)
  walk_ins_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
  walk_ins_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES accounts(id)
  walk_ins_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
  walk_ins_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultations(id)
  walk_ins_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id)
  walk_ins_for_desk_id_fkey FOREIGN KEY (for_desk_id) REFERENCES desks(id)
  walk_ins_for_organization_id_fkey FOREIGN KEY (for_organization_id) REFERENCES organizations(id)
  walk_ins_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
  walk_ins_check CHECK ((organization_id <> for_organization_id))
  walk_ins_check1 CHECK (((kind <> 'came'::text) OR (btrim(told) <> ''::text)))
  walk_ins_check2 CHECK (((acknowledged_by IS NULL) OR (acknowledged_at IS NOT NULL)))
  walk_ins_kind_check CHECK ((kind = ANY (ARRAY['came'::text, 'reopened'::text])))
  walk_ins_told_check CHECK ((octet_length(told) <= 102400))
  -- indexes
  CREATE INDEX walk_ins_of_case USING btree (case_id)
  CREATE INDEX walk_ins_waiting USING btree (for_organization_id, came_on DESC) WHERE (acknowledged_at IS NULL)
  -- policies
  policy acknowledge for update to tsunagu_app using ((may_read(readers) AND ((for_organization_id = acting_organization()) OR (EXISTS ( SELECT
   FROM cases
  WHERE ((cases.id = walk_ins.case_id) AND (cases.responsible_organization_id = acting_organization())))))))
  policy owner_all for all to tsunagu_owner using (true) with check (true)
  policy read_own for select to tsunagu_app using (COALESCE((GREATEST(((readers ->> current_setting('app.organization_id'::text, true)))::double precision, ((readers ->> ((current_setting('app.account_id'::text, true) || '@'::text) || current_setting('app.organization_id'::text, true))))::double precision) > COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::double precision, (EXTRACT(epoch FROM now()))::double precision)), false))
  policy write_own for insert to tsunagu_app with check (((organization_id = acting_organization()) AND (EXISTS ( SELECT
   FROM consultations k
  WHERE ((k.id = walk_ins.consultation_id) AND (k.case_id = walk_ins.case_id) AND (k.organization_id = acting_organization())))) AND (EXISTS ( SELECT
   FROM case_access a
  WHERE ((a.case_id = walk_ins.case_id) AND (a.organization_id = walk_ins.for_organization_id) AND (a.basis = 'own-duty'::text)))) AND (EXISTS ( SELECT
   FROM desks d
  WHERE ((d.id = walk_ins.desk_id) AND (d.organization_id = walk_ins.organization_id)))) AND (EXISTS ( SELECT
   FROM desks d
  WHERE ((d.id = walk_ins.for_desk_id) AND (d.organization_id = walk_ins.for_organization_id))))))
  -- triggers
  set_readers BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION set_readers_of_walk_in()
  -- grants
  tsunagu_app: insert, select, update (acknowledged_at, acknowledged_by)
)

-- weekly_mails: 責任者に知らせた週 (row-level security, forced)
table weekly_mails (
  week_of date not null
  taken_at timestamp with time zone not null default now()
  -- constraints
  weekly_mails_pkey PRIMARY KEY (week_of)
  -- policies
  policy owner_all for all to tsunagu_owner using (true) with check (true)
)

-- Functions, whether they run with the rights of their owner, and who may call them.
-- account_at(address text) as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- account_key(account uuid, organization text): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- acting_account(): everybody
-- acting_for_office(): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- acting_membership(of_account uuid) as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- acting_organization(): everybody
-- acting_role() as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- add_disposal_items(disposal uuid, chosen_cases uuid[], chosen_conferences uuid[]) as its owner: tsunagu_app
-- adopt_appointments() as its owner: tsunagu_app, tsunagu_stats
-- answer_own_plan(answer uuid, plan uuid, seen_version integer, agreeing boolean, words text, at timestamp with time zone) as its owner: tsunagu_app
-- approved_stays(): everybody
-- booth_list(of_gathering uuid) as its owner: tsunagu_app, tsunagu_stats
-- both_shared(one text[], other text[]): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- bound_documents() as its owner: tsunagu_app, tsunagu_stats
-- bound_kept_inputs() as its owner: tsunagu_app, tsunagu_stats
-- bound_quarantine() as its owner: tsunagu_app, tsunagu_stats
-- business_now(): everybody
-- business_today(): everybody
-- case_closure(of_case uuid) as its owner: tsunagu_app
-- case_derived(subjects uuid[]): tsunagu_app, tsunagu_stats
-- case_facts(subjects uuid[]): tsunagu_app, tsunagu_stats
-- case_family(subjects uuid[]): tsunagu_app, tsunagu_stats
-- case_of_record(of_kind text, record uuid) as its owner: nobody else
-- case_openings(subjects uuid[]): tsunagu_app, tsunagu_stats
-- case_people(subjects uuid[]): tsunagu_app, tsunagu_stats
-- case_readers(subject uuid, part text, author text) as its owner: nobody else
-- caseload_flow(since date, until date, of_organization text) as its owner: tsunagu_app, tsunagu_stats
-- check_in(of_gathering uuid, sign_up uuid, has_come boolean) as its owner: tsunagu_app, tsunagu_stats
-- check_joint_support() as its owner: everybody
-- check_open_case_has_next_action() as its owner: everybody
-- check_own_page() as its owner: everybody
-- claim_seat() as its owner: tsunagu_app, tsunagu_stats
-- claim_sheet() as its owner: tsunagu_app
-- closed_year_is_revised_with_reason() as its owner: tsunagu_app, tsunagu_stats
-- conference_changed() as its owner: everybody
-- conference_counts(since date, until date) as its owner: tsunagu_app, tsunagu_stats
-- conference_readers(subject uuid, part text) as its owner: nobody else
-- correct_home(subject uuid) as its owner: tsunagu_app, tsunagu_stats
-- decision_person(of_decision uuid) as its owner: tsunagu_app, tsunagu_stats
-- definition_is_not_withdrawn() as its owner: tsunagu_app, tsunagu_stats
-- definition_is_unused() as its owner: tsunagu_app, tsunagu_stats
-- definition_parts_count() as its owner: tsunagu_app, tsunagu_stats
-- desk_room() as its owner: tsunagu_app
-- disposal_candidates(only_case uuid, only_conference uuid) as its owner: tsunagu_app
-- dispose(subject uuid) as its owner: tsunagu_app
-- disposed_words(): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- document_room(subject uuid, OUT used_bytes bigint, OUT most_bytes bigint, OUT used_count integer, OUT most_count integer) as its owner: tsunagu_app
-- door_list(of_gathering uuid) as its owner: tsunagu_app, tsunagu_stats
-- emergency_readers(e emergency_accesses) as its owner: nobody else
-- end_access_of_member() as its owner: nobody else
-- erase_cases(roots uuid[]) as its owner: nobody else
-- erase_papers(subjects uuid[]) as its owner: nobody else
-- escalate_referral(of_referral uuid, action uuid) as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- evidence_of(fact_kinds text[], of_organization_kinds text[], of_desk_kinds text[], with_days boolean, period_from date, period_to date, as_of timestamp with time zone): tsunagu_app, tsunagu_stats
-- fact_differences(subjects uuid[]): tsunagu_app, tsunagu_stats
-- fact_row_hash(entry facts): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- facts_as_of(as_of timestamp with time zone): tsunagu_app, tsunagu_stats
-- figure_breakdown(kpi text, definition_version integer, period_from date, period_to date, as_of timestamp with time zone): tsunagu_app, tsunagu_stats
-- figure_facts(kpi text, definition_version integer, period_from date, period_to date, as_of timestamp with time zone): tsunagu_app, tsunagu_stats
-- figure_reports(kpi text, definition_version integer, period_from date, period_to date, as_of timestamp with time zone): tsunagu_app, tsunagu_stats
-- figure_totals(kpi text, definition_version integer, period_from date, period_to date, as_of timestamp with time zone): tsunagu_app, tsunagu_stats
-- figure_unit(kpi text, year integer): tsunagu_app, tsunagu_stats
-- figure_version(kpi text): tsunagu_app, tsunagu_stats
-- figure_version(kpi text, on_day date): tsunagu_app, tsunagu_stats
-- figure_version(kpi text, year integer, as_of timestamp with time zone): tsunagu_app, tsunagu_stats
-- finish_sheet(of_intake uuid, of_position smallint, to_state text, of_organization text, words text) as its owner: tsunagu_app
-- first_broken_entry() as its owner: tsunagu_app
-- fiscal_year_of(day date): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- follow_closing() as its owner: everybody
-- follow_newest_revision() as its owner: everybody
-- follow_responsibility() as its owner: everybody
-- follow_wordings() as its owner: tsunagu_app, tsunagu_stats
-- forget_typed_person(): tsunagu_app, tsunagu_stats
-- gap_age_limit(today date, age_limit integer, notice_days integer): tsunagu_app, tsunagu_stats
-- gap_counts(today date, silent_before date, overdue_before date, age_limit integer, notice_days integer) as its owner: tsunagu_app, tsunagu_stats
-- gap_introduction(today date): tsunagu_app, tsunagu_stats
-- gap_left_job(today date): tsunagu_app, tsunagu_stats
-- gap_left_training(today date): tsunagu_app, tsunagu_stats
-- gap_no_room(): tsunagu_app, tsunagu_stats
-- gap_overdue(before date): tsunagu_app, tsunagu_stats
-- gap_plan_review(today date): tsunagu_app, tsunagu_stats
-- gap_silent(before date): tsunagu_app, tsunagu_stats
-- gap_unanswered(today date): tsunagu_app, tsunagu_stats
-- gathering_balance(gatherings_asked uuid[]) as its owner: tsunagu_app, tsunagu_stats
-- gatherings_to_remind(today date, days integer) as its owner: tsunagu_app, tsunagu_stats
-- goal_is_stated() as its owner: everybody
-- goal_period(kpi text, year integer, OUT counted_from date, OUT counted_to date): tsunagu_app, tsunagu_stats
-- hand_over_of(subject uuid, former text, lead text): nobody else
-- held_cases() as its owner: nobody else
-- hold_document_room(body text): tsunagu_app, tsunagu_stats
-- hold_seats(pool uuid) as its owner: tsunagu_app, tsunagu_stats
-- ids_of_case(subject uuid) as its owner: nobody else
-- imported_keys(of_source uuid) as its owner: tsunagu_app
-- introduced_to_job(job uuid) as its owner: tsunagu_app, tsunagu_stats
-- is_member(account uuid, organization text) as its owner: tsunagu_app
-- is_own_entry(entry uuid) as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- is_person_account(account uuid) as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- is_projecting(): tsunagu_app, tsunagu_stats
-- keep_account(): everybody
-- keep_age_limit_measure() as its owner: tsunagu_app, tsunagu_stats
-- keep_alarms(present jsonb) as its owner: tsunagu_app
-- keep_corrected_activity() as its owner: everybody
-- keep_decision_sides() as its owner: tsunagu_app, tsunagu_stats
-- keep_employer() as its owner: tsunagu_app, tsunagu_stats
-- keep_home() as its owner: tsunagu_app, tsunagu_stats
-- keep_job() as its owner: tsunagu_app, tsunagu_stats
-- keep_minutes(): everybody
-- keep_plan_node_history() as its owner: everybody
-- keep_published(): everybody
-- keep_referral_sides(): everybody
-- keep_rule_findings(year smallint, found_now jsonb, day date) as its owner: tsunagu_app
-- kept_setting(wanted text, otherwise integer) as its owner: tsunagu_app
-- know_digest_due(): tsunagu_app, tsunagu_stats
-- last_recorded_at() as its owner: tsunagu_app
-- leads_of(subject uuid, before timestamp with time zone) as its owner: nobody else
-- ledger_row_hash(entry ledger): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- link_what_stands() as its owner: everybody
-- make_appointment() as its owner: tsunagu_app, tsunagu_stats
-- mark_job_change(): tsunagu_app, tsunagu_stats
-- may_note(of_case uuid) as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- may_read(readers jsonb): everybody
-- may_take_up(subject uuid) as its owner: tsunagu_app, tsunagu_stats
-- month_of(day date): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- move_public_data() as its owner: tsunagu_app, tsunagu_stats
-- move_up(pool uuid) as its owner: tsunagu_app, tsunagu_stats
-- moved_up_untold() as its owner: tsunagu_app, tsunagu_stats
-- name_authors() as its owner: everybody
-- name_report_definition() as its owner: tsunagu_app, tsunagu_stats
-- named_of(subject uuid, organization text) as its owner: nobody else
-- note_interview_result(of_gathering uuid, of_interview uuid, said text, on_day date) as its owner: tsunagu_app, tsunagu_stats
-- note_joint_contact(joint uuid, talked_on date) as its owner: tsunagu_app
-- note_person_account() as its owner: everybody
-- note_projection_due() as its owner: tsunagu_app, tsunagu_stats
-- note_reads(through text, at_path text, entries jsonb) as its owner: tsunagu_readlog
-- note_security_event() as its owner: tsunagu_app, tsunagu_stats
-- note_unmerged() as its owner: tsunagu_app, tsunagu_stats
-- note_who_ended(): everybody
-- one_place_at_a_time() as its owner: tsunagu_app, tsunagu_stats
-- only_narrow_access(): everybody
-- open_emergency_door(entry uuid, access uuid, wanted text, name text, born date, wanted_digest bytea, why text, open_hours integer) as its owner: tsunagu_app, tsunagu_stats
-- open_helpers_to_lead(subject uuid, former text, lead text): nobody else
-- open_to_one_another() as its owner: everybody
-- org_readers(subject uuid, organization text, until double precision) as its owner: nobody else
-- organizations_on_roadmap_row(year smallint, of_row text) as its owner: tsunagu_app, tsunagu_stats
-- own_cases() as its owner: tsunagu_app
-- own_page_fits(account uuid, of_case uuid) as its owner: tsunagu_app
-- own_plans() as its owner: tsunagu_app
-- own_reads(most integer) as its owner: tsunagu_app
-- people_of_record(of_case uuid) as its owner: nobody else
-- people_without_digest(most integer) as its owner: tsunagu_app, tsunagu_stats
-- person_part_readers(subject uuid, secret boolean) as its owner: nobody else
-- person_readers(subject uuid) as its owner: nobody else
-- plan_comment_in_review() as its owner: everybody
-- plan_node_of_draft() as its owner: everybody
-- plan_version_moves() as its owner: everybody
-- program_is_known() as its owner: everybody
-- project_at_the_end() as its owner: tsunagu_app, tsunagu_stats
-- project_cases(subjects uuid[]) as its owner: tsunagu_app, tsunagu_stats
-- project_left_over(most integer) as its owner: tsunagu_app, tsunagu_stats
-- project_written() as its owner: tsunagu_app, tsunagu_stats
-- protect_case_table(IN name text, IN part text, IN by_row boolean): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- protect_table(IN name text): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- put_due_plans_in_force(day date) as its owner: tsunagu_app
-- put_plan_in_force(of_version uuid, day date) as its owner: nobody else
-- read_rule(): everybody
-- reader_keys(readers jsonb): everybody
-- reads_as_own(of_case uuid) as its owner: tsunagu_app, tsunagu_stats
-- reads_of_case(subject uuid, most integer) as its owner: tsunagu_app
-- record_after_sealed_figures() as its owner: everybody
-- referral_flow(since date, today date, outcome_days integer) as its owner: tsunagu_app, tsunagu_stats
-- referral_readers(r referrals, of_words boolean) as its owner: nobody else
-- referral_words(of_referral uuid) as its owner: tsunagu_app
-- refresh_conference_readers(subject uuid) as its owner: nobody else
-- refresh_readers_of(subject uuid) as its owner: nobody else
-- refresh_readers_of_case() as its owner: everybody
-- refresh_readers_of_opened_cases() as its owner: everybody
-- refresh_readers_of_person() as its owner: everybody
-- refuse_older_program() as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog
-- relation_readers(subject uuid, relative uuid) as its owner: nobody else
-- release_in_order() as its owner: everybody
-- release_note_has_figure(): tsunagu_app, tsunagu_stats
-- report_measures(of_organization text, of_kpi text, of_month date) as its owner: tsunagu_app, tsunagu_stats
-- reports_apart(kpi text, definition_version integer, year integer, as_of timestamp with time zone): tsunagu_app, tsunagu_stats
-- reports_for_itself_on_roadmap_row(year smallint, of_row text) as its owner: tsunagu_app, tsunagu_stats
-- reports_on_kpi(organization text, kpi text, year integer): tsunagu_app, tsunagu_stats
-- reports_on_roadmap_row(year smallint, of_row text) as its owner: tsunagu_app
-- room_used(body text, subject uuid, OUT used_bytes bigint, OUT most_bytes bigint, OUT used_count integer, OUT most_count integer) as its owner: nobody else
-- seal_ledger() as its owner: tsunagu_app
-- search_jobs(folded text[], wanted jsonb, after_on date, after_id uuid, most integer) as its owner: tsunagu_app, tsunagu_stats
-- search_people(folded text, born date, most integer) as its owner: tsunagu_app
-- search_tokens(words text): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- seats_changed() as its owner: tsunagu_app, tsunagu_stats
-- second_emergency_door(entry uuid, access uuid) as its owner: tsunagu_app, tsunagu_stats
-- seconds_of_emergency(entry uuid) as its owner: tsunagu_app, tsunagu_stats
-- security_counts() as its owner: tsunagu_app
-- seekers_elsewhere(words text[], most integer) as its owner: tsunagu_app, tsunagu_stats
-- seekers_of_job(words text[], place text, most integer) as its owner: tsunagu_app, tsunagu_stats
-- sees_person_account(account uuid) as its owner: tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- service_counts() as its owner: tsunagu_app, tsunagu_jobs, tsunagu_stats
-- session_actor(session_token text) as its owner: everybody
-- set_conference_readers() as its owner: everybody
-- set_digest_of_new_case() as its owner: tsunagu_app, tsunagu_stats
-- set_digests(subjects uuid[], digests bytea[]) as its owner: tsunagu_app, tsunagu_stats
-- set_readers_beside_referral() as its owner: everybody
-- set_readers_of_case_row() as its owner: everybody
-- set_readers_of_emergency() as its owner: everybody
-- set_readers_of_new_case(): everybody
-- set_readers_of_person(): everybody
-- set_readers_of_person_part() as its owner: everybody
-- set_readers_of_referral() as its owner: everybody
-- set_readers_of_walk_in() as its owner: tsunagu_app, tsunagu_stats
-- signers_of_gathering(of_gathering uuid) as its owner: tsunagu_app, tsunagu_stats
-- silent_referrals(today date) as its owner: tsunagu_app
-- sum_of_parts(parts jsonb): tsunagu_app, tsunagu_auth, tsunagu_jobs, tsunagu_readlog, tsunagu_stats
-- sweep_drafts(most integer) as its owner: tsunagu_app
-- sweep_emergency_tries(most integer) as its owner: tsunagu_app
-- sweep_kept_inputs(most integer) as its owner: tsunagu_app
-- sweep_mails(most integer) as its owner: tsunagu_app
-- sweep_quarantined_files(most integer) as its owner: tsunagu_app
-- sweep_read_log(most integer) as its owner: tsunagu_app
-- sweep_security_events(most integer) as its owner: tsunagu_app
-- sweep_submissions(most integer) as its owner: tsunagu_app
-- tables_hanging_on(root regclass, link text) as its owner: nobody else
-- take_gathering_reminder(of_gathering uuid) as its owner: tsunagu_app, tsunagu_stats
-- take_moved_up(of_sign_up uuid) as its owner: tsunagu_app, tsunagu_stats
-- take_offer_back(): everybody
-- take_offer_back_of_part() as its owner: everybody
-- take_report_reminder(of_organization text, of_month date, of_stage text) as its owner: tsunagu_app
-- take_up_here(subject uuid, desk text, account uuid, on_day date) as its owner: tsunagu_app, tsunagu_stats
-- take_week(monday date) as its owner: tsunagu_app
-- talk_days(subject uuid) as its owner: tsunagu_app, tsunagu_stats
-- tell_earlier_desks(told uuid, on_day date) as its owner: tsunagu_app
-- texts_of(list jsonb): nobody else
-- token_actor(hash bytea) as its owner: tsunagu_app, tsunagu_stats, everybody
-- training_note(of_training uuid) as its owner: tsunagu_app
-- undo_separation(subject uuid) as its owner: tsunagu_app, tsunagu_stats
-- walk_in_readers(w walk_ins) as its owner: tsunagu_app, tsunagu_stats
-- withdraw_consultation(talk uuid) as its owner: tsunagu_app, tsunagu_stats
-- withdraw_training(training uuid) as its owner: tsunagu_app, tsunagu_stats
-- withdraw_type_decision(decision uuid) as its owner: tsunagu_app, tsunagu_stats
-- wrong_facts(from_case uuid, most integer) as its owner: tsunagu_app, tsunagu_stats
-- year_has_settled_reports() as its owner: tsunagu_app, tsunagu_stats
