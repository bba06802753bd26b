/** What a definition can say, in words. */

/** What a number is made from. */
export const bases = {
  facts: '窓口の記録を数える(機関の報告も足す)',
  sum: 'ほかのKPIを足す',
  ratio: 'ほかのKPIの率(%)',
  reports: '機関の報告だけを足す',
} as const
export type Basis = keyof typeof bases

export const oncePerLabels = {
  occurrence: '1件ずつ',
  'person-day': '1人につき1日に1回',
  'person-year': '1人につき年度に1回',
  'person-period': '1人につき目標の期間に1回',
  'municipality-year': '1市町村につき年度に1回',
  'municipality-period': '1市町村につき目標の期間に1回',
} as const

export const typeLabels = { '1': '①不安定な就労', '2': '②長期の無業', '3': '③社会参加' } as const

/** Facts know the age on their day by five years, so a band begins and ends where a group does (decision 0063). */
export const firstAges = {
  '0': '下限なし',
  '35': '35歳',
  '40': '40歳',
  '45': '45歳',
  '50': '50歳',
  '55': '55歳',
  '60': '60歳',
} as const
export const lastAges = {
  '34': '34歳',
  '39': '39歳',
  '44': '44歳',
  '49': '49歳',
  '54': '54歳',
  '59': '59歳',
  '120': '上限なし',
} as const

export const decimalsLabels = { '0': '整数', '1': '小数1桁', '2': '小数2桁' } as const
