/**
 * What is wrong with the service, from its state. Pure; the words are for the operator and hold nothing about anybody.
 */
import type { AlarmKind, DutyState, ServiceState } from './service.queries.ts'

export interface Alarm {
  kind: AlarmKind
  subject: string
  detail: string
}

/** A duty that failed so often in a row doesn't mend itself. */
const failuresUntilAlarm = 3
/** By how often a duty is done. */
const silentMinutes = { minute: 15, hour: 150 } as const
export type DutyPaces = Readonly<Record<string, keyof typeof silentMinutes>>
/** More wrong sign-ins than a council's people make in a quarter of an hour by themselves. */
const refusedUntilAlarm = 100
/** The ledger is sealed each minute; what stays open for an hour hangs. */
const unsealedSeconds = 3_600

export interface AlarmInput {
  state: ServiceState
  paces: DutyPaces
  /** Seconds since this process began. */
  upFor: number
  /** Seconds by which the database is ahead of this machine. */
  clockAhead: number
  clockSound: boolean
  dutyLabel(name: string): string
}

/**
 * Minutes for which the duty has not ended well, if it should have: while nothing ran there was nothing to end, and a
 * duty of a former version is done no more.
 */
export function silenceOf(
  duty: Pick<DutyState, 'name' | 'age' | 'startedAge'>,
  paces: DutyPaces,
  upFor: number,
): number | null {
  const [minutes, pace] = [Math.min(duty.age ?? duty.startedAge, upFor) / 60, paces[duty.name]]
  return pace !== undefined && minutes > silentMinutes[pace] ? minutes : null
}

export function alarmsOf({ state, paces, upFor, clockAhead, clockSound, dutyLabel }: AlarmInput): Alarm[] {
  const alarms: Alarm[] = []
  for (const duty of state.duties) {
    const minutes = silenceOf(duty, paces, upFor)
    if (duty.failures >= failuresUntilAlarm)
      alarms.push({
        kind: 'duty',
        subject: duty.name,
        detail: `「${dutyLabel(duty.name)}」が続けて${duty.failures}回失敗しました(${duty.problem})。`,
      })
    else if (minutes !== null)
      alarms.push({
        kind: 'duty',
        subject: duty.name,
        detail: `「${dutyLabel(duty.name)}」が${Math.floor(minutes)}分のあいだ終わっていません。`,
      })
  }
  if (state.mailsUndelivered > 0)
    alarms.push({
      kind: 'mail',
      subject: 'given-up',
      detail: '届けられなかったメールがあります。SMTP_URL と宛先のアドレスを確かめてください。',
    })
  if (state.unsealedFor !== null && state.unsealedFor > unsealedSeconds)
    alarms.push({
      kind: 'seal',
      subject: 'ledger',
      detail:
        '台帳を書きかえられないようにする処理が、1時間のあいだできていません。終わらない処理が残っていないか、データベースを確かめてください。',
    })
  if (state.security.refused >= refusedUntilAlarm)
    alarms.push({
      kind: 'security',
      subject: 'sign-in',
      detail: `15分のあいだに、ログインが${state.security.refused}回断られました。安全の記録を見てください。`,
    })
  if (state.security.administrators > 0)
    alarms.push({
      kind: 'security',
      subject: 'administrator',
      detail: 'システム管理者の利用者が加わりました。心当たりがなければ、すぐに止めてください。',
    })
  if (state.security.exports > 0)
    alarms.push({
      kind: 'security',
      subject: 'export',
      detail: '協議会か本人のデータが、コマンドで書き出されました。だれが何のためにしたかを確かめてください。',
    })
  if (!clockSound)
    alarms.push({
      kind: 'clock',
      subject: 'server',
      detail: `サーバーの時計が、データベースの時計と${Math.round(Math.abs(clockAhead))}秒ちがいます。時刻合わせ(NTP)を直してください。`,
    })
  return alarms
}
