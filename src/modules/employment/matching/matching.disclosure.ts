/** What is handed out of answers to jobs. */
import { type Disclosed, ofCase, place } from '../../../platform/disclosure.ts'
import { declinedFor } from '../introductions/index.ts'
import { answers } from './matching.labels.ts'

export const disclosed: Disclosed = {
  job_answers: {
    title: '求人を見せたときの返事',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      answer: '返事',
      reason: '興味がない理由',
      note: 'メモ',
      recorded_at: '記録した日時',
      replaced_at: '書き直した日時',
    },
    words: { answer: answers, reason: declinedFor },
  },
}
