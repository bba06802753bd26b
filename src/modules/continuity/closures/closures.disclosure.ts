/** What is handed out of the second look before a closure; the closure itself stands in `cases`. */
import { type Disclosed, inner, ofCase } from '../../../platform/disclosure.ts'
import { closureReasons } from '../../casework/index.ts'

export const disclosed: Disclosed = {
  closure_requests: {
    title: '終結の前の確かめ',
    section: 'inner',
    order: 2,
    of: ofCase,
    decide: { when: 'true', why: inner },
    columns: {
      organization_id: '機関',
      desk_id: '窓口',
      reason: '終結のわけ',
      closed_on: '終結の日',
      summary: 'まとめ',
      reopen_hint: 'また来るときのために',
      follow_ups_end_reason: '定着の確認を終えるわけ',
      asked_by: '頼んだ人',
      asked_at: '頼んだ日時',
      decision: '決め',
      decided_by: '決めた人',
      decided_at: '決めた日時',
      note: '言葉',
    },
    words: { reason: closureReasons, decision: { closed: '終結した', returned: '差し戻した', replaced: '出し直した' } },
  },
}
