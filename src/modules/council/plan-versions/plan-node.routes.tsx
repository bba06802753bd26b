/** Writing a draft node by node. */
import { noPerson } from '../../../subjects.ts'
import {
  type Fields,
  type FormKit,
  get,
  page,
  post,
  type PostContext,
  redirect,
  refused,
  type Route,
  type SignedIn,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound, type Outcome } from '../../../platform/outcome.ts'
import { savedAtOf } from '../../../ui/index.ts'
import type { PlanNodeKind } from '../council/index.ts'
import { differenceOf, type FieldDifference } from './comparison.rules.ts'
import { NodeFieldsForm } from './pages/node-fields-form.tsx'
import { NodeFormPage, partOf } from './pages/node-form-page.tsx'
import type { VersionPart } from './plan-version.labels.ts'
import { addPlanNode, writePlanNode } from './plan-node.actions.ts'
import { movePlanNode, removePlanNode, restorePlanNode } from './plan-node-place.actions.ts'
import { parsePlanNode, retyped } from './plan-node.form.ts'
import { fieldsOfNode } from './plan-node-filled.form.ts'
import { parseMove } from './plan-version.form.ts'
import { planNodeKindOf } from './plan-version.inputs.ts'
import { type DraftNode, findPlanNode, listCountableKpis } from './plan-version.queries.ts'
import { startingValues } from '../../../forms/index.ts'
import { draw, namesFor, pathOf, versionOf } from './plan-version.routes.tsx'

/** @throws NotFound where there is no such kind */
function kindOf(c: PageContext): PlanNodeKind {
  const kind = planNodeKindOf(c.params['kind'])
  if (kind === undefined) throw new NotFound('plan node')
  return kind
}

const addressOf = (c: PageContext) => ({ versionId: c.id, kind: kindOf(c), id: c.params['node'] ?? '' })

export const planNodeRoutes: Route[] = [
  get('/plan/versions/:id/nodes/:kind/new', 'plan.write', noPerson, async (c) =>
    page(await drawNode(c, undefined, null, [], false)),
  ),
  post('/plan/versions/:id/nodes/:kind/new', 'plan.write', noPerson, async (c) => {
    const kind = kindOf(c)
    const input = parsePlanNode(kind, c.fields, await namesFor(c))
    const outcome = input.ok ? await addPlanNode(c.action, c.id, kind, textOf(c.fields, 'id'), input.value) : input
    return outcome.ok
      ? redirect(`${pathOf(c)}?part=${partOf[kind]}#${kind}-${outcome.value.id}`, '案に加えました。')
      : refused(await drawNode(c, undefined, c.fields, outcome.errors, false))
  }),
  get('/plan/versions/:id/nodes/:kind/:node', 'plan.write', noPerson, async (c) =>
    page(await drawNode(c, await nodeOf(c), null, [], false)),
  ),
  post('/plan/versions/:id/nodes/:kind/:node', 'plan.write', noPerson, async (c) => {
    const address = addressOf(c)
    const input = parsePlanNode(address.kind, c.fields, await namesFor(c))
    const outcome = input.ok
      ? await writePlanNode(c.action, address, Number(textOf(c.fields, '_version')), input.value)
      : input
    return outcome.ok
      ? redirect(backTo(c), '書いたことを残しました。')
      : refused(await drawNode(c, await nodeOf(c), c.fields, outcome.errors, outcome.kind === 'stale'))
  }),
  post('/plan/versions/:id/nodes/:kind/:node/removal', 'plan.write', noPerson, async (c) =>
    answerNode(
      c,
      await removePlanNode(c.action, addressOf(c)),
      '案から外しました。下の「外したもの」から、もとに戻せます。',
    ),
  ),
  post('/plan/versions/:id/nodes/:kind/:node/restoration', 'plan.write', noPerson, async (c) =>
    answerNode(c, await restorePlanNode(c.action, addressOf(c)), 'もとに戻しました。'),
  ),
  post('/plan/versions/:id/nodes/:kind/:node/position', 'plan.write', noPerson, async (c) => {
    const input = parseMove(c.fields)
    return answerNode(
      c,
      input.ok ? await movePlanNode(c.action, addressOf(c), input.value.direction) : input,
      '順を変えました。',
    )
  }),
]

const backTo = (c: PageContext): string =>
  `${pathOf(c)}?part=${partOf[kindOf(c)]}#${kindOf(c)}-${c.params['node'] ?? ''}`

async function answerNode(c: SignedIn<PostContext>, outcome: Outcome<{ id: string }>, notice: string) {
  if (outcome.ok) return redirect(backTo(c), notice)
  const node = await nodeOf(c)
  return refused(
    node.isRemoved
      ? await draw(c, partOf[node.kind] as VersionPart, {}, outcome.errors)
      : await drawNode(c, node, null, outcome.errors, false),
  )
}

/** @throws NotFound */
async function nodeOf(c: PageContext): Promise<DraftNode> {
  const { versionId, kind, id } = addressOf(c)
  const node = await findPlanNode(c.db, versionId, kind, id)
  if (node === undefined) throw new NotFound('plan node')
  return node
}

async function drawNode(
  c: PageContext,
  node: DraftNode | undefined,
  typed: Fields | null,
  errors: FieldError[],
  isStale: boolean,
) {
  const [version, kind, names] = [await versionOf(c), kindOf(c), await namesFor(c)]
  if (
    typed === null &&
    (version.state !== 'draft' || node?.isRemoved === true || (node === undefined && kind === 'head'))
  )
    throw new NotFound('draft')
  const path = `${pathOf(c)}/nodes/${kind}/${node === undefined ? 'new' : encodeURIComponent(node.id)}`
  const kit: FormKit = await c.form(`plan-node:${version.id}:${kind}:${node?.id ?? 'new'}`, node?.edition ?? 1, isStale)
  const known: Fields = node === undefined ? startOf(c, kind) : fieldsOfNode(kind, node.content, names)
  const values = retyped(kind, typed ?? startingValues(kit.draft, known))
  const countable =
    node === undefined && kind === 'kpi'
      ? (await listCountableKpis(c.db)).filter((each) => !names.kpis.some((kpi) => kpi.id === each.id))
      : []
  return (
    <NodeFormPage
      path={path}
      shell={c.shell}
      kit={kit}
      values={values}
      errors={errors}
      savedAt={savedAtOf(kit)}
      version={version}
      kind={kind}
      node={node}
      countable={countable}
      theirs={isStale && node !== undefined && typed !== null ? theirsOf(kind, node, typed, names) : []}
    >
      <NodeFieldsForm kind={kind} values={values} names={names} />
    </NodeFormPage>
  )
}

/** A new node begins where it was asked for. */
function startOf(c: PageContext, kind: PlanNodeKind): Fields {
  const [section, group] = [c.query.get('section'), c.query.get('group')]
  if (kind === 'measure' && section !== null)
    return { section, 'stated.0.document': 'body', 'stated.0.place': section.replace('-', ' ') }
  if (kind === 'passage') return { document: 'body', style: 'paragraph', section: section ?? '' }
  return kind === 'row' && group !== null ? { group } : {}
}

function theirsOf(
  kind: PlanNodeKind,
  node: DraftNode,
  typed: Fields,
  names: Awaited<ReturnType<typeof namesFor>>,
): FieldDifference[] {
  const mine = parsePlanNode(kind, typed, names)
  if (!mine.ok) return []
  return differenceOf(
    { kind, id: node.id, before: node.content, after: { ...node.content, ...mine.value } as DraftNode['content'] },
    { before: names, after: names },
  ).fields
}
