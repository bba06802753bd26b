-- Whether the reader sees a row's case is looked up by its key. As `exists` the planner could ask for every case the reader
-- sees instead, and did so for a case with many rows in a council of middling size (126 ms for one page).
alter policy read_own on ledger using (case when case_id is null then organization_id = acting_organization()
  else coalesce((select true from cases where cases.id = ledger.case_id), false) end);
