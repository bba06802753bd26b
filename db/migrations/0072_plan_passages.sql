-- The plan is printed as it was resolved: its text is kept line by line, in its order, with numbering and lead bodies as
-- they stand there. Until now the paper was put together from sections and measures, which lost free text between
-- headings, gave headings that the document doesn't have, and named lead bodies where it names none.
alter table plan_nodes drop constraint plan_nodes_kind_check;
alter table plan_nodes add constraint plan_nodes_kind_check
  check (kind in ('head', 'goal', 'section', 'passage', 'lead', 'measure', 'kpi', 'group', 'row', 'annex'));

create table plan_passages (
  fiscal_year smallint not null references plans,
  id text not null,
  document text not null check (document in ('cover', 'contents', 'body', 'schedule', 'annex')),
  section text,
  style text not null check (style in ('chapter', 'heading', 'subheading', 'clause', 'paragraph', 'note', 'label',
    'item', 'point')),
  mark text not null check (length(mark) <= 20),
  says text[] not null,
  text text not null check (octet_length(text) <= 102400),
  leads_wording text,
  position smallint not null,
  primary key (fiscal_year, id),
  foreign key (fiscal_year, section) references plan_sections deferrable initially deferred,
  check (cardinality(says) > 0 or btrim(text) <> '')
);
comment on table plan_passages is '計画の文章。決議されたとおりの一行ずつを、その順に';
comment on column plan_passages.document is 'どの文書の文か。表紙・目次・本文・工程表の前・別紙の前';
comment on column plan_passages.section is '本文のどの節にあるか。目次では、どの節を指すか';
comment on column plan_passages.mark is '印刷される番号や印。あとの空きもそのまま';
comment on column plan_passages.says is '文言を引く先(measure:M101 など)。施策などの文言を直すと、印刷もそのとおりになる';
comment on column plan_passages.text is '引かずに書く文';
comment on column plan_passages.leads_wording is '文の終わりに書かれた実施主体';
alter table plan_passages enable row level security;
alter table plan_passages force row level security;
create policy owner_all on plan_passages for all to tsunagu_owner using (true) with check (true);
create policy read_all on plan_passages for select to tsunagu_app, tsunagu_stats using (true);
grant select on plan_passages to tsunagu_app, tsunagu_stats;

-- The number of a row as it is printed, and the line that stands in the table above it without being a row to report on.
alter table roadmap_rows add mark text not null default '' check (length(mark) <= 20), add heading text;
comment on column roadmap_rows.mark is '「具体的な取組」欄の頭の番号。印刷のとおり';
comment on column roadmap_rows.heading is '工程表で、この行の上に置かれた見出し';
update roadmap_rows set mark = coalesce(substring(ref from '[①-⑳ア-ン]$'), '');
-- What versions of before say of their rows is what their paper showed: the mark at the end of the row's place.
alter table plan_nodes disable trigger user;
update plan_nodes set content = content || jsonb_build_object(
  'mark', coalesce(substring(content ->> 'ref' from '[①-⑳ア-ン]$'), ''), 'heading', null)
where kind = 'row' and not content ? 'mark';
alter table plan_nodes enable trigger user;
