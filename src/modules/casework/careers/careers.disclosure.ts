/** What is handed out of somebody's work history. */
import { type Disclosed, ofCase } from '../../../platform/disclosure.ts'
import { qualificationKinds } from './qualification.labels.ts'
import { insurances, leaveReasons, sources, spanKinds } from './career.labels.ts'

export const disclosed: Disclosed = {
  employment_spans: {
    title: '職歴',
    section: 'talks',
    order: 1,
    of: ofCase,
    columns: {
      organization_id: '機関',
      desk_id: '窓口',
      kind: '働き方',
      employer: '勤め先',
      work: '仕事',
      started_on: 'から',
      ended_on: 'まで',
      weekly_hours: '週の時間',
      insured: '雇用保険',
      leave_reason: '辞めたわけ',
      source: '何で知ったか',
      added_by: '記録した人',
      added_at: '記録した日時',
      removed_at: '取り消した日時',
      removed_by: '取り消した人',
    },
    words: { kind: spanKinds, insured: insurances, leave_reason: leaveReasons, source: sources },
  },
  qualifications: {
    title: '免許・資格',
    section: 'talks',
    order: 1,
    of: ofCase,
    columns: {
      organization_id: '機関',
      desk_id: '窓口',
      kind: '何か',
      name: '名前',
      issuer: '出したところ',
      got_on: '取った日',
      expires_on: '有効な日',
      note: 'ひとこと',
      added_by: '記録した人',
      added_at: '記録した日時',
      removed_at: '取り消した日時',
      removed_by: '取り消した人',
    },
    words: { kind: qualificationKinds },
  },
}
