/** What a node names has to be in the same version, or in the council. */
import type { PlanNode, PlanNodeContent, PlanNodeKind } from '../council/index.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { type FieldType, nodeFields } from './node-fields.ts'
import type { Names } from './node-words.rules.ts'

/** @param nodes those of the version that are not removed */
export function missingReferences(
  kind: PlanNodeKind,
  id: string,
  content: object,
  names: Names,
  nodes: readonly PlanNode[],
): FieldError[] {
  const values = content as Record<string, unknown>
  const errors = nodeFields[kind].flatMap((field): FieldError[] => {
    const known = listOf(field.type, names)
    if (known === null) return []
    const value = values[field.name]
    const asked =
      value === null || value === undefined
        ? []
        : field.type === 'organizationGoals'
          ? (value as { organizationId: string }[]).map((each) => each.organizationId)
          : Array.isArray(value)
            ? (value as string[])
            : [value as string]
    const missing = asked.filter((each) => !known.some(({ id: is }) => is === each))
    return missing.length === 0
      ? []
      : [{ field: field.name, message: `「${missing.join('、')}」は、この案にありません。選びなおしてください。` }]
  })
  const parent = values['parentId']
  if (typeof parent === 'string' && goesRound(kind, id, parent, nodes))
    errors.push({ field: 'parentId', message: '自分自身や、自分の下にあるものは選べません。' })
  return errors
}

function listOf(type: FieldType, names: Names): readonly { id: string }[] | null {
  switch (type) {
    case 'leads':
      return names.leads
    case 'measures':
    case 'parentMeasure':
      return names.measures
    case 'kpis':
      return names.kpis
    case 'section':
    case 'parentSection':
      return names.sections
    case 'quotes':
      return names.quotes
    case 'group':
      return names.groups
    case 'organizations':
    case 'organizationGoals':
    case 'organization':
      return names.organizations.filter((each) => !each.isRetired)
    case 'area':
      return names.areas.filter((each) => !each.isRetired)
    case 'line':
    case 'text':
    case 'lines':
    case 'day':
    case 'month':
    case 'flag':
    case 'types':
    case 'passageDocument':
    case 'passageStyle':
    case 'statements':
    case 'values':
    case 'typeNames':
    case 'organizationKind':
    case 'level':
    case 'kpiKind':
    case 'number':
      return null
  }
}

/** A passage without what it quotes of a node that goes; null where it then says nothing. */
export function withoutQuotesOf(
  passage: PlanNodeContent<'passage'>,
  gone: { kind: PlanNodeKind; id: string },
): PlanNodeContent<'passage'> | null {
  const own = `${gone.kind}:${gone.id}`
  const says = passage.says.filter((each) => each !== own && !(gone.kind === 'kpi' && each.startsWith(`${own}:`)))
  return says.length === 0 && passage.text.trim() === '' ? null : { ...passage, says }
}

/** The lines that quote what a node says no longer, once it is written so. @param after all nodes, with the new content */
export function quotesLost(after: readonly PlanNode[], names: Names): PlanNode[] {
  return after.filter(
    (node) =>
      node.kind === 'passage' && node.content.says.some((said) => !names.quotes.some((quote) => quote.id === said)),
  )
}

function goesRound(kind: PlanNodeKind, id: string, parent: string, nodes: readonly PlanNode[]): boolean {
  const seen = new Set([id])
  for (let at: string | null = parent; at !== null;) {
    if (seen.has(at)) return true
    seen.add(at)
    const above: PlanNode | undefined = nodes.find((node) => node.kind === kind && node.id === at)
    at = above !== undefined && 'parentId' in above.content ? above.content.parentId : null
  }
  return false
}
