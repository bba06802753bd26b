/** The thread itself and its stretches. */
import { closureReasons, mergedReason, speakers } from '../../../modules/casework/cases/index.ts'
import { ofCase, type PersonTable, types } from './table.ts'

export const caseTables: Readonly<Record<string, PersonTable>> = {
  cases: {
    title: '受付と終結',
    of: 't.id = any($2)',
    decide: { when: 't.responsible_organization_id <> $3', why: 'いまはほかの機関が責任を持つケース' },
    columns: {
      number: '受付番号',
      opened_on: '受付日',
      status: '状態',
      responsible_organization_id: '責任機関',
      responsible_desk_id: '責任窓口',
      responsible_account_id: '担当',
      responsible_since: '担当になった日',
      target_type: '類型',
      target_type_provisional: '類型は仮',
      municipality_code: '市町村',
      first_speaker: 'はじめに話した人',
      episode: '何回目の支援か',
      last_contact_on: '最後に話した日',
      closed_on: '終結日',
      closure_reason: '終結のわけ',
      closure_summary: '終結のまとめ',
      closure_reopen_hint: 'また来るときのために',
      created_at: '記録した日時',
    },
    words: {
      status: { open: '支援中', closed: '終結' },
      target_type: types,
      first_speaker: speakers,
      closure_reason: { ...closureReasons, ...mergedReason, disposed: '保存期間が過ぎ、廃棄した' },
    },
  },
  episodes: {
    title: '支援のまとまり',
    of: ofCase,
    columns: {
      number: '何回目',
      opened_on: '始まった日',
      reason: 'わけ',
      closed_on: '終わった日',
      closure_reason: '終わったわけ',
      closed_organization_id: '終えた機関',
      closed_desk_id: '終えた窓口',
    },
    words: {
      reason: { first: 'はじめての相談', returned: 'また相談に来た', separation: '仕事を離れた' },
      closure_reason: closureReasons,
    },
  },
}
