/** The plan of a council's folder as nodes: the first version of a year, and what the folder corrects in it later. */
import { isDeepStrictEqual } from 'node:util'
import { type Transaction, sql } from 'kysely'
import { newId } from '../../../platform/action.ts'
import type { DB } from '../../../platform/database/types.ts'
import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import type { PlanFiles } from './council.files.ts'
import type { PlanNode } from './plan-node.schema.ts'

/** Room to put a node between two others. */
export const positionStep = 1024

export function nodesOf({ plan, kpis, roadmap, annex }: PlanFiles): PlanNode[] {
  const at = (index: number): number => (index + 1) * positionStep
  return [
    {
      kind: 'head',
      id: 'head',
      position: 0,
      content: {
        title: plan.title,
        validFrom: plan.validFrom,
        validTo: plan.validTo,
        issuedMonth: plan.issuedMonth,
        issuedLabel: plan.issuedLabel,
        source: plan.source,
        targetTypes: plan.targetTypes,
        grantName: annex.grantName,
        asOfLabel: annex.asOfLabel,
      },
    },
    ...plan.goals.map(({ id, ...content }, index): PlanNode => ({ kind: 'goal', id, position: at(index), content })),
    ...plan.sections.map(({ id, ...content }, index): PlanNode => ({
      kind: 'section',
      id,
      position: at(index),
      content,
    })),
    ...plan.passages.map(({ id, ...content }, index): PlanNode => ({
      kind: 'passage',
      id,
      position: at(index),
      content,
    })),
    ...plan.leadBodies.map((row, index): PlanNode => ({
      kind: 'lead',
      id: row.code,
      position: at(index),
      content: {
        label: row.label,
        shortLabel: row.shortLabel,
        organizationIds: row.organizations,
        organizationKind: row.organizationKind,
        isAll: row.all,
      },
    })),
    ...plan.measures.map(({ id, ...content }, index): PlanNode => ({
      kind: 'measure',
      id,
      position: at(index),
      content,
    })),
    ...kpis.kpis.map(({ code, measures, baseline, ...content }, index): PlanNode => ({
      kind: 'kpi',
      id: code,
      position: at(index),
      content: {
        ...content,
        ...(baseline === undefined ? {} : { baselineValue: baseline.value, baselineLabel: baseline.label }),
        measureIds: measures,
      },
    })),
    ...roadmap.groups.map((group, index): PlanNode => ({
      kind: 'group',
      id: String(group.number),
      position: at(index),
      content: { title: group.shortTitle, wording: group.title },
    })),
    ...roadmap.rows.map(({ id, group, measures, kpis: kpiCodes, ...content }, index): PlanNode => ({
      kind: 'row',
      id,
      position: at(index),
      content: { ...content, group: String(group), measureIds: measures, kpiCodes },
    })),
    ...annex.projects.map(({ number, ...content }, index): PlanNode => ({
      kind: 'annex',
      id: String(number),
      position: at(index),
      content,
    })),
  ]
}

/**
 * Keeps the folder's plan as a version where the year has none, or where the folder says something else than it said
 * before. Once the council has resolved a version itself, the year's plan is the council's
 * and the folder leaves it alone.
 * @param tx a transaction of the role tsunagu_owner
 */
export async function keepFolderVersion(tx: Transaction<DB>, files: PlanFiles, recordedAt: Date): Promise<void> {
  const { plan } = files
  const newest = await tx
    .selectFrom('plan_versions')
    .where('fiscal_year', '=', plan.fiscalYear)
    .where('state', '=', 'resolved')
    .select(['id', 'number', 'origin', 'effective_on'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const nodes = nodesOf(files)
  if (newest !== undefined && (newest.origin === 'council' || (await saysTheSame(tx, newest.id, nodes)))) return
  const id = newId()
  await tx
    .insertInto('plan_versions')
    .values({
      id,
      fiscal_year: plan.fiscalYear,
      state: 'draft',
      origin: 'folder',
      based_on: newest?.id ?? null,
      note: plan.source,
      started_at: recordedAt,
      changed_at: recordedAt,
    })
    .execute()
  await tx
    .insertInto('plan_nodes')
    .values(
      nodes.map((node) => ({
        version_id: id,
        kind: node.kind,
        id: node.id,
        position: node.position,
        content: JSON.stringify(node.content),
      })),
    )
    .execute()
  await tx
    .updateTable('plan_versions')
    .set({
      state: 'resolved',
      number: (newest?.number ?? 0) + 1,
      kind: newest === undefined ? 'adopted' : 'transcribed',
      effective_on: newest?.effective_on ?? plan.validFrom,
      resolved_at: recordedAt,
      resolution:
        newest === undefined
          ? `${formatFiscalYear(plan.fiscalYear)}の計画(${plan.issuedLabel})`
          : 'データの書き写しの直し',
    })
    .where('id', '=', id)
    .execute()
}

async function saysTheSame(tx: Transaction<DB>, version: string, nodes: readonly PlanNode[]): Promise<boolean> {
  const { rows } = await sql<PlanNode>`select kind, id, position, content from plan_nodes
    where version_id = ${version} and not is_removed`.execute(tx)
  const known = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
  return (
    rows.length === nodes.length &&
    nodes.every((node) =>
      isDeepStrictEqual(known.get(`${node.kind} ${node.id}`), {
        kind: node.kind,
        id: node.id,
        position: node.position,
        content: JSON.parse(JSON.stringify(node.content)) as unknown,
      }),
    )
  )
}
