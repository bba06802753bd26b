/** Words of consent and of who may see what (domain §3.6, §8). */
export const purposes = {
  coordination: '相談支援の連携',
  handover: '別の窓口への引き継ぎ',
  employer: '事業所への推薦',
  retention: '就職したあとの連絡',
  statistics: '統計',
} as const
export type Purpose = keyof typeof purposes

export const givers = { self: '本人', guardian: '成年後見人など' } as const

export const methods = { signature: '書面に署名', oral: '口頭(立ち会った人がいる)', electronic: '電子' } as const

export const withdrawalReasons = {
  person: '本人の申し出',
  mistake: '書きまちがい(同意の記録が正しくなかった)',
} as const

export const reviews = { justified: '必要な閲覧だった', 'not-justified': '必要とはいえない' } as const
export type Review = keyof typeof reviews
