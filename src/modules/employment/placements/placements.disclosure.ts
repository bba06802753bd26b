/** What is handed out of jobs, and whether they last. */
import { type Disclosed, ofCase, place } from '../../../platform/disclosure.ts'
import { endReasons, followUpStatuses, heldWith, routes } from './placement.labels.ts'

export const disclosed: Disclosed = {
  placements: {
    title: '就職',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      episode: '何回目の支援か',
      employer_name: '勤め先',
      started_on: '雇入れの日',
      regular: '正規',
      weekly_hours: '週の時間',
      route: '道すじ',
      introduced_on: '紹介日',
      ended_on: '離れた日',
      end_reason: '離れたわけ',
      recorded_at: '記録した日時',
      withdrawn_at: '取り消した日時',
    },
    words: { route: routes, end_reason: endReasons },
  },
  follow_ups: {
    title: '定着の確認',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      month: '何か月',
      due_on: '予定の日',
      held_on: '確かめた日',
      held_with: 'だれに',
      status: 'どうだったか',
      note: 'メモ',
      cancelled_on: 'やめた日',
      cancel_reason: 'やめたわけ',
      tries: '連絡がとれなかった回数',
      last_tried_on: '最後にたずねた日',
    },
    words: { held_with: heldWith, status: followUpStatuses },
  },
}
