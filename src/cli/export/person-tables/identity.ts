/** Who somebody is: name, ways to reach them, home; and the family that is known. */
import {
  addressKinds,
  contactCautions,
  nameKinds,
  preferredChannels,
  relations,
} from '../../../modules/people/people/index.ts'
import { labelsOf, others, type PersonTable } from './table.ts'

const ofPerson = 't.person_id in (select id from people where id = any($1) and organization_id = $3)'

export const identityTables: Readonly<Record<string, PersonTable>> = {
  people: {
    title: '氏名と連絡先',
    of: 't.id = any($1)',
    columns: {
      organization_id: '記録している機関',
      family_name: '姓',
      given_name: '名',
      family_name_kana: '姓のよみ',
      given_name_kana: '名のよみ',
      alias: '呼び名',
      birth_date: '生年月日',
      municipality_code: '市町村',
      phone: '電話',
      email: 'メール',
      preferred_channel: '連絡のしかた',
      reach_from: '連絡してよい時刻から',
      reach_to: '連絡してよい時刻まで',
      contact_cautions: '連絡のときに気をつけること',
      contact_note: '連絡についてのメモ',
      has_address: '住所の記録',
      address_secret: '住所を伏せる',
      created_at: '記録した日時',
      updated_at: '直した日時',
      updated_by: '直した人',
    },
    words: { preferred_channel: preferredChannels, contact_cautions: labelsOf(contactCautions) },
  },
  person_names: {
    title: 'ほかの名前',
    of: ofPerson,
    columns: {
      kind: '種類',
      family_name: '姓',
      given_name: '名',
      family_name_kana: '姓のよみ',
      given_name_kana: '名のよみ',
      added_by: '記録した人',
      added_at: '記録した日時',
      removed_at: '取り消した日時',
    },
    words: { kind: nameKinds },
  },
  person_homes: {
    title: '住んでいる市町村の移り変わり',
    of: ofPerson,
    columns: { since: 'いつから', municipality_code: '市町村' },
    words: { since: { '-infinity': 'はじめから' } },
  },
  person_addresses: {
    title: '住所',
    of: ofPerson,
    columns: { kind: '種類', postal_code: '郵便番号', address: '住所' },
    words: { kind: addressKinds },
  },
}

export const familyTables: Readonly<Record<string, PersonTable>> = {
  family_relations: {
    title: '家族',
    of: `(t.person_id = any($1) or t.relative_id = any($1))`,
    decide: { when: 'true', why: others },
    columns: {
      organization_id: '機関',
      relation: '続柄',
      name: '名前',
      phone: '電話',
      may_call: '電話してよい',
      reach_from: '電話してよい時刻から',
      reach_to: '電話してよい時刻まで',
      lives_together: 'いっしょに住む',
      note: 'メモ',
      added_by: '記録した人',
      added_at: '記録した日時',
      removed_at: '消した日時',
    },
    words: { relation: relations },
  },
}
