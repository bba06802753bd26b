/** What is handed out of the answers that were written down. */
import { type Disclosed, ofCase, place } from '../../../platform/disclosure.ts'
import { partsOrAll } from '../../council/index.ts'

export const disclosed: Disclosed = {
  assessment_entries: {
    title: '聞き取り',
    section: 'talks',
    of: ofCase,
    columns: {
      ...place,
      form_key: '様式',
      form_version: '様式の版',
      section_key: '節',
      part: '区分',
      answers: '聞いたこと',
      asked_on: '日',
      written_at: '記録した日時',
    },
    words: { part: partsOrAll },
  },
}
