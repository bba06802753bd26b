-- What a section of the plan says before its measures, so that the whole plan can be printed from its data.
alter table plan_sections add text text not null default '' check (octet_length(text) <= 102400);
comment on column plan_sections.text is '節の地の文。段落は改行で分ける';
