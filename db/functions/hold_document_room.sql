-- Of two that come at once the second waits, and counts the first.
create or replace function hold_document_room(body text) returns void
  language sql volatile
as $$ select pg_advisory_xact_lock(hashtextextended('documents ' || body, 0)) $$;
