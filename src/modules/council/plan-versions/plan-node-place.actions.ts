/** Where a node stands in a draft: taken out, put back, moved among its kin. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, record, accountOf } from '../../../platform/action.ts'
import { type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import type { PlanNode } from '../council/index.ts'
import { titleOf } from './node-words.rules.ts'
import { missingReferences, withoutQuotesOf } from './node-references.rules.ts'
import { namesOf, neededBy, nodesOfKind } from './plan-content.rules.ts'
import { type NodeAddress, holdDraft, nodeEvent, nodeIn, setNode } from './held-draft.ts'

/**
 * Takes a node out of the draft, and out of what others say of it; it can be put back.
 * Lines of the text that only quote it go with it.
 */
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
  for (const passage of nodesOfKind(draft.alive, 'passage')) {
    const left = withoutQuotesOf(passage.content, address)
    const where = { versionId: address.versionId, kind: passage.kind, id: passage.id }
    if (left === null) await setNode(ctx, where, { is_removed: true })
    else if (left.says.length < passage.content.says.length)
      await setNode(ctx, where, { content: JSON.stringify(left) })
  }
  const list = { measure: ['measureIds'], kpi: ['kpiCodes', 'kpis'] }[address.kind as string] ?? []
  for (const name of list) {
    await sql`update plan_nodes
      set content = jsonb_set(content, array[${name}], (content -> ${name}) - ${address.id}::text),
        edition = edition + 1, changed_by = ${accountOf(ctx)}, changed_at = ${ctx.now}
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
  node.kind === 'measure'
    ? node.content.section
    : node.kind === 'passage'
      ? `${node.content.document} ${node.content.section ?? ''}`
      : node.kind === 'row'
        ? node.content.group
        : ''
