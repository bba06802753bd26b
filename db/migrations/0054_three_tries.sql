-- Who can't be reached is asked again: only the third time in vain is it 不明 (domain §3.9), and never a leaving.
alter table follow_ups
  add tries smallint not null default 0 check (tries between 0 and 3),
  add last_tried_on date,
  add check ((tries = 0) = (last_tried_on is null));
comment on column follow_ups.tries is '連絡がとれなかった回数。3回で「分からない」になる';
update follow_ups set tries = 3, last_tried_on = held_on where status = 'unknown';
grant update (tries, last_tried_on) on follow_ups to tsunagu_app;
