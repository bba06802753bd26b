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
  passage: '文',
  lead: '実施主体',
  measure: '施策',
  kpi: 'KPI',
  group: '工程表の区切り',
  row: '工程表の行',
  annex: '別紙の事業',
}

/** Where a line of the plan's text stands. */
export const passageDocuments = {
  cover: '表紙',
  contents: '目次',
  body: '本文',
  schedule: '工程表の表の前',
  annex: '別紙の表の前',
} as const
/** How it is set. */
export const passageStyles = {
  chapter: '章の見出し',
  heading: '節の見出し',
  subheading: '(1)の見出し',
  clause: '①の見出し',
  paragraph: '段落',
  note: '注',
  label: '小さい見出し',
  item: '①の文',
  point: '・の文',
} as const
export const quotedKindLabels: Readonly<Record<string, string>> = {
  section: '章・節の見出し',
  measure: '施策の文言',
  goal: '目標の文言',
  kpi: 'KPIの文言',
  type: '対象とする人の名',
  examples: '対象とする人の説明',
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
