/** What is handed out of what somebody looks for. */
import { type Disclosed, ofCase, place } from '../../../platform/disclosure.ts'
import { daysOff, mayTell, musts, payKinds, regularWishes, surroundings, wants, ways } from './job-wish.labels.ts'

export const disclosed: Disclosed = {
  job_wishes: {
    title: '希望する仕事',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      first_occupation: '1番目の仕事',
      second_occupation: '2番目の仕事',
      third_occupation: '3番目の仕事',
      regular: '働き方',
      weekly_days: '週の日数',
      weekly_hours: '週の時間',
      hours_from: '何時から',
      hours_to: '何時まで',
      days_off: '働けない日・時間',
      pay_kind: '賃金の数え方',
      pay_least: '賃金(円)',
      municipality_codes: '働きたい市町村',
      ways: '通い方',
      minutes: '片道の分',
      wants: 'まずしてみたいこと',
      surroundings: '職場のようす',
      care: '育児・介護など',
      musts: 'ゆずれないこと',
      note: 'そのほか',
      recorded_at: '記録した日時',
      replaced_at: '書き直した日時',
    },
    words: {
      regular: regularWishes,
      pay_kind: payKinds,
      days_off: daysOff,
      ways,
      wants,
      surroundings,
      musts,
    },
  },
  job_wish_health: {
    title: '仕事をさがすときの健康のこと',
    section: 'employment',
    of: ofCase,
    columns: { organization_id: '機関', words: '内容', may_tell: 'だれに伝えてよいか' },
    words: { may_tell: mayTell },
  },
}
