/** What is handed out of a disposal held up. */
import { type Disclosed, inner, ofCase } from '../../../platform/disclosure.ts'
import { holdKinds } from './retention.labels.ts'

export const disclosed: Disclosed = {
  retention_holds: {
    title: '廃棄の停止',
    section: 'inner',
    order: 5,
    of: ofCase,
    decide: { when: 'true', why: inner },
    columns: {
      organization_id: '機関',
      kind: '種類',
      reason: 'わけ',
      since: 'から',
      until: 'まで',
      set_by: '止めた人',
      set_at: '止めた日時',
      lifted_at: '解いた日時',
      lifted_by: '解いた人',
      lifted_note: '解いたわけ',
    },
    words: { kind: holdKinds },
  },
  disposal_items: { nothing: '廃棄の提案の控え。番号だけ' },
}
