/**
 * What each kind of node consists of, in words: one table for its form, for reading it and for comparing two versions.
 * The shapes themselves are the council's (`planNodeContents`).
 */
import type { PlanNodeKind } from '../council/index.ts'

export type FieldType =
  | 'line'
  | 'text'
  | 'lines'
  | 'day'
  | 'month'
  | 'flag'
  | 'types'
  | 'statements'
  | 'values'
  | 'typeNames'
  | 'organizations'
  | 'leads'
  | 'measures'
  | 'kpis'
  | 'quotes'
  | 'passageDocument'
  | 'passageStyle'
  | 'section'
  | 'parentSection'
  | 'parentMeasure'
  | 'group'
  | 'organization'
  | 'area'
  | 'organizationKind'
  | 'level'
  | 'kpiKind'
  | 'number'
  | 'organizationGoals'

export interface NodeField {
  name: string
  label: string
  type: FieldType
  hint?: string
  /** May be left empty. */
  optional?: true
  /** What is kept then, where it isn't null. */
  blank?: ''
  /** Nothing is kept then: most nodes have no such thing, and the folder doesn't name it either. */
  rare?: true
}

const types: NodeField = { name: 'targetTypes', label: '対象', type: 'types' }
const leads: NodeField = { name: 'leads', label: '実施主体', type: 'leads', optional: true }

export const nodeFields: { [K in PlanNodeKind]: readonly NodeField[] } = {
  head: [
    { name: 'title', label: '計画の名前', type: 'line' },
    { name: 'validFrom', label: '計画期間の始まり', type: 'day' },
    { name: 'validTo', label: '計画期間の終わり', type: 'day' },
    { name: 'issuedMonth', label: '策定の年月', type: 'month' },
    { name: 'issuedLabel', label: '表紙の年月', type: 'line', hint: '表紙にこのまま印刷します。' },
    { name: 'source', label: '出典', type: 'line' },
    { name: 'targetTypes', label: '対象とする人', type: 'typeNames' },
    { name: 'grantName', label: '別紙の交付金の名', type: 'line', optional: true, blank: '' },
    { name: 'asOfLabel', label: '別紙の時点', type: 'line', optional: true, blank: '' },
  ],
  goal: [
    { name: 'summary', label: '目標', type: 'line', hint: '短くまとめた言い方です。計画の文言は下に書きます。' },
    types,
    { name: 'stated', label: '計画の文言', type: 'statements' },
    { name: 'differenceNote', label: '本文と工程表のちがい', type: 'text', optional: true },
    { name: 'kpis', label: 'この目標を測るKPI', type: 'kpis', optional: true },
  ],
  section: [
    { name: 'number', label: '番号', type: 'line', optional: true, blank: '' },
    { name: 'title', label: '見出し', type: 'line' },
    { name: 'parentId', label: '上の章・節', type: 'parentSection', optional: true },
    {
      name: 'text',
      label: '地の文',
      type: 'text',
      optional: true,
      blank: '',
      hint: '見出しのすぐ下に印刷します。段落は改行で分けます。',
    },
  ],
  passage: [
    { name: 'document', label: 'どこの文か', type: 'passageDocument' },
    { name: 'section', label: '章・節', type: 'section', optional: true, hint: '目次では、どの章・節を指すかです。' },
    { name: 'style', label: '置き方', type: 'passageStyle' },
    {
      name: 'mark',
      label: '番号や印',
      type: 'line',
      optional: true,
      blank: '',
      hint: '「(1) 」「①」「・」など。あとの空きも、このまま印刷します。',
    },
    {
      name: 'says',
      label: '引く文言',
      type: 'quotes',
      optional: true,
      hint: '施策などの文言をここに印刷します。文言を直すときは、引いた先を直します。',
    },
    {
      name: 'text',
      label: '文',
      type: 'text',
      optional: true,
      blank: '',
      hint: '引く文言がないときに書きます。このまま印刷します。',
    },
    {
      name: 'leadsWording',
      label: '文の終わりの実施主体',
      type: 'line',
      optional: true,
      hint: '「長野労働局・長野県」のように、書かれているとおりに。【 】は付けて印刷します。',
    },
  ],
  lead: [
    { name: 'label', label: '計画での書き方', type: 'line' },
    { name: 'shortLabel', label: '短い名', type: 'line' },
    { name: 'isAll', label: '全機関・団体を指す', type: 'flag' },
    { name: 'organizationKind', label: '種類で指すとき、機関の種類', type: 'organizationKind', optional: true },
    {
      name: 'organizationIds',
      label: '当たる機関',
      type: 'organizations',
      optional: true,
      hint: '機関の名を1行に一つ書きます。',
    },
  ],
  measure: [
    { name: 'title', label: '短い題', type: 'line' },
    { name: 'section', label: '章・節', type: 'section' },
    { name: 'level', label: '段階', type: 'level' },
    { name: 'parentId', label: 'どの施策の下か', type: 'parentMeasure', optional: true },
    {
      name: 'stated',
      label: '計画の文言',
      type: 'statements',
      hint: '本文と工程表で文言がちがうときは、両方を残します。',
    },
    { name: 'differenceNote', label: '本文と工程表のちがい', type: 'text', optional: true },
    leads,
    types,
  ],
  kpi: [
    { name: 'label', label: 'KPIの名', type: 'line' },
    { name: 'shortLabel', label: '短い名', type: 'line' },
    { name: 'planId', label: '計画の中の番号', type: 'line' },
    { name: 'unit', label: '単位', type: 'line' },
    { name: 'kind', label: '種類', type: 'kpiKind' },
    types,
    {
      name: 'stated',
      label: '計画に書かれた値',
      type: 'values',
      hint: '値が食い違うときは、すべて残します。どれを目標とするかは協議会が決めます。率の分母のように、計画が値を言わない数では空のままにします。',
    },
    {
      name: 'goalFrom',
      label: '目標の期間の始まり',
      type: 'day',
      optional: true,
      rare: true,
      hint: '3年間の目標のように、年度とちがうときだけ書きます。',
    },
    { name: 'goalTo', label: '目標の期間の終わり', type: 'day', optional: true, rare: true },
    {
      name: 'baselineValue',
      label: '基準の値',
      type: 'number',
      optional: true,
      rare: true,
      hint: '計画がくらべる、もとの値があるときに書きます。',
    },
    {
      name: 'baselineLabel',
      label: '基準の値が何か',
      type: 'line',
      optional: true,
      rare: true,
      hint: '「令和6年度の実績」など。',
    },
    {
      name: 'organizationGoals',
      label: '機関ごとの目標',
      type: 'organizationGoals',
      optional: true,
      rare: true,
      hint: '計画が目標を機関に分けているとき、「ハローワーク長野 500」のように1行に一つ書きます。',
    },
    { name: 'measureIds', label: 'かかわる施策', type: 'measures', optional: true },
    { name: 'contradictions', label: '確かめること', type: 'lines', optional: true, hint: '1行に一つ書きます。' },
  ],
  group: [
    { name: 'title', label: '短い題', type: 'line' },
    { name: 'wording', label: '工程表の見出し', type: 'line', optional: true, blank: '' },
  ],
  row: [
    { name: 'title', label: '短い題', type: 'line' },
    { name: 'group', label: '区切り', type: 'group' },
    { name: 'ref', label: '工程表の中の場所', type: 'line' },
    { name: 'itemTitle', label: '「項目」欄の題', type: 'line' },
    {
      name: 'itemText',
      label: '「項目」欄の説明',
      type: 'text',
      optional: true,
      hint: '前の行と同じなら、空のままにします。',
    },
    {
      name: 'heading',
      label: 'この行の上の見出し',
      type: 'text',
      optional: true,
      hint: '「具体的な取組」欄に、行ではない見出しがあるときに書きます。',
    },
    {
      name: 'mark',
      label: '「具体的な取組」欄の番号',
      type: 'line',
      optional: true,
      blank: '',
      hint: '「①」など。あとの空きも、このまま印刷します。',
    },
    { name: 'wording', label: '「具体的な取組」欄', type: 'text' },
    { name: 'kpiWording', label: '「KPI」欄', type: 'text', optional: true },
    { name: 'leadsWording', label: '「実施主体」欄', type: 'line', optional: true },
    leads,
    types,
    { name: 'measureIds', label: 'かかわる施策', type: 'measures', optional: true },
    { name: 'kpiCodes', label: 'かかわるKPI', type: 'kpis', optional: true },
    { name: 'note', label: '覚え書き', type: 'text', optional: true },
  ],
  annex: [
    { name: 'name', label: '事業名', type: 'line' },
    { name: 'implementingBody', label: '実施主体', type: 'line' },
    { name: 'organizationId', label: '当たる機関', type: 'organization' },
    { name: 'summary', label: '短い概要', type: 'line' },
    { name: 'wording', label: '事業概要', type: 'text' },
    types,
    { name: 'area', label: '地域', type: 'area', optional: true },
  ],
}
