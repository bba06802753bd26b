-- When somebody of the family may be called, beside whether.
alter table family_relations add reach_from time, add reach_to time,
  add check ((reach_from is null) = (reach_to is null)),
  add check (reach_from < reach_to);
comment on column family_relations.may_call is '電話してよいと聞いている。なければ、聞いていない';
