/** A draft under lock, with its nodes, for the actions that write in it. */
import { sql } from 'kysely'
import { type ActionContext, accountOf } from '../../../platform/action.ts'
import { NotFound, type Refused } from '../../../platform/outcome.ts'
import type { PlanNodeKind } from '../council/index.ts'
import { holdVersion, notDraft } from './held-version.ts'
import { type DraftNode, listCouncilNames, listPlanNodes } from './plan-version.queries.ts'

export interface NodeAddress {
  versionId: string
  kind: PlanNodeKind
  id: string
}

export interface HeldDraft {
  fiscalYear: number
  alive: DraftNode[]
  all: DraftNode[]
  council: Awaited<ReturnType<typeof listCouncilNames>>
}

/** The draft under lock, or why it can't be written. @throws NotFound */
export async function holdDraft(ctx: ActionContext, versionId: string): Promise<HeldDraft | Refused> {
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
export function nodeIn(nodes: readonly DraftNode[], { kind, id }: NodeAddress): DraftNode {
  const node = nodes.find((each) => each.kind === kind && each.id === id)
  if (node === undefined) throw new NotFound('plan node')
  return node
}

export async function setNode(
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

export const touch = (ctx: ActionContext, versionId: string) =>
  ctx.tx.updateTable('plan_versions').set({ changed_at: ctx.now }).where('id', '=', versionId).execute()

export const nodeEvent = ({ versionId, kind, id }: NodeAddress) => ({ versionId, kind, node: id })
