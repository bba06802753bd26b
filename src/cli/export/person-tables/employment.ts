/** Jobs, whether they last, and trainings. */
import {
  endReasons,
  followUpStatuses,
  heldWith,
  placementRoutes,
} from '../../../modules/employment/placements/index.ts'
import { trainingKinds, trainingResults } from '../../../modules/employment/trainings/index.ts'
import { ofCase, type PersonTable, place } from './table.ts'

export const employmentTables: Readonly<Record<string, PersonTable>> = {
  placements: {
    title: '就職',
    of: ofCase,
    columns: {
      ...place,
      episode: '何回目の支援か',
      employer_name: '勤め先',
      started_on: '雇入れの日',
      regular: '正規',
      weekly_hours: '週の時間',
      route: '道すじ',
      ended_on: '離れた日',
      end_reason: '離れたわけ',
      recorded_at: '記録した日時',
      withdrawn_at: '取り消した日時',
    },
    words: { route: placementRoutes, end_reason: endReasons },
  },
  follow_ups: {
    title: '定着の確認',
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
  trainings: {
    title: '訓練',
    of: ofCase,
    columns: {
      ...place,
      kind: '種類',
      course: 'コース',
      provider: '行うところ',
      starts_on: 'から',
      ends_on: '終わる予定',
      ended_on: '終わった日',
      result: '結果',
      result_note: '結果のメモ',
      ended_by_organization_id: '終わりを書いた機関',
      recorded_at: '記録した日時',
    },
    words: { kind: trainingKinds, result: trainingResults },
  },
}
