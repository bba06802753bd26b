-- A reminder of a month's report: once before it is due and once after. Kept, so that a worker that runs each minute sends it once.
create table report_reminders (
  organization_id text not null references organizations,
  month date not null,
  stage text not null check (stage in ('before', 'late')),
  taken_at timestamptz not null default now(),
  primary key (organization_id, month, stage)
);
comment on table report_reminders is '月次報告の期限を知らせた機関と月';
call protect_table('report_reminders');
create function take_report_reminder(of_organization text, of_month date, of_stage text) returns boolean
  language plpgsql security definer set search_path from current
as $$
begin
  insert into report_reminders (organization_id, month, stage) values (of_organization, of_month, of_stage) on conflict do nothing;
  return found;
end $$;
comment on function take_report_reminder(text, date, text) is 'まだ知らせていなければ、知らせたことにする';
revoke all on function take_report_reminder(text, date, text) from public;
grant execute on function take_report_reminder(text, date, text) to tsunagu_app;

alter table mails drop constraint mails_kind_check, add constraint mails_kind_check
  check (kind in ('invitation', 'password-reset', 'password-changed', 'second-factor-changed', 'referral-silent', 'emergency-access', 'weekly-gaps', 'conference', 'own-page', 'report-reminder'));
