/** The words of a plan; the services and changes are those of the national standard sheets (domain §3.4). */
export const planStatuses = {
  draft: '作成中',
  agreed: '同意ずみ',
  running: '支援中',
  evaluated: '評価ずみ',
  withdrawn: '取り下げ',
  'handed-over': 'つなぎで終わり',
} as const

/** Services of the act (生活困窮者自立支援法) need 支援決定; the others don't. */
export const services = {
  counselling: { label: '自立相談支援', legal: false },
  'rent-support': { label: '住居確保給付金', legal: true },
  'work-preparation': { label: '就労準備支援', legal: true },
  'certified-work': { label: '認定就労訓練', legal: true },
  'household-budget': { label: '家計改善支援', legal: true },
  housing: { label: '居住支援(一時生活)', legal: true },
  'child-learning': { label: '子どもの学習・生活支援', legal: true },
  'welfare-loan': { label: '生活福祉資金', legal: false },
  'work-programme': { label: '生活保護受給者等就労自立促進事業', legal: false },
  'support-station': { label: '地域若者サポートステーション', legal: false },
  other: { label: 'その他', legal: false },
} as const
export type Service = keyof typeof services

export const doers = { person: '本人', desk: 'この窓口', other: 'ほかの人・機関' } as const
/** What the desk records; the third way is the person's own (room `my`). */
export const recordedAgreements = { signature: '署名', oral: '口頭(立会者あり)' } as const
export const agreementHows = { ...recordedAgreements, 'own-page': '本人のページ' } as const
export const conferenceForms = { meeting: '集まって開いた', paper: '書面で開いた' } as const
export const conferenceResults = { fit: '適切', revised: '直したうえで適切' } as const
export const reviewMethods = {
  visit: '来所',
  phone: '電話',
  home: '訪問',
  online: 'オンライン',
  letter: '手紙・メール',
} as const
export const progresses = { 'on-track': '順調', slow: 'やや遅れ', stuck: '停滞', achieved: '達成' } as const
export type Progress = keyof typeof progresses
export const goalResults = {
  achieved: '達成した',
  partly: '一部達成した',
  not: '達成していない',
  'not-wanted': '本人が望まなくなった',
} as const
export const continuations = { close: '終結する', replan: '再プランして続ける', suspend: '支援を休む' } as const

/** 見られた変化 */
export const changes = {
  'lasting-job': '一般就労を始めた(続くもの)',
  'short-job': '一般就労を始めた(一時的)',
  'more-income': '就労の収入が増えた',
  staying: '職場に定着した',
  seeking: '求職活動を始めた',
  training: '訓練・就学を始めた',
  'middle-work': '中間的就労を始めた',
  society: '社会参加の機会が増えた',
  rhythm: '生活習慣がよくなった',
  relations: '対人・家族関係がよくなった',
  communication: 'コミュニケーションがよくなった',
  motivation: '自立への意欲が高まった',
  'less-alone': '孤立が解消した',
  mind: '精神が安定した',
  health: '健康状態がよくなった',
  doctor: '受診を始めた',
  certificate: '手帳を取得した',
  household: '家計がよくなった',
  debts: '債務を整理した',
  home: '住まいを確保した',
  assistance: '生活保護を受けた',
  disability: '障害福祉のサービスを使いはじめた',
  other: 'その他',
} as const
