/** What is handed out of the person's own page, and of what they answered there. */
import { type Disclosed, ofCase } from '../../../platform/disclosure.ts'

export const disclosed: Disclosed = {
  own_answers: {
    title: '本人のページからの返事',
    section: 'plan',
    of: ofCase,
    columns: {
      organization_id: '機関',
      account_id: '返事をした人',
      agrees: '同意',
      note: '言葉',
      answered_at: '返事の日時',
      seen_at: '見た日時',
      seen_by: '見た人',
    },
  },
  own_pages: {
    title: '本人のページ',
    section: 'plan',
    of: ofCase,
    columns: {
      organization_id: '機関',
      account_id: '使う人',
      opened_by: '開いた人',
      opened_at: '開いた日時',
      ended_at: '終えた日時',
      ended_by: '終えた人',
    },
  },
}
