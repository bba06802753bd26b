-- A row that says nothing any more has to say so where words are demanded.
create or replace function disposed_words() returns text language sql immutable as $$ select '保存期間が過ぎ、廃棄しました。' $$;
