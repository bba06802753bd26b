-- A progress report was approved whatever its words said beside its table, and whichever reports were missing. What is
-- doubtful when it is approved has a word of the office now, which stays with it.
alter table progress_reports add doubts jsonb not null default '[]'
  check (jsonb_typeof(doubts) = 'array' and octet_length(doubts::text) <= 1048576);
comment on column progress_reports.doubts is '承認のときに食い違っていたことと、それについてのことば';
grant update (doubts) on progress_reports to tsunagu_app;
