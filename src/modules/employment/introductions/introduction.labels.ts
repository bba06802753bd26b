/** Words of 紹介 (domain §4.1, §5.4). */

/** By whose introduction: subsidies for a hire know only the first two (domain §6.1 E1). */
export const vias = {
  'hello-work': 'ハローワークの紹介',
  licensed: '許可・届出のある職業紹介',
  application: '本人の応募の手伝い',
} as const
export type Via = keyof typeof vias

export const viaHints = {
  'hello-work': '紹介状は、ハローワークが渡します。',
  licensed: '自治体や支援機関の無料職業紹介など。許可・届出の番号が要ります。',
  application:
    '職業紹介ではありません。紹介を条件にする助成金(特定求職者雇用開発助成金、トライアル雇用助成金)は使えません。',
} as const satisfies Record<Via, string>

/** What an employer can be told; what isn't chosen stands on no paper. */
export const toldParts = {
  name: '氏名とふりがな',
  phone: '電話番号',
  age: '年齢',
  career: '職歴',
  qualifications: '免許・資格',
  wishes: '希望する働き方',
} as const
export type ToldPart = keyof typeof toldParts

export const agreedHow = { signature: '書面に署名', oral: '口頭', electronic: 'メールなど' } as const

export const results = {
  hired: '採用',
  refused: '不採用',
  declined: '本人が辞退',
  withdrawn: '取り下げ',
} as const
export type Result = keyof typeof results

/** Why an employer said no. */
export const refusedFor = {
  experience: '経験・技能',
  licence: '免許・資格',
  hours: '働く日・時間',
  commuting: '通勤',
  interview: '面接でのようす',
  health: '体力・健康',
  age: '年齢',
  'someone-else': 'ほかの人に決まった',
  'job-ended': '募集が終わった',
  'not-told': '聞けていない',
  other: 'その他',
} as const
export type RefusedFor = keyof typeof refusedFor

/** Why the person said no. */
export const declinedFor = {
  work: '仕事の内容',
  pay: '賃金',
  hours: '働く日・時間',
  commuting: '通勤',
  workplace: '職場のようす',
  health: '体調',
  care: '家族・介護',
  'other-job': 'ほかに決まった',
  'not-now': 'いまは応募しない',
  'not-told': '聞けていない',
  other: 'その他',
} as const
export type DeclinedFor = keyof typeof declinedFor
