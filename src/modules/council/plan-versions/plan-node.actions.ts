/**
 * Writing in a draft: a node at a time, so that several people can work on it. Nothing is lost:
 * what is taken out can be put back.
 */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, record, accountOf } from '../../../platform/action.ts'
import { fiscalYearOf, formatFiscalYear } from '../../../platform/japanese/index.ts'
import { type FieldError, type Outcome, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import { goalMistakes, type PlanNode, type PlanNodeKind, positionStep, whyValueDiffers } from '../council/index.ts'
import { titleOf } from './node-words.rules.ts'
import { missingReferences, quotesLost } from './node-references.rules.ts'
import { goalFrom, namesOf, nodesOfKind } from './plan-content.rules.ts'
import type { PlanNodeInput } from './plan-version.inputs.ts'
import { listCountableKpis } from './plan-version.queries.ts'
import { type HeldDraft, type NodeAddress, holdDraft, nodeEvent, nodeIn, setNode, touch } from './held-draft.ts'

/** With what follows from it. */
const complete = (kind: PlanNodeKind, input: PlanNodeInput, { council }: HeldDraft): object =>
  kind === 'kpi' ? { ...input, ...goalFrom(input as PlanNodeInput<'kpi'>, council.municipalities) } : input

/** @param edition of what was read before writing: somebody else's words are never overwritten unseen */
export async function writePlanNode(
  ctx: ActionContext,
  address: NodeAddress,
  edition: number,
  input: PlanNodeInput,
): Promise<Outcome<{ edition: number }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const draft = await holdDraft(ctx, address.versionId)
  if ('ok' in draft) return draft
  const node = nodeIn(draft.alive, address)
  if (node.edition !== edition)
    return stale(
      'あなたが書いている間に、ほかの方がこの項目を書きかえました。下のちがいを見て、もう一度残してください。',
    )
  const errors = [
    ...missingReferences(address.kind, address.id, input, namesOf(draft.alive, draft.council), draft.alive),
    ...outsideYear(input, draft.fiscalYear),
    ...stillQuoted(address, input, draft),
    ...differingValues(input),
    ...misshapenGoal(input, draft.fiscalYear),
  ]
  if (errors.length > 0) return invalid(...errors)
  await setNode(ctx, address, { content: JSON.stringify(complete(address.kind, input, draft)) })
  await record(ctx, 'planVersion.nodeWritten', nodeEvent(address))
  return done({ edition: edition + 1 })
}

/** A line of the text may quote a value by its place, or a type: that can't go before the line. */
function stillQuoted({ kind, id }: NodeAddress, input: PlanNodeInput, { alive, council }: HeldDraft): FieldError[] {
  const after = alive.map((node) =>
    node.kind === kind && node.id === id ? ({ ...node, content: { ...node.content, ...input } } as PlanNode) : node,
  )
  const [lost] = quotesLost(after, namesOf(after, council))
  return lost === undefined || kind === 'passage'
    ? []
    : [
        {
          field: kind === 'head' ? 'targetTypes' : 'stated',
          message: `本文の文「${titleOf(lost)}」が、ここで消えたものを引いています。もとに戻すか、先にその文を直してください。`,
        },
      ]
}

/** What a KPI is measured by and what is printed of it is one number, in each place that states it. */
const differingValues = (input: PlanNodeInput): FieldError[] =>
  'unit' in input
    ? input.stated.flatMap((stated, index) => {
        const message = whyValueDiffers(stated, input.unit)
        return message === null ? [] : [{ field: `stated.${index}.value`, message }]
      })
    : []

const misshapenGoal = (input: PlanNodeInput, fiscalYear: number): FieldError[] =>
  'unit' in input ? goalMistakes(input, fiscalYear) : []

/** A plan is of the fiscal year in which it begins. */
function outsideYear(input: PlanNodeInput, fiscalYear: number): FieldError[] {
  return 'validFrom' in input && fiscalYearOf(input.validFrom) !== fiscalYear
    ? [{ field: 'validFrom', message: `${formatFiscalYear(fiscalYear)}の中の日にしてください。` }]
    : []
}

/** @param id the KPI's code, or a section's place in the plan; others are counted */
export async function addPlanNode(
  ctx: ActionContext,
  versionId: string,
  kind: PlanNodeKind,
  id: string,
  input: PlanNodeInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const draft = await holdDraft(ctx, versionId)
  if ('ok' in draft) return draft
  if (kind === 'head') return wrongState('計画の基本は、一つだけです。')
  const named =
    kind === 'kpi' || kind === 'section'
      ? await ownId(ctx, kind, id, draft)
      : { ok: true as const, value: await countedId(ctx, kind, draft) }
  if (!named.ok) return named
  const errors = [
    ...missingReferences(kind, named.value, input, namesOf(draft.alive, draft.council), draft.alive),
    ...differingValues(input),
    ...misshapenGoal(input, draft.fiscalYear),
  ]
  if (errors.length > 0) return invalid(...errors)
  await ctx.tx
    .insertInto('plan_nodes')
    .values({
      version_id: versionId,
      kind,
      id: named.value,
      position: positionOf(kind, input, draft),
      content: JSON.stringify(complete(kind, input, draft)),
      added_at: ctx.now,
      changed_by: accountOf(ctx),
      changed_at: ctx.now,
    })
    .execute()
  await touch(ctx, versionId)
  await record(ctx, 'planVersion.nodeAdded', nodeEvent({ versionId, kind, id: named.value }))
  return done({ id: named.value })
}

async function ownId(
  ctx: ActionContext,
  kind: 'kpi' | 'section',
  typed: string,
  { all }: HeldDraft,
): Promise<Outcome<string>> {
  const id = kind === 'section' ? typed.normalize('NFC').trim().replace(/\s+/, '-') : typed
  if (id === '' || id.length > 60)
    return invalid({
      field: 'id',
      message: kind === 'section' ? '計画の中の場所を、60字までで書いてください。' : '何を数えるかを選んでください。',
    })
  if (kind === 'kpi' && !(await listCountableKpis(ctx.tx)).some((each) => each.id === id))
    return invalid({ field: 'id', message: '何を数えるかを選んでください。' })
  const known = all.find((node) => node.kind === kind && node.id === id)
  if (known === undefined) return done(id)
  return invalid({
    field: 'id',
    message: known.isRemoved
      ? '同じものを、この案から外しています。外したものの中から、もとに戻してください。'
      : '同じものが、もうあります。',
  })
}

/** Never one that anything was called before: what others say about it would come with it. */
async function countedId(ctx: ActionContext, kind: PlanNodeKind, { all }: HeldDraft): Promise<string> {
  if (kind === 'annex' || kind === 'group')
    return String(Math.max(0, ...all.filter((node) => node.kind === kind).map((node) => Number(node.id))) + 1)
  const {
    rows: [last],
  } = await sql<{
    last: number
  }>`select coalesce(max(substr(id, 3)::integer), 0) as last from plan_nodes
    where kind = ${kind} and id ~ '^n-[0-9]{1,6}$'`.execute(ctx.tx)
  return `n-${(last?.last ?? 0) + 1}`
}

/** Behind its kin: the measures of its section, the sections under its parent, the rows of its group. */
function positionOf(kind: PlanNodeKind, input: PlanNodeInput, { all }: HeldDraft): number {
  const own = all.filter((node) => node.kind === kind)
  const end = Math.max(0, ...own.map((node) => node.position)) + positionStep
  if (kind !== 'section' || !('parentId' in input) || input.parentId === null) return end
  const sections = nodesOfKind(all, 'section')
  const under = new Set([input.parentId])
  let last = sections.find((each) => each.id === input.parentId)?.position ?? end
  for (const section of sections)
    if (section.content.parentId !== null && under.has(section.content.parentId)) {
      under.add(section.id)
      last = Math.max(last, section.position)
    }
  const next = sections
    .map((each) => each.position)
    .filter((position) => position > last)
    .toSorted((a, b) => a - b)[0]
  return next === undefined ? end : (last + next) / 2
}
