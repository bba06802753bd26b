-- Forms of a desk as data of the council: sections and fields with their order, help and what is asked when. A change is a
-- further version; what was written stays with the version it was written on.
create table form_versions (
  form_key text not null check (form_key ~ '^[a-z0-9-]{1,60}$'),
  version integer not null check (version >= 1),
  title text not null check (btrim(title) <> '' and length(title) <= 200),
  desk_kinds text[] not null,
  sections jsonb not null check (jsonb_typeof(sections) = 'array'),
  position smallint not null default 0,
  note text not null default '' check (octet_length(note) <= 102400),
  published_at timestamptz,
  written_by uuid references accounts,
  written_at timestamptz not null default business_now(),
  primary key (form_key, version)
);
create unique index form_versions_one_draft on form_versions (form_key) where published_at is null;
comment on table form_versions is '聞き取りの様式と、その版。公開した版は変えない';
call protect_table('form_versions');
create policy read_all on form_versions for select to tsunagu_app using (true);
create policy draft on form_versions for insert to tsunagu_app with check (published_at is null and acting_organization() is not null);
create policy change_draft on form_versions for update to tsunagu_app using (published_at is null) with check (acting_organization() is not null);
grant select, insert on form_versions to tsunagu_app;
grant update (sections, note, published_at) on form_versions to tsunagu_app;
create function keep_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then raise exception 'a published form is not changed' using errcode = 'restrict_violation'; end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_published before update or delete on form_versions for each row execute function keep_published();

create table assessment_entries (
  id uuid primary key,
  case_id uuid not null references cases,
  organization_id text not null references organizations,
  desk_id text not null references desks,
  form_key text not null,
  form_version integer not null,
  section_key text not null,
  part text not null check (part in ('work-history', 'assessment', 'family', 'health')),
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and octet_length(answers::text) <= 1048576),
  asked_on date not null,
  account_id uuid references accounts,
  written_at timestamptz not null default business_now(),
  replaces_id uuid references assessment_entries,
  readers jsonb not null default '{}',
  foreign key (form_key, form_version) references form_versions
);
create unique index assessment_entries_one_successor on assessment_entries (replaces_id) where replaces_id is not null;
comment on table assessment_entries is '聞き取りの記録。様式の一つの節を、一度の面談で。直すときは次の行を足す';
call protect_case_table('assessment_entries', null, true);
create policy write_own on assessment_entries for insert to tsunagu_app
  with check (organization_id = acting_organization() and exists (select from cases where cases.id = case_id and responsible_organization_id = acting_organization()));
grant select, insert on assessment_entries to tsunagu_app;
