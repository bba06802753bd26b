-- A release is marked by a rule, and counted anew by the same one: so `verify` still finds the marks of those that came
-- out before the rule of 0064. What readers were supposed to know of a figure stands beside it, because master data move on.
alter table releases add column marking_rule smallint not null default 1 check (marking_rule in (1, 2));
alter table releases alter column marking_rule drop default;
comment on column releases.marking_rule is '出さない数の決め方の版。1は表の足し算だけを見る。2は、圏域や終わった月などを知る人からも守る';
alter table release_figures add column homes jsonb not null default '[]' check (jsonb_typeof(homes) = 'array');
comment on column release_figures.homes is '数がすべて自分の圏域の分だった機関。出さない数を決めるときに、読む人が知っているとしたこと';
