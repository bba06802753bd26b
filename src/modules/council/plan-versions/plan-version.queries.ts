import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import type { PlanNode, PlanNodeKind } from '../council/index.ts'
import type { Named } from './node-words.rules.ts'
import type { CommentOutcome, VersionKind, VersionState } from './plan-version.labels.ts'

type Db = ReadDb | WriteTx
export interface PlanVersion {
  id: string
  fiscalYear: number
  /** Null until it is resolved. */
  number: number | null
  kind: VersionKind | null
  state: VersionState
  origin: 'folder' | 'council'
  basedOn: string | null
  note: string
  reviewUntil: CivilDate | null
  resolution: string
  effectiveOn: CivilDate | null
  resolvedOn: CivilDate | null
  isInUse: boolean
  startedAt: Date
  changedAt: Date
  /** Comments, and those without an answer. */
  comments: number
  unanswered: number
}

const columns = sql`v.id, v.fiscal_year as "fiscalYear", v.number, v.kind, v.state, v.origin, v.based_on as "basedOn",
  v.note, v.review_until as "reviewUntil", v.resolution, v.effective_on as "effectiveOn",
  (v.resolved_at at time zone 'Asia/Tokyo')::date as "resolvedOn", v.put_in_force_at is not null as "isInUse",
  v.started_at as "startedAt", v.changed_at as "changedAt",
  (select count(*)::integer from plan_comments c where c.version_id = v.id) as comments,
  (select count(*)::integer from plan_comments c where c.version_id = v.id and c.outcome is null) as unanswered`

/** What this reader may see: the office everything, others what is under review or resolved. The newest first. */
export async function listPlanVersions(db: ReadDb): Promise<PlanVersion[]> {
  return ask(
    db,
    sql<PlanVersion>`select ${columns} from plan_versions v
      order by v.fiscal_year desc, coalesce(v.number, 32767) desc, v.started_at desc limit 200`,
  )
}

/** What is being written or heard, for who may see it. The earlier year first. */
export async function listOpenPlanVersions(db: ReadDb): Promise<PlanVersion[]> {
  return ask(
    db,
    sql<PlanVersion>`select ${columns} from plan_versions v
      where v.state in ('draft', 'review') order by v.fiscal_year`,
  )
}

export async function findPlanVersion(db: Db, id: string): Promise<PlanVersion | undefined> {
  return (await ask(db, sql<PlanVersion>`select ${columns} from plan_versions v where v.id = ${id}`))[0]
}

/** The version that was in force on a day; undefined before the first. */
export async function findVersionOn(db: ReadDb, day: CivilDate): Promise<PlanVersion | undefined> {
  return (
    await ask(
      db,
      sql<PlanVersion>`select ${columns} from plan_versions v
        where v.state = 'resolved' and v.effective_on <= ${day}
        order by v.effective_on desc, v.fiscal_year desc, v.number desc limit 1`,
    )
  )[0]
}

/** The newest resolved version of a year, and an open draft of it. */
export async function findStandOfYear(
  db: Db,
  fiscalYear: number,
): Promise<{ resolved: string | null; draft: string | null }> {
  const [row] = await ask(
    db,
    sql<{ resolved: string | null; draft: string | null }>`select (select id from plan_versions
          where fiscal_year = ${fiscalYear} and state = 'resolved' order by number desc limit 1) as resolved,
        (select id from plan_versions where fiscal_year = ${fiscalYear} and state in ('draft', 'review')) as draft`,
  )
  return row ?? { resolved: null, draft: null }
}

export type DraftNode = PlanNode & { edition: number; isRemoved: boolean; changedBy: string | null }

/** Every node of a version in its order, also those taken out of a draft. */
export async function listPlanNodes(db: Db, versionId: string): Promise<DraftNode[]> {
  return ask(
    db,
    sql<DraftNode>`select n.kind, n.id, n.position, n.content, n.edition, n.is_removed as "isRemoved",
      (select display_name from accounts where id = n.changed_by) as "changedBy"
    from plan_nodes n where n.version_id = ${versionId} order by n.kind, n.position, n.id`,
  )
}

/**
 * A version as it stood at an instant: what was written later says what it said before;
 * what was added later isn't there.
 */
export async function listPlanNodesAt(db: ReadDb, versionId: string, instant: Date): Promise<DraftNode[]> {
  return ask(
    db,
    sql<DraftNode>`select n.kind, n.id, case when h.number is null then n.position else h.position end as position,
      case when h.number is null then n.content else h.content end as content,
      case when h.number is null then n.edition else h.edition end as edition,
      case when h.number is null then n.is_removed else h.is_removed end as "isRemoved", null as "changedBy"
    from plan_nodes n
    left join lateral (select * from plan_node_history o
      where o.version_id = n.version_id and o.kind = n.kind and o.id = n.id and o.replaced_at > ${instant}
      order by o.replaced_at, o.number limit 1) h on true
    where n.version_id = ${versionId} and n.added_at <= ${instant} order by 1, 3, 2`,
  )
}

export async function findPlanNode(
  db: Db,
  versionId: string,
  kind: string,
  id: string,
): Promise<DraftNode | undefined> {
  return (
    await ask(
      db,
      sql<DraftNode>`select n.kind, n.id, n.position, n.content, n.edition, n.is_removed as "isRemoved",
          (select display_name from accounts where id = n.changed_by) as "changedBy"
        from plan_nodes n
        where n.version_id = ${versionId} and n.kind = ${kind} and n.id = ${id}`,
    )
  )[0]
}

export interface NodeChange {
  kind: PlanNodeKind
  id: string
  /** Null where it wasn't there. */
  before: PlanNode['content'] | null
  after: PlanNode['content'] | null
}

/** What differs between two versions, in the order of the later one. */
export async function listNodeChanges(db: ReadDb, fromId: string, toId: string): Promise<NodeChange[]> {
  return ask(
    db,
    sql<NodeChange>`select coalesce(b.kind, a.kind) as kind, coalesce(b.id, a.id) as id, a.content as before,
      b.content as after
    from (select kind, id, position, content from plan_nodes where version_id = ${fromId} and not is_removed) a
    full join (select kind, id, position, content from plan_nodes where version_id = ${toId} and not is_removed) b
      on b.kind = a.kind and b.id = a.id
    where a.content is distinct from b.content order by 1, coalesce(b.position, a.position), 2`,
  )
}

export interface PlanComment {
  id: string
  nodeKind: PlanNodeKind | null
  nodeId: string | null
  /** The node was written anew after this comment. */
  isOvertaken: boolean
  /** What it said when the comment was made; for the office, and only where it says something else now. */
  contentThen: PlanNode['content'] | null
  text: string
  organizationName: string
  authorName: string | null
  madeOn: CivilDate
  outcome: CommentOutcome | null
  answer: string
  answeredOn: CivilDate | null
}

const comments = sql`select c.id, c.node_kind as "nodeKind", c.node_id as "nodeId",
      coalesce(n.edition > c.node_edition or n.is_removed, false) as "isOvertaken", h.content as "contentThen", c.text,
      o.name as "organizationName", (select display_name from accounts where id = c.account_id) as "authorName",
      (c.made_at at time zone 'Asia/Tokyo')::date as "madeOn", c.outcome, c.answer,
      (c.answered_at at time zone 'Asia/Tokyo')::date as "answeredOn"
    from plan_comments c
    join organizations o on o.id = c.organization_id
    left join plan_nodes n on n.version_id = c.version_id and n.kind = c.node_kind and n.id = c.node_id
    left join lateral (select content from plan_node_history o
      where o.version_id = c.version_id and o.kind = c.node_kind and o.id = c.node_id and o.edition = c.node_edition
      order by o.number desc limit 1) h
      on n.edition > c.node_edition`

export async function listPlanComments(db: Db, versionId: string): Promise<PlanComment[]> {
  return ask(db, sql<PlanComment>`${comments} where c.version_id = ${versionId} order by c.made_at, c.id limit 1000`)
}

export async function findPlanComment(db: Db, versionId: string, id: string): Promise<PlanComment | undefined> {
  return (await ask(db, sql<PlanComment>`${comments} where c.version_id = ${versionId} and c.id = ${id}`))[0]
}

export interface CouncilNames {
  organizations: Named[]
  areas: Named[]
  municipalities: number
}

/** What the plan names and doesn't contain. */
export async function listCouncilNames(db: Db): Promise<CouncilNames> {
  const [row] = await ask(
    db,
    sql<CouncilNames>`select (select jsonb_agg(jsonb_build_object('id', id, 'name', name,
            'isRetired', retired_on is not null)
            order by retired_on is not null, id)
          from organizations) as organizations,
        (select jsonb_agg(jsonb_build_object('id', key, 'name', name, 'isRetired', retired_on is not null)
            order by retired_on is not null, position)
          from areas) as areas,
        (select count(*)::integer from municipalities where retired_on is null) as municipalities`,
  )
  if (row === undefined) throw new Error('no council')
  return row
}

/** KPIs that the council's definitions can count: what a new KPI of the plan may be. */
export async function listCountableKpis(db: Db): Promise<{ id: string; name: string }[]> {
  return ask(
    db,
    sql<{
      id: string
      name: string
    }>`select distinct on (kpi_code) kpi_code as id, description as name from figure_definitions
      order by kpi_code, version desc`,
  )
}
