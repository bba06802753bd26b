-- The heading of a group as the official sheet has it; the short title is for screens.
alter table roadmap_rows add group_wording text not null default '';
comment on column roadmap_rows.group_wording is '区切りの見出し(工程表の文言)';
