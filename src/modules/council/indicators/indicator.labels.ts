import type { KpiState } from './pace.rules.ts'

/** The marks of the plan's own table (domain.md 9). */
export const kpiStateLabels: Record<KpiState, string> = {
  achieved: '◎達成',
  'on-track': '○順調',
  caution: '△注意',
  behind: '▲遅れ',
  early: '…まだ早い',
  differs: '?要確認',
  unset: '–未設定',
  unreported: '…未報告',
}

export type RoadmapState = 'not-started' | 'in-progress' | 'late' | 'done' | 'stopped' | 'unreported'

export const roadmapStateLabels: Record<RoadmapState, string> = {
  'in-progress': '実施中',
  done: '完了',
  late: 'おくれ',
  'not-started': '未着手',
  stopped: '中止',
  unreported: '未報告',
}

/** What stands behind a report on a row. */
export const evidenceKinds = {
  meeting: '集まりを開いた',
  report: '報告・資料がある',
  practice: '事例がある',
  figure: '数が動いた',
  other: 'そのほか',
} as const
export type EvidenceKind = keyof typeof evidenceKinds

export const quarters = { 1: '4–6月', 2: '7–9月', 3: '10–12月', 4: '1–3月' } as const
export type Quarter = keyof typeof quarters

/** What a counted fact is, on the page that lists them. */
export const countedFactLabels: Record<string, string> = {
  'regular-employment': '正規の雇入れ',
  'career-up-conversions': '正社員への転換',
  'saposute-registrations': 'サポステの登録',
  'saposute-consultations': 'サポステの相談',
  'municipal-desks': '相談窓口の確認',
  'maisapo-training': '研修の実施',
  'community-meetings': '会議・研修の実施',
}
