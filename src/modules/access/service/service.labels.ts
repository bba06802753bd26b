import type { AlarmKind } from './service.queries.ts'

export const alarmLabels: Record<AlarmKind, string> = {
  clock: '時計',
  duty: '定時の仕事',
  mail: 'メール',
  seal: '台帳の書きかえ防止',
  security: '安全',
}

/** What happened, by the kind of the security event. */
export const securityLabels = {
  'sign-in-refused': 'ログインできなかった',
  'sign-in-held': 'ログインを待ってもらった',
  'door-refused': '断られた扉',
  rights: '利用者と権限',
  token: '機械の鍵',
  export: '書き出し',
  emergency: '緊急の閲覧',
  'file-stopped': '止めたファイル',
} as const
export type SecurityKind = keyof typeof securityLabels

/** Codes of the ledger in words; a route stands as it is. */
export const securityDetails: Readonly<Record<string, string>> = {
  'account.created': '利用者を作った',
  'account.changed role': '役割を変えた',
  'account.changed deactivated': '利用を止めた',
  'account.changed reactivated': '利用を再開した',
  'account.changed invitation-resent': '招待を送り直した',
  'account.changed invitation-accepted': '招待を受けた',
  'account.changed second-factor-reset': '二段階認証を解除した',
  'account.changed second-factor-on': '二段階認証を始めた',
  'account.changed second-factor-off': '二段階認証をやめた',
  'account.changed password': 'パスワードを変えた',
  'account.changed recovery-codes': '回復コードを作り直した',
  'account.changed name': '名前を変えた',
  'account.changed sessions-ended': 'ほかの端末をログアウトした',
  'account.tokenMade': '鍵を作った',
  'account.tokenEnded': '鍵を止めた',
  'council.exported': '協議会のすべてを書き出した',
  'council.personExported': 'ひとりの記録を書き出した(開示)',
  'emergency.opened': '緊急の閲覧を開いた',
  'emergency.reviewed justified': '確かめた(必要だった)',
  'emergency.reviewed not-justified': '確かめた(必要とはいえない)',
}
