import type { FindingStatus } from './finding.rules.ts'
import type { MeasureLevel, PlanDocument } from './plan.queries.ts'
import type { Finding } from './finding.queries.ts'

export const measureLevelLabels: Record<MeasureLevel, string> = {
  frame: '枠組み',
  measure: '施策',
  action: '具体的な取組',
  procedure: '手続',
}

export const documentLabels: Record<PlanDocument, string> = {
  body: '本文',
  schedule: '工程表',
  annex: '別紙',
  contents: '目次',
}

export const findingFoundByLabels: Record<Finding['foundBy'], string> = {
  rule: '規則による点検',
  person: '人による点検',
}

export const comparatorLabels: Record<'ge' | 'le', string> = { ge: '以上', le: '以下' }

/** What can be said to a finding, as something to do. */
export const answerLabels: Record<FindingStatus, string> = {
  open: 'もう一度ひらく',
  explained: '説明する',
  fixed: '直した',
  accepted: 'そのままにする',
}
