/** What is handed out of trainings. */
import { type Disclosed, ofCase, place } from '../../../platform/disclosure.ts'
import { trainingKinds, trainingResults } from './training.labels.ts'

export const disclosed: Disclosed = {
  trainings: {
    title: '訓練',
    section: 'employment',
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
