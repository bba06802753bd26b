-- 完了 in the 工程表 was a word beside a word: whoever said it needed nothing that somebody else can look at. From now on it
-- points to what it rests on (roadmap_links), with its first link in the same transaction, and that link can't go.
alter table roadmap_states
  add done_link smallint generated always as (case when state = 'done' then 1 end) stored,
  add constraint roadmap_done_has_evidence foreign key (id, done_link) references roadmap_links (state_id, position)
    deferrable initially deferred not valid;
comment on column roadmap_states.done_link is '完了のとき1: 裏づけ(roadmap_links)の1番目が、かならずある';

-- Reports are added, never changed: who said 完了 before this said it. Their rows ask for evidence on the pages.
do $$
declare many integer;
begin
  select count(*) into many from roadmap_states s
    where s.state = 'done' and not exists (select from roadmap_links l where l.state_id = s.id);
  if many > 0 then raise notice '裏づけの記録のない「完了」の報告が%件あります。消さずに残し、画面では「注意」とします。', many; end if;
end $$;
