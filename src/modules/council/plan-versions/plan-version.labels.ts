import type { PlanNodeKind } from '../council/index.ts'

/** What a version became by being resolved; `transcribed` corrects only how the council's folder was typed. */
export const versionKinds = {
  adopted: '策定',
  amended: '改定',
  deemed: 'みなし改定',
  transcribed: 'データの直し',
} as const
export type VersionKind = keyof typeof versionKinds

export const versionStates = {
  draft: '案を書いている',
  review: '意見を聞いている',
  resolved: '決議された',
  withdrawn: '取り下げた',
} as const
export type VersionState = keyof typeof versionStates

/** Those that a person chooses when the council has resolved. */
export const resolvableKinds = { amended: versionKinds.amended, deemed: versionKinds.deemed } as const

export const nodeKindLabels: Record<PlanNodeKind, string> = {
  head: '計画の基本',
  goal: '目標',
  section: '章と節',
  lead: '実施主体',
  measure: '施策',
  kpi: 'KPI',
  group: '工程表の区切り',
  row: '工程表の行',
  annex: '別紙の事業',
}

export const commentOutcomes = {
  taken: '取り入れた',
  partly: '一部を取り入れた',
  'not-taken': '取り入れない',
  explained: '説明した',
} as const
export type CommentOutcome = keyof typeof commentOutcomes

export const kpiKinds = { quantitative: '数の目標', coverage: 'すべてで行う', implementation: '実施するか' } as const

export const versionParts = {
  body: '本文',
  goals: '目標とKPI',
  roadmap: '工程表',
  annex: '別紙',
  frame: '基本と実施主体',
  comments: '意見',
  check: '点検',
  steps: '進める',
} as const
export type VersionPart = keyof typeof versionParts
