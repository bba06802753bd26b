import type { AlarmKind } from './service.queries.ts'

/** What each duty does, in words for people. */
export const dutyLabels: Readonly<Record<string, string>> = {
  'escalate-silent-referrals': '返事のないつなぎを知らせる',
  'seal-ledger': '台帳に封をする',
  'weekly-gaps': '週に一度、こぼれ防止を知らせる',
  'plans-in-force': '計画を、決めた日から使う',
  'report-reminders': '月次報告の期限を知らせる',
  'read-report-sheets': '届いた報告の表を読む',
  'deliver-mail': 'メールを届ける',
  'clean-up-sign-in': '終わったログインを片づける',
  'sweep-expired': '日がたった下書きや控えを片づける',
  'watch-service': 'しくみの様子を見る',
}

export const alarmLabels: Record<AlarmKind, string> = { clock: '時計', duty: '定時の仕事', mail: 'メール', seal: '台帳の封' }
