/** A stored node as its form shows it: the way back from `parsePlanNode`. */
import type { Fields } from '../../../platform/http/room.ts'
import { formatMonth, formatNumber } from '../../../platform/japanese/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { dateFields } from '../../../forms/index.ts'
import type { PlanNodeContent, PlanNodeKind } from '../council/index.ts'
import { type NodeField, nodeFields } from './node-fields.ts'
import type { Names } from './node-words.rules.ts'
import { numbered } from './plan-node.form.ts'

/** A stored node as its form shows it. */
export function fieldsOfNode(kind: PlanNodeKind, content: object, names: Names): Fields {
  const values = content as Record<string, unknown>
  return Object.assign({}, ...nodeFields[kind].map((field) => fieldsOf(field, values[field.name], names))) as Fields
}

function fieldsOf({ name, type }: NodeField, value: unknown, names: Names): Fields {
  if (value === null || value === undefined) return {}
  switch (type) {
    case 'day':
      return dateFields(name, dateBoxesOf(value as string))
    case 'month':
      return { [name]: formatMonth(value as string) }
    case 'lines':
      return { [name]: (value as string[]).join('\n') }
    case 'flag':
      return value === true ? { [name]: 'on' } : {}
    case 'types':
      return { [name]: (value as number[]).map(String) }
    case 'leads':
    case 'measures':
    case 'kpis':
      return { [name]: value as string[] }
    case 'organizations':
      return {
        [name]: (value as string[]).map((id) => nameOf(id, names)).join('\n'),
      }
    case 'number':
      return { [name]: String(value as number) }
    case 'organizationGoals':
      return {
        [name]: (value as { organizationId: string; value: number }[])
          .map((each) => `${nameOf(each.organizationId, names)} ${formatNumber(each.value)}`)
          .join('\n'),
      }
    case 'statements':
    case 'typeNames':
      return numbered(name, value as object[])
    case 'quotes':
      return numbered(
        name,
        (value as string[]).map((of) => ({ of })),
      )
    case 'values':
      return numbered(
        name,
        (value as PlanNodeContent<'kpi'>['stated']).map((each) => ({
          ...each,
          value: each.value ?? '',
          comparator: each.comparator ?? '',
        })),
      )
    case 'line':
    case 'text':
    case 'passageDocument':
    case 'passageStyle':
    case 'section':
    case 'parentSection':
    case 'parentMeasure':
    case 'group':
    case 'organization':
    case 'area':
    case 'organizationKind':
    case 'level':
    case 'kpiKind':
      return { [name]: value as string }
  }
}

const nameOf = (id: string, { organizations }: Names): string =>
  organizations.find((each) => each.id === id)?.name ?? id
