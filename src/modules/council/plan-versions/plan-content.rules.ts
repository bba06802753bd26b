/** A version's nodes as the plan that pages, papers and the plan check read. */
import type { PlanNode, PlanNodeContent, PlanNodeKind } from '../council/index.ts'
import type { PrintedPlan } from '../plan/index.ts'
import { withoutQuotesOf } from './node-references.rules.ts'
import type { Names } from './node-words.rules.ts'

export type NodeOf<K extends PlanNodeKind> = Extract<PlanNode, { kind: K }>

export const nodesOfKind = <K extends PlanNodeKind>(nodes: readonly PlanNode[], kind: K): NodeOf<K>[] =>
  nodes.filter((node): node is NodeOf<K> => node.kind === kind)

/**
 * @throws Error where the version has no head, which the database doesn't allow to be missing
 * in a version that was begun
 */
export function headOf(nodes: readonly PlanNode[]): PlanNodeContent<'head'> {
  const [head] = nodesOfKind(nodes, 'head')
  if (head === undefined) throw new Error('a version of the plan without its head')
  return head.content
}

export type PlanContent = Pick<
  PrintedPlan,
  'sections' | 'passages' | 'measures' | 'kpis' | 'leads' | 'rows' | 'annex'
> & {
  plan: PrintedPlan['plan'] & { issuedMonth: string }
}

/** @param nodes those that are not removed, in their order */
export function contentOf(fiscalYear: number, nodes: readonly PlanNode[]): PlanContent {
  const { targetTypes, grantName, asOfLabel, ...head } = headOf(nodes)
  const sections = nodesOfKind(nodes, 'section')
  const place = new Map(sections.map((section, index) => [section.id, index]))
  const groups = nodesOfKind(nodes, 'group')
  const groupPlace = new Map(groups.map((group, index) => [group.id, index]))
  return {
    plan: {
      ...head,
      fiscalYear,
      targetTypes,
      goals: nodesOfKind(nodes, 'goal').map(({ id, content }) => ({ id, ...content })),
    },
    sections: sections.map(({ id, content }) => ({ id, ...content })),
    passages: nodesOfKind(nodes, 'passage').map(({ id, content }) => ({ id, ...content })),
    leads: nodesOfKind(nodes, 'lead').map(({ id, content }) => ({ code: id, ...content })),
    measures: nodesOfKind(nodes, 'measure')
      .map(({ id, content }) => ({ id, ...content }))
      .toSorted((a, b) => (place.get(a.section) ?? 0) - (place.get(b.section) ?? 0)),
    kpis: nodesOfKind(nodes, 'kpi').map(({ id, content }) => ({
      fiscalYear,
      code: id,
      ...content,
      goalFrom: content.goalFrom ?? null,
      goalTo: content.goalTo ?? null,
      baselineValue: content.baselineValue ?? null,
      baselineLabel: content.baselineLabel ?? null,
      organizationGoals: content.organizationGoals ?? [],
      decisions: [],
    })),
    rows: nodesOfKind(nodes, 'row')
      .toSorted((a, b) => (groupPlace.get(a.content.group) ?? 0) - (groupPlace.get(b.content.group) ?? 0))
      .map(({ id, content: { group, ...content } }) => {
        const own = groups.find((each) => each.id === group)
        return {
          fiscalYear,
          id,
          ...content,
          groupNumber: Number(group),
          groupTitle: own?.content.title ?? '',
          groupWording: own?.content.wording ?? '',
        }
      }),
    annex: nodesOfKind(nodes, 'annex').map(({ id, content }) => ({
      number: Number(id),
      ...content,
      grantName,
      asOfLabel,
    })),
  }
}

/** How the nodes of a version are called. @param council names that don't belong to the plan */
export function namesOf(nodes: readonly PlanNode[], council: Pick<Names, 'organizations' | 'areas'>): Names {
  return {
    ...council,
    sections: nodesOfKind(nodes, 'section').map(({ id, content }) => ({
      id,
      name: `${id.replace('-', ' ')} ${content.title}`,
    })),
    measures: nodesOfKind(nodes, 'measure').map(({ id, content }) => ({
      id,
      name: content.title,
      section: content.section,
    })),
    leads: nodesOfKind(nodes, 'lead').map(({ id, content }) => ({ id, name: content.label })),
    kpis: nodesOfKind(nodes, 'kpi').map(({ id, content }) => ({ id, name: content.label })),
    groups: nodesOfKind(nodes, 'group').map(({ id, content }) => ({ id, name: `${id}. ${content.title}` })),
    quotes: quotesOf(nodes),
  }
}

/** What a passage can quote, as it names it. */
function quotesOf(nodes: readonly PlanNode[]): { id: string; name: string }[] {
  const types = nodesOfKind(nodes, 'head').flatMap(({ content }) => content.targetTypes)
  return [
    ...nodesOfKind(nodes, 'section').map(({ id, content }) => ({
      id: `section:${id}`,
      name: `見出し ${id.replace('-', ' ')} ${content.title}`,
    })),
    ...types.flatMap(({ type, name }) => [
      { id: `type:${type}`, name: `対象とする人 ${name}` },
      { id: `examples:${type}`, name: `対象とする人の説明 ${name}` },
    ]),
    ...nodesOfKind(nodes, 'goal').map(({ id, content }) => ({ id: `goal:${id}`, name: `目標 ${content.summary}` })),
    ...nodesOfKind(nodes, 'measure').map(({ id, content }) => ({ id: `measure:${id}`, name: `施策 ${content.title}` })),
    ...nodesOfKind(nodes, 'kpi').flatMap(({ id, content }) =>
      content.stated.map(({ place }) => ({ id: `kpi:${id}:${place}`, name: `KPI ${content.shortLabel} ${place}` })),
    ),
  ]
}

/** The goal of a KPI follows from what the plan states: a number only where it says one number (0002). */
export function goalFrom(
  kpi: Pick<PlanNodeContent<'kpi'>, 'kind' | 'stated'>,
  municipalities: number,
): Pick<PlanNodeContent<'kpi'>, 'goalValue' | 'goalBasis' | 'comparator'> {
  const isAtMost = kpi.stated.some((each) => each.comparator === 'le')
  const comparator = { quantitative: isAtMost ? 'le' : 'ge', coverage: 'all', implementation: 'done' } as const
  const values = [...new Set(kpi.stated.flatMap((each) => each.value ?? []))]
  const [only] = values
  if (values.length > 1) return { comparator: comparator[kpi.kind], goalValue: null, goalBasis: 'contested' }
  if (only !== undefined) return { comparator: comparator[kpi.kind], goalValue: only, goalBasis: 'stated' }
  return kpi.kind === 'coverage'
    ? { comparator: 'all', goalValue: municipalities, goalBasis: 'municipality-count' }
    : { comparator: comparator[kpi.kind], goalValue: null, goalBasis: 'none' }
}

/** Where a node that isn't wanted any more is still needed: nothing may hang in the air. */
export function neededBy(nodes: readonly PlanNode[], kind: PlanNodeKind, id: string): PlanNode[] {
  return nodes.filter((node) => {
    switch (kind) {
      case 'section':
        return (
          (node.kind === 'section' && node.content.parentId === id) ||
          (node.kind === 'measure' && node.content.section === id) ||
          // Its heading goes with it.
          (node.kind === 'passage' &&
            node.content.section === id &&
            withoutQuotesOf(node.content, { kind, id }) !== null)
        )
      case 'measure':
        return node.kind === 'measure' && node.content.parentId === id
      case 'lead':
        return (node.kind === 'measure' || node.kind === 'row') && node.content.leads.includes(id)
      case 'group':
        return node.kind === 'row' && node.content.group === id
      case 'head':
      case 'goal':
      case 'passage':
      case 'kpi':
      case 'row':
      case 'annex':
        return false
    }
  })
}
