/** What a sheet of people can say, and what its columns are usually called. */
export const importFields = {
  sourceId: {
    label: '整理番号',
    names: ['番号', '管理番号', '整理番号', '台帳番号', '受付番号', '利用者番号', '登録番号', 'id', 'no'],
  },
  fullName: { label: '氏名', names: ['氏名', '名前', '本人氏名', '利用者名', '相談者名', 'お名前'] },
  familyName: { label: '姓', names: ['姓', '名字', '苗字', '氏'] },
  givenName: { label: '名', names: ['名'] },
  fullKana: {
    label: '氏名のよみ',
    names: ['ふりがな', 'よみ', 'よみがな', 'かな', '氏名のよみ', '氏名かな', '氏名ふりがな'],
  },
  familyNameKana: { label: '姓のよみ', names: ['姓のよみ', '姓かな', 'せい', '姓ふりがな', 'みょうじかな'] },
  givenNameKana: { label: '名のよみ', names: ['名のよみ', '名かな', 'めい', '名ふりがな'] },
  alias: { label: '呼び名', names: ['呼び名', '通称', 'ニックネーム'] },
  birthDate: { label: '生年月日', names: ['生年月日', '誕生日', '生年月日和暦', '生年月日西暦'] },
  phone: { label: '電話', names: ['電話', '電話番号', 'tel', '携帯', '携帯電話', '連絡先', '連絡先電話番号'] },
  municipality: {
    label: '市町村',
    names: ['市町村', '市区町村', '居住地', '住所地', '居住市町村', '市町村名', '市町村コード'],
  },
  targetType: { label: '類型', names: ['類型', '対象類型', '区分', '対象区分'] },
  desk: { label: '窓口', names: ['窓口', '担当窓口', '窓口名', '拠点'] },
  worker: { label: '担当者', names: ['担当', '担当者', '担当相談員', '相談員', '支援員'] },
  speaker: { label: '話した人', names: ['話した人', '相談者', '相談者区分', '来談者'] },
  channel: { label: '話し方', names: ['話し方', '相談方法', '方法', '手段', '相談形態'] },
  topics: { label: '相談内容の区分', names: ['相談内容の区分', '相談区分', '主訴区分', '相談種別', '分類'] },
  openedOn: {
    label: '受付日',
    names: ['受付日', '初回相談日', '初回日', '登録日', '相談開始日', '初回面談日', '受付年月日'],
  },
  openingNote: {
    label: '受付のときの記録',
    names: ['受付のときの記録', '主訴', '相談内容', '受付内容', '初回相談内容'],
  },
  lastTalkOn: {
    label: '最後に話した日',
    names: ['最後に話した日', '最終相談日', '最終面談日', '最終連絡日', '直近相談日', '最終接触日'],
  },
  lastNote: {
    label: '最後に話した日の記録',
    names: ['最後に話した日の記録', '経過', '最近の経過', '備考', 'メモ', '支援経過'],
  },
  nextOn: {
    label: '次の予定の日',
    names: ['次の予定の日', '次回予定日', '次回日', '次回面談日', '次回相談日', '次回'],
  },
  nextNote: { label: '次にすること', names: ['次にすること', '次回内容', '次回予定', '今後の予定', '次の予定'] },
} as const

export type ImportField = keyof typeof importFields
export const importFieldNames = Object.keys(importFields) as ImportField[]

/** A heading as a sender wrote it → the field that it is, or null where it is left out. */
export type Columns = Record<string, ImportField | null>
