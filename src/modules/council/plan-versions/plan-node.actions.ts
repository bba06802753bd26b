/** Writing in a draft: a node at a time, so that several people can work on it. Nothing is lost: what is taken out can be put back. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, record, accountOf } from '../../../platform/action.ts'
import { fiscalYearOf, formatFiscalYear } from '../../../platform/japanese/index.ts'
import {
  type FieldError,
  NotFound,
  type Outcome,
  type Refused,
  done,
  invalid,
  stale,
  wrongState,
} from '../../../platform/outcome.ts'
import { type PlanNode, type PlanNodeKind, positionStep } from '../council/index.ts'
import { holdVersion, notDraft } from './held-version.ts'
import { titleOf } from './node-fields.ts'
import { missingReferences } from './node-references.rules.ts'
import { goalFrom, namesOf, neededBy, nodesOfKind } from './plan-content.rules.ts'
import type { PlanNodeInput } from './plan-version.inputs.ts'
import { type DraftNode, listCouncilNames, listCountableKpis, listPlanNodes } from './plan-version.queries.ts'

interface NodeAddress {
  versionId: string
  kind: PlanNodeKind
  id: string
}

interface HeldDraft {
  fiscalYear: number
  alive: DraftNode[]
  all: DraftNode[]
  council: Awaited<ReturnType<typeof listCouncilNames>>
}

/** The draft under lock, or why it can't be written. @throws NotFound */
async function holdDraft(ctx: ActionContext, versionId: string): Promise<HeldDraft | Refused> {
  const version = await holdVersion(ctx, versionId)
  const refused = notDraft(version)
  if (refused !== null) return refused
  const all = await listPlanNodes(ctx.tx, versionId)
  return {
    fiscalYear: version.fiscalYear,
    all,
    alive: all.filter((node) => !node.isRemoved),
    council: await listCouncilNames(ctx.tx),
  }
}

/** @throws NotFound */
function nodeIn(nodes: readonly DraftNode[], { kind, id }: NodeAddress): DraftNode {
  const node = nodes.find((each) => each.kind === kind && each.id === id)
  if (node === undefined) throw new NotFound('plan node')
  return node
}

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
  ]
  if (errors.length > 0) return invalid(...errors)
  await setNode(ctx, address, { content: JSON.stringify(complete(address.kind, input, draft)) })
  await record(ctx, 'planVersion.nodeWritten', nodeEvent(address))
  return done({ edition: edition + 1 })
}

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
  const errors = missingReferences(kind, named.value, input, namesOf(draft.alive, draft.council), draft.alive)
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
  }>`select coalesce(max(substr(id, 3)::integer), 0) as last from plan_nodes where kind = ${kind} and id ~ '^n-[0-9]{1,6}$'`.execute(
    ctx.tx,
  )
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

/** Takes a node out of the draft, and out of what others say of it; it can be put back. */
export async function removePlanNode(ctx: ActionContext, address: NodeAddress): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const draft = await holdDraft(ctx, address.versionId)
  if ('ok' in draft) return draft
  if (address.kind === 'head') return wrongState('計画の基本は外せません。')
  nodeIn(draft.alive, address)
  const needed = neededBy(draft.alive, address.kind, address.id)
  if (needed.length > 0)
    return wrongState(
      `「${needed.slice(0, 3).map(titleOf).join('」「')}」${needed.length > 3 ? `など${needed.length}件` : ''}がこれを使っています。先にそちらを直してください。`,
    )
  await setNode(ctx, address, { is_removed: true })
  const list = { measure: ['measureIds'], kpi: ['kpiCodes', 'kpis'] }[address.kind as string] ?? []
  for (const name of list) {
    await sql`update plan_nodes set content = jsonb_set(content, array[${name}], (content -> ${name}) - ${address.id}::text), edition = edition + 1, changed_by = ${accountOf(ctx)}, changed_at = ${ctx.now}
      where version_id = ${address.versionId} and content -> ${name} ? ${address.id}::text`.execute(ctx.tx)
  }
  await record(ctx, 'planVersion.nodeRemoved', nodeEvent(address))
  return done({ id: address.id })
}

/** Puts a node back as it was; what it names has to be there still. */
export async function restorePlanNode(ctx: ActionContext, address: NodeAddress): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const draft = await holdDraft(ctx, address.versionId)
  if ('ok' in draft) return draft
  const node = nodeIn(
    draft.all.filter((each) => each.isRemoved),
    address,
  )
  const [missing] = missingReferences(
    node.kind,
    node.id,
    node.content,
    namesOf([...draft.alive, node], draft.council),
    [...draft.alive, node],
  )
  if (missing !== undefined)
    return wrongState(
      `まだ戻せません。${missing.message.replace('選びなおしてください。', '先にそちらを戻してください。')}`,
    )
  await setNode(ctx, address, { is_removed: false })
  await record(ctx, 'planVersion.nodeRestored', nodeEvent(address))
  return done({ id: address.id })
}

/** One place up or down among its kin. Sections have their place in the plan by their number. */
export async function movePlanNode(
  ctx: ActionContext,
  address: NodeAddress,
  direction: 'up' | 'down',
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const draft = await holdDraft(ctx, address.versionId)
  if ('ok' in draft) return draft
  const node = nodeIn(draft.alive, address)
  if (node.kind === 'head' || node.kind === 'section' || node.kind === 'annex')
    return wrongState('この項目の順は、番号で決まります。')
  const kin = draft.alive
    .filter((each) => each.kind === node.kind && kinOf(each) === kinOf(node))
    .toSorted((a, b) => a.position - b.position)
  const other = kin[kin.indexOf(node) + (direction === 'up' ? -1 : 1)]
  if (other === undefined) return wrongState(direction === 'up' ? 'もう、いちばん上です。' : 'もう、いちばん下です。')
  await setNode(ctx, address, { position: other.position })
  await setNode(ctx, { ...address, id: other.id }, { position: node.position })
  await record(ctx, 'planVersion.nodeMoved', nodeEvent(address))
  return done({ id: address.id })
}

const kinOf = (node: PlanNode): string =>
  node.kind === 'measure' ? node.content.section : node.kind === 'row' ? node.content.group : ''

async function setNode(
  ctx: ActionContext,
  { versionId, kind, id }: NodeAddress,
  change: { content?: string; is_removed?: boolean; position?: number },
): Promise<void> {
  const written =
    change.content === undefined && change.is_removed === undefined ? {} : { edition: sql<number>`edition + 1` }
  await ctx.tx
    .updateTable('plan_nodes')
    .set({ ...change, ...written, changed_by: accountOf(ctx), changed_at: ctx.now })
    .where('version_id', '=', versionId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .execute()
  await touch(ctx, versionId)
}

const touch = (ctx: ActionContext, versionId: string) =>
  ctx.tx.updateTable('plan_versions').set({ changed_at: ctx.now }).where('id', '=', versionId).execute()

const nodeEvent = ({ versionId, kind, id }: NodeAddress) => ({ versionId, kind, node: id })
