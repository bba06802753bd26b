/** What is handed out of what a manager says to the worker. */
import { type Disclosed, inner, ofCase } from '../../../platform/disclosure.ts'

export const disclosed: Disclosed = {
  supervision_notes: {
    title: '責任者から担当へ',
    section: 'inner',
    order: 1,
    of: ofCase,
    decide: { when: 'true', why: inner },
    columns: {
      organization_id: '機関',
      account_id: '書いた人',
      note: '言葉',
      written_at: '書いた日時',
      read_at: '読んだ日時',
      read_by: '読んだ人',
    },
  },
}
