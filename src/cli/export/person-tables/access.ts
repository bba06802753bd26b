/** What the person agreed to, who could see what by it, and the papers. */
import { givers, methods, purposes } from '../../../modules/casework/consents/index.ts'
import { accessBases } from '../../../modules/council/words/index.ts'
import { ofCase, parts, type PersonTable, place } from './table.ts'

export const accessTables: Readonly<Record<string, PersonTable>> = {
  consents: {
    title: '同意',
    of: ofCase,
    columns: {
      ...place,
      given_on: '日',
      given_by: '同意した人',
      method: '方法',
      witness: '立ち会った人',
      purposes: '目的',
      parts: '渡してよい内容',
      recipients: '渡してよい相手',
      valid_until: 'いつまで',
      note: 'メモ',
      recorded_at: '記録した日時',
      withdrawn_on: '取り消した日',
      withdrawn_at: '取り消しを記録した日時',
      withdrawn_by: '取り消しを記録した人',
      withdrawn_because: '取り消しのわけ',
      withdrawn_note: '取り消しのメモ',
    },
    words: {
      withdrawn_because: { person: '本人の申し出', mistake: '書きまちがい' },
      given_by: givers,
      method: methods,
      purposes,
      parts,
    },
  },
  case_access: {
    title: 'どの機関が、何を、何によって見られたか',
    of: ofCase,
    columns: {
      organization_id: '機関',
      account_id: '人',
      scope: '内容',
      authors: 'どの機関の記録を',
      basis: '根拠',
      basis_given_on: '根拠の日',
      valid_from: 'から',
      valid_until: 'まで',
      granted_by: '決めた人',
      ended_reason: '終わったわけ',
      created_at: '記録した日時',
    },
    words: {
      scope: parts,
      basis: { ...accessBases, emergency: '緊急の閲覧', conference: '会議', overlap: '引き継ぎのあいだ' },
    },
  },
  documents: {
    title: '書類',
    of: ofCase,
    columns: {
      organization_id: '機関',
      part: '区分',
      name: '名前',
      media_type: '形式',
      content: 'ファイル',
      added_by: '加えた人',
      added_at: '加えた日時',
    },
    words: {
      part: parts,
      media_type: { 'application/pdf': 'PDF', 'image/jpeg': '写真(JPEG)', 'image/png': '画像(PNG)' },
    },
    file: { column: 'content', name: 'name' },
  },
}
