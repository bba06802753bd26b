/** Pure parts of versions, over every node of the councils' own plans: forms, words, references, goals. */
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { otherCouncilFolder } from '../../../../tests/support/other-council.ts'
import { projectDir } from '../../../platform/project.ts'
import { nodesOf, type PlanNode, type PlanNodeContent, readCouncilFolder } from '../council/index.ts'
import { wordsApart } from './comparison.rules.ts'
import { describe as describeNode, type Names, speaksOf } from './node-words.rules.ts'
import { missingReferences, withoutQuotesOf } from './node-references.rules.ts'
import { goalFrom, namesOf, neededBy, nodesOfKind } from './plan-content.rules.ts'
import { parsePlanNode, retyped } from './plan-node.form.ts'
import { fieldsOfNode } from './plan-node-filled.form.ts'

const other = otherCouncilFolder()
afterAll(() => other.remove())

const councils = await Promise.all(
  [join(projectDir, 'councils', 'nagano'), other.folder].map(async (folder) => {
    const files = await readCouncilFolder(folder)
    const nodes = nodesOf(
      files.plans[0] ??
        (() => {
          throw new Error('no plan')
        })(),
    )
    const names: Names = namesOf(nodes, {
      organizations: files.organizations.map(({ id, name }) => ({ id, name, isRetired: false })),
      areas: files.areas.map(({ key, name }) => ({ id: key, name, isRetired: false })),
    })
    return { name: files.council.name, nodes, names, municipalities: files.municipalities.length }
  }),
)

describe.each(councils)('the plan of $name', ({ nodes, names, municipalities }) => {
  test('goes through its forms and comes out as it was', () => {
    for (const { kind, id, content } of nodes) {
      const fields = fieldsOfNode(kind, content, names)
      const { comparator: _c, goalValue: _v, goalBasis: _b, ...written } = content as unknown as Record<string, unknown>
      const read = parsePlanNode(kind, fields, names)
      expect(read.ok ? { id, ...read.value } : [id, read.errors]).toEqual({
        id,
        ...(kind === 'kpi' ? written : content),
      })
      expect(parsePlanNode(kind, retyped(kind, fields), names)).toEqual(read)
    }
  })

  test('has the goals that follow from what it states', () => {
    for (const { content } of nodesOfKind(nodes, 'kpi'))
      expect(goalFrom(content, municipalities)).toEqual({
        goalValue: content.goalValue,
        goalBasis: content.goalBasis,
        comparator: content.comparator,
      })
  })

  test('names nothing that isn’t there; and what nobody needs can go without leaving a gap', () => {
    for (const node of nodes)
      expect(missingReferences(node.kind, node.id, node.content, names, nodes), node.id).toEqual([])
    for (const node of nodes.filter((each) => each.kind !== 'head')) {
      const rest = nodes.filter((each) => each !== node)
      const restNames = namesOf(rest, names)
      const left = rest.filter(
        (each) =>
          !goesWith(each, node) &&
          missingReferences(each.kind, each.id, withoutLinks(each, node), restNames, rest).length > 0,
      )
      expect(
        left.map((each) => each.id),
        node.id,
      ).toEqual(neededBy(nodes, node.kind, node.id).map((each) => each.id))
    }
  })
})

/** A line of the text that only quotes what goes. */
const goesWith = (node: PlanNode, gone: PlanNode): boolean =>
  node.kind === 'passage' && withoutQuotesOf(node.content, gone) === null

/** What an action takes out of lists when a measure or a KPI goes, and out of lines that quote it. */
function withoutLinks({ kind, content }: PlanNode, gone: PlanNode): object {
  if (kind === 'passage') return withoutQuotesOf(content as PlanNodeContent<'passage'>, gone) ?? content
  const lists = { measure: ['measureIds'], kpi: ['kpiCodes', 'kpis'] }[gone.kind as string] ?? []
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      lists.includes(name) ? (value as string[]).filter((id) => id !== gone.id) : (value as unknown),
    ]),
  )
}

test('an organization that is gone is named still, and chosen no more', () => {
  const names: Names = {
    sections: [],
    measures: [],
    leads: [],
    kpis: [],
    groups: [],
    quotes: [],
    areas: [],
    organizations: [
      { id: 'was', name: '前の機関', isRetired: true },
      { id: 'is', name: 'いまの機関', isRetired: false },
    ],
  }
  const lead = (organizationIds: string[]) => ({
    label: 'x',
    shortLabel: 'x',
    organizationIds,
    organizationKind: null,
    isAll: false,
  })
  expect(describeNode({ kind: 'lead', content: lead(['was']) }, names).at(-1)?.text).toBe('前の機関')
  expect(missingReferences('lead', 'x', lead(['is']), names, [])).toEqual([])
  expect(missingReferences('lead', 'x', lead(['was']), names, []).map((error) => error.field)).toEqual([
    'organizationIds',
  ])
})

test.each([
  ['one number', 'quantitative', [1881, 1881], { goalValue: 1881, goalBasis: 'stated', comparator: 'ge' }],
  [
    'two numbers: nobody decides but the council',
    'quantitative',
    [607, 609],
    { goalValue: null, goalBasis: 'contested', comparator: 'ge' },
  ],
  ['everywhere', 'coverage', [null], { goalValue: 77, goalBasis: 'municipality-count', comparator: 'all' }],
  ['done or not', 'implementation', [null, null], { goalValue: null, goalBasis: 'none', comparator: 'done' }],
  [
    'a number beside a wording without',
    'quantitative',
    [null, 5],
    { goalValue: 5, goalBasis: 'stated', comparator: 'ge' },
  ],
] as const)('the goal of a KPI: %s', (_, kind, values, expected) => {
  expect(
    goalFrom(
      {
        kind,
        stated: values.map((value) => ({
          document: 'body',
          place: 'x',
          value,
          comparator: null,
          measuredAs: 'x',
          quote: 'x',
        })),
      },
      77,
    ),
  ).toEqual(expected)
})

test('words apart are both texts, whole', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc
      .array(fc.constantFrom('支援', '相談', 'を', '行う', '。', '\n', '①', '😀', ' '), { maxLength: 30 })
      .map((words) => words.join('')),
  )
  fc.assert(
    fc.property(text, text, (before, after) => {
      const apart = wordsApart(before, after)
      expect(apart.before.map((piece) => piece.text).join('')).toBe(before)
      expect(apart.after.map((piece) => piece.text).join('')).toBe(after)
      expect(apart.before.filter((piece) => piece.in === 'both').map((piece) => piece.text)).toEqual(
        apart.after.filter((piece) => piece.in === 'both').map((piece) => piece.text),
      )
      if (before === after) expect([...apart.before, ...apart.after].every((piece) => piece.in === 'both')).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a long text against another is shown whole, at once', () => {
  const [before, after] = ['支援を行う。'.repeat(8_000), '相談に応じる。'.repeat(8_000)]
  expect(wordsApart(before, after)).toEqual({
    before: [{ text: before, in: 'before' }],
    after: [{ text: after, in: 'after' }],
  })
})

test.each([
  ['令和7年度の目標', true],
  ['令和７年度の目標', true],
  ['令和8年度の目標', false],
  ['令和17年度', false],
])('%s speaks of 令和7年度: %s', (wording, expected) => {
  expect(
    speaksOf({ kind: 'section', content: { parentId: null, number: '', title: 'x', text: wording } }, '令和7年度'),
  ).toBe(expected)
})
