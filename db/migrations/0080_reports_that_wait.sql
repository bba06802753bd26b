-- A report that was sent back told nobody, a workbook that came a second time was refused like one that can't be read.
alter table mails drop constraint mails_kind_check, add constraint mails_kind_check check (kind in
  ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent', 'emergency-access',
   'weekly-gaps', 'conference', 'own-page', 'report-reminder', 'report-returned', 'plan-review', 'alarm', 'manager-added'));
alter table sheet_intake_files drop constraint sheet_intake_files_state_check,
  add constraint sheet_intake_files_state_check check (state in ('waiting', 'sent', 'same', 'refused'));
comment on column sheet_intake_files.state is '読む前 / 報告を送った / 同じ数がもう届いている / 読めなかった';
