/** What is handed out of gatherings. */
import { type Disclosed, ofCase, place } from '../../../platform/disclosure.ts'
import { interviewResults } from './interview.labels.ts'

export const disclosed: Disclosed = {
  gathering_sign_ups: {
    title: '催しへの申込み',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      gathering_id: '催し',
      call_name: '受付での呼び名',
      companions: 'いっしょに来る人の数',
      needs: '主催に伝えた配慮',
      agreed_on: '主催に伝えてよいと言われた日',
      ticket: '受付票の番号',
      checked_in_at: '受付をした日時',
      withdrawn_at: '取り消した日時',
      withdrawn_reason: '取り消したわけ',
      recorded_at: '記録した日時',
    },
  },
  gathering_interviews: {
    title: '催しでの面談',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      sign_up_id: '申込み',
      slot_id: '面談の時間',
      result: '結果',
      result_on: '結果を記録した日',
      withdrawn_at: '取り消した日時',
      recorded_at: '記録した日時',
    },
    words: { result: interviewResults },
  },
}
