/**
 * What each kind of node consists of, in words: one table for its form, for reading it and for comparing two versions.
 * The shapes themselves are the council's (`planNodeContents`).
 */
import {
  organizationKindLabels,
  planDocumentLabels,
  type PlanNode,
  type PlanNodeContent,
  type PlanNodeKind,
} from '../council/index.ts'
import { formatDate, formatMonth, formatNumber } from '../../../platform/japanese/index.ts'
import { measureLevelLabels } from '../plan/index.ts'
import { kpiKinds } from './plan-version.labels.ts'

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
  | 'section'
  | 'parentSection'
  | 'parentMeasure'
  | 'group'
  | 'organization'
  | 'area'
  | 'organizationKind'
  | 'level'
  | 'kpiKind'

export interface NodeField {
  name: string
  label: string
  type: FieldType
  hint?: string
  /** May be left empty. */
  optional?: true
  /** What is kept then, where it isn't null. */
  blank?: ''
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
      hint: '施策の前に書く文です。段落は改行で分けます。',
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
      hint: '値が食い違うときは、すべて残します。どれを目標とするかは協議会が決めます。',
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

/** What codes are called: of the version itself, and of the council. */
export interface Names {
  sections: readonly { id: string; name: string }[]
  measures: readonly { id: string; name: string; section: string }[]
  leads: readonly { id: string; name: string }[]
  kpis: readonly { id: string; name: string }[]
  groups: readonly { id: string; name: string }[]
  /** Also those that are gone: an earlier version may name them. */
  organizations: readonly Named[]
  areas: readonly Named[]
}

export interface Named {
  id: string
  name: string
  isRetired: boolean
}

export function titleOf(node: Pick<PlanNode, 'kind' | 'id' | 'content'>): string {
  const of = <K extends PlanNodeKind>(_kind: K) => node.content as PlanNodeContent<K>
  switch (node.kind) {
    case 'head':
      return '計画の基本'
    case 'goal':
      return of('goal').summary
    case 'section':
      return [node.id.replace('-', ' '), of('section').title].join(' ')
    case 'lead':
      return of('lead').label
    case 'kpi':
      return of('kpi').label
    case 'annex':
      return `No.${node.id} ${of('annex').name}`
    case 'group':
      return `${node.id}. ${of('group').title}`
    case 'measure':
      return of('measure').title
    case 'row':
      return of('row').title
  }
}

export interface ShownField {
  name: string
  label: string
  /** Plain text; lines are kept. Empty where nothing is said. */
  text: string
}

/** A node's content as labelled text, in the order of its form. */
export function describe(node: Pick<PlanNode, 'kind' | 'content'>, names: Names): ShownField[] {
  const content = node.content as Record<string, unknown>
  return nodeFields[node.kind].map((field) => ({
    name: field.name,
    label: field.label,
    text: textOf(field.type, content[field.name], names),
  }))
}

/** Whether a node still speaks of a year by its name (令和7年度, also in full-width digits): what a carried-over plan has to look at. */
export function speaksOf(node: Pick<PlanNode, 'kind' | 'content'>, year: string): boolean {
  return JSON.stringify(node.content).normalize('NFKC').includes(year)
}

const nameIn = (list: readonly { id: string; name: string }[], id: string): string =>
  list.find((each) => each.id === id)?.name ?? id
const namesIn = (list: readonly { id: string; name: string }[], ids: unknown): string =>
  (ids as string[]).map((id) => nameIn(list, id)).join('、')

function textOf(type: FieldType, value: unknown, names: Names): string {
  if (value === null || value === undefined) return ''
  switch (type) {
    case 'line':
    case 'text':
      return value as string
    case 'month':
      return formatMonth(value as string)
    case 'day':
      return formatDate(value as string)
    case 'lines':
      return (value as string[]).join('\n')
    case 'flag':
      return value === true ? 'はい' : 'いいえ'
    case 'types':
      return (value as number[]).map((each) => '①②③'[each - 1]).join('')
    case 'typeNames':
      return (value as PlanNodeContent<'head'>['targetTypes'])
        .map((each) => `${'①②③'[each.type - 1]}${each.name}(${each.place})\n${each.examples}`)
        .join('\n')
    case 'statements':
      return (value as PlanNodeContent<'measure'>['stated'])
        .map((each) => `【${planDocumentLabels[each.document]} ${each.place}】\n${each.wording}`)
        .join('\n')
    case 'values':
      return (value as PlanNodeContent<'kpi'>['stated'])
        .map(
          (each) =>
            `【${planDocumentLabels[each.document]} ${each.place}】\n${each.value === null ? '数なし' : `${formatNumber(each.value)}${each.comparator === null ? '' : ' 以上'}`}(${each.measuredAs})\n${each.quote}`,
        )
        .join('\n')
    case 'organizations':
      return namesIn(names.organizations, value).replaceAll('、', '\n')
    case 'leads':
      return namesIn(names.leads, value)
    case 'measures':
      return namesIn(names.measures, value)
    case 'kpis':
      return namesIn(names.kpis, value)
    case 'section':
    case 'parentSection':
      return nameIn(names.sections, value as string)
    case 'parentMeasure':
      return nameIn(names.measures, value as string)
    case 'group':
      return nameIn(names.groups, value as string)
    case 'organization':
      return nameIn(names.organizations, value as string)
    case 'area':
      return nameIn(names.areas, value as string)
    case 'organizationKind':
      return organizationKindLabels[value as keyof typeof organizationKindLabels]
    case 'level':
      return measureLevelLabels[value as keyof typeof measureLevelLabels]
    case 'kpiKind':
      return kpiKinds[value as keyof typeof kpiKinds]
  }
}
