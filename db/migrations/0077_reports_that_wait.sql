-- A report that was sent back told nobody, a workbook that came a second time was refused like one that can't be read.
alter table mails drop constraint mails_kind_check, add constraint mails_kind_check check (kind in
  ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent', 'emergency-access',
   'weekly-gaps', 'conference', 'own-page', 'report-reminder', 'report-returned', 'plan-review', 'alarm', 'manager-added'));
alter table sheet_intake_files drop constraint sheet_intake_files_state_check,
  add constraint sheet_intake_files_state_check check (state in ('waiting', 'sent', 'same', 'refused'));
comment on column sheet_intake_files.state is '読む前 / 報告を送った / 同じ数がもう届いている / 読めなかった';

-- Rows of the 工程表 that name a kind of organization, or all, had the office's word alone. An organization says what it
-- does itself; what was said before is the word on the row, as it was meant (policy: reports_for_itself_on_roadmap_row).
alter table roadmap_states add speaks_for text not null default 'row' check (speaks_for in ('row', 'organization'));
comment on column roadmap_states.speaks_for is '行の状態か、その機関の取組だけの状態か';
create index roadmap_states_of_organizations on roadmap_states (fiscal_year, row_id, organization_id, recorded_at desc)
  where speaks_for = 'organization';
