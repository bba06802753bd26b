import type { KpiState } from './pace.rules.ts'

/** The marks of the plan's own table (domain.md 9). */
export const kpiStateLabels: Record<KpiState, string> = {
  achieved: '◎達成',
  'on-track': '○順調',
  caution: '△注意',
  behind: '▲遅れ',
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
