/** A node in words: what it is called, and its content as labelled text. */
import {
  organizationKindLabels,
  planDocumentLabels,
  type PlanNode,
  type PlanNodeContent,
  type PlanNodeKind,
} from '../council/index.ts'
import { formatDate, formatMonth, formatNumber } from '../../../platform/japanese/index.ts'
import { comparatorLabels, measureLevelLabels } from '../plan/index.ts'
import { kpiKinds, passageDocuments, passageStyles, quotedKindLabels } from './plan-version.labels.ts'
import { type FieldType, nodeFields } from './node-fields.ts'

/** What codes are called: of the version itself, and of the council. */
export interface Names {
  sections: readonly { id: string; name: string }[]
  measures: readonly { id: string; name: string; section: string }[]
  leads: readonly { id: string; name: string }[]
  kpis: readonly { id: string; name: string }[]
  groups: readonly { id: string; name: string }[]
  /** Whose wordings a passage can say. */
  quotes: readonly { id: string; name: string }[]
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
    case 'passage':
      return passageTitle(of('passage'))
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

/** The beginning of the line; of one that is quoted, what kind of words it quotes. */
function passageTitle({ mark, text, says, style }: PlanNodeContent<'passage'>): string {
  const words = text.trim() === '' ? `${quotedKindLabels[(says[0] ?? '').split(':')[0] ?? ''] ?? '引いた文'}` : text
  return `${mark}${words.length > titleLength ? `${words.slice(0, titleLength)}…` : words}(${passageStyles[style]})`
}
const titleLength = 36

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

/**
 * Whether a node still speaks of a year by its name (令和7年度, also in full-width digits):
 * what a carried-over plan has to look at.
 */
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
    case 'number':
      return formatNumber(value as number)
    case 'organizationGoals':
      return (value as { organizationId: string; value: number }[])
        .map((each) => `${nameIn(names.organizations, each.organizationId)} ${formatNumber(each.value)}`)
        .join('\n')
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
            `【${planDocumentLabels[each.document]} ${each.place}】\n${each.value === null ? '数なし' : `${formatNumber(each.value)}${each.comparator === null ? '' : ` ${comparatorLabels[each.comparator]}`}`}(${each.measuredAs})\n${each.quote}`,
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
    case 'quotes':
      return namesIn(names.quotes, value).replaceAll('、', '\n')
    case 'passageDocument':
      return passageDocuments[value as keyof typeof passageDocuments]
    case 'passageStyle':
      return passageStyles[value as keyof typeof passageStyles]
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
