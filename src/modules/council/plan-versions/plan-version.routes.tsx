/** 計画の版と案: reading any version as it stood, writing a draft node by node, hearing the members, the council's resolution. */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { type CivilDate, civilDateOf, endOfDayInTokyo } from '../../../platform/clock.ts'
import { pdfAnswer, wordAnswer } from '../../../platform/documents/index.ts'
import {
  type Fields,
  type FormKit,
  get,
  getCostly,
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
import { fiscalYearOf, formatDate, parseDate } from '../../../platform/japanese/index.ts'
import { type FieldError, NotFound, type Outcome } from '../../../platform/outcome.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { type PlanNodeKind, findCouncil } from '../council/index.ts'
import { findingsOf, planPaper, readCheckSurroundings } from '../plan/index.ts'
import { findNextYearText } from '../progress-reports/index.ts'
import { readCarriedEvidence } from './carried-evidence.queries.ts'
import { differenceOf, type FieldDifference } from './comparison.rules.ts'
import { AnswerCommentPage, CommentPage } from './pages/comment-pages.tsx'
import { ComparisonPage } from './pages/comparison-page.tsx'
import { NodeFieldsForm } from './pages/node-fields-form.tsx'
import { NodeFormPage, partOf } from './pages/node-form-page.tsx'
import { VersionListPage } from './pages/version-list-page.tsx'
import { VersionPage } from './pages/version-page.tsx'
import type { Past } from './version-page.types.ts'
import { type VersionPart, versionParts } from './plan-version.labels.ts'
import { versionTitle } from './pages/words.tsx'
import { answerPlanComment, commentOnPlan } from './plan-comment.actions.ts'
import { planAnswerForm, planCommentForm } from './plan-comment.form.ts'
import { contentOf, namesOf } from './plan-content.rules.ts'
import { addPlanNode, movePlanNode, removePlanNode, restorePlanNode, writePlanNode } from './plan-node.actions.ts'
import { fieldsOfNode, readPlanNode, retyped } from './plan-node.form.ts'
import {
  notePlanDraft,
  resolvePlanVersion,
  sendPlanForReview,
  startPlanDraft,
  takePlanBack,
  withdrawPlanDraft,
} from './plan-version.actions.ts'
import { readMove, readPlanDraft, readPlanNote, readResolution, readReview } from './plan-version.form.ts'
import { planNodeKindOf } from './plan-version.inputs.ts'
import {
  type DraftNode,
  findPlanComment,
  findPlanNode,
  findPlanVersion,
  findVersionOn,
  listCouncilNames,
  listCountableKpis,
  listNodeChanges,
  listPlanComments,
  listPlanNodes,
  listPlanNodesAt,
  listPlanVersions,
  type PlanVersion,
} from './plan-version.queries.ts'
import { startingValues, writes } from '../../../forms/index.ts'

/** @throws NotFound also where it is a draft of others */
async function versionOf(c: PageContext, id = c.params['id']): Promise<PlanVersion> {
  const version = await findPlanVersion(c.db, id ?? '')
  if (version === undefined) throw new NotFound('plan version')
  return version
}

/** @throws NotFound where there is no such kind */
function kindOf(c: PageContext): PlanNodeKind {
  const kind = planNodeKindOf(c.params['kind'])
  if (kind === undefined) throw new NotFound('plan node')
  return kind
}

const addressOf = (c: PageContext) => ({ versionId: c.id, kind: kindOf(c), id: c.params['node'] ?? '' })
const pathOf = (c: PageContext): string => `/plan/versions/${c.id}`
const isOpen = (version: PlanVersion): boolean => version.state === 'draft' || version.state === 'review'

export const planVersionRoutes: Route[] = [
  get('/plan/versions', 'plan.read', noPerson, async (c) => page(await drawList(c, null, []))),
  post('/plan/versions', 'plan.write', noPerson, async (c) => {
    const input = readPlanDraft(c.fields)
    const next = input.ok ? await findNextYearText(c.db, input.value.fiscalYear - 1) : null
    const outcome = input.ok ? await startPlanDraft(c.action, input.value, next ?? '') : input
    return outcome.ok
      ? redirect(`/plan/versions/${outcome.value.id}`, '案をつくりました。')
      : refused(await drawList(c, c.fields, outcome.errors))
  }),

  get('/plan/versions/:id', 'plan.read', noPerson, async (c) => {
    const asked = c.query.get('part')
    return page(await draw(c, asked !== null && asked in versionParts ? (asked as VersionPart) : 'body', {}, []))
  }),

  getCostly('/plan/versions/:id/paper/:file', 'plan.read', noPerson, async (c) => {
    const file = c.params['file']
    if (file !== 'plan.pdf' && file !== 'plan.docx') throw new NotFound('file')
    const version = await versionOf(c)
    const { plan, ...content } = contentOf(
      version.fiscalYear,
      (await listPlanNodes(c.db, version.id)).filter((node) => !node.isRemoved),
    )
    const title = version.number === null ? `${plan.title}(案)` : plan.title
    const paper = planPaper({
      ...content,
      plan: { ...plan, title },
      owner: (await findCouncil(c.db))?.name ?? '',
      foot: `${title} ${versionTitle(version)} ${formatDate(c.clock.today())}作成`,
    })
    const name = `${title} ${versionTitle(version)}`
    return file === 'plan.pdf' ? pdfAnswer(name, paper) : wordAnswer(name, paper)
  }),

  get('/plan/versions/:id/comparison', 'plan.read', noPerson, async (c) => {
    const version = await versionOf(c)
    const choices = (await listPlanVersions(c.db)).filter((each) => each.id !== version.id)
    const asked = c.query.get('with') ?? version.basedOn
    const other = choices.find((each) => each.id === asked)
    if (other === undefined) throw new NotFound('plan version')
    const council = await listCouncilNames(c.db)
    const namesIn = async (id: string) => namesOf(await listPlanNodes(c.db, id), council)
    const names = { before: await namesIn(other.id), after: await namesIn(version.id) }
    const differences = (await listNodeChanges(c.db, other.id, version.id)).map((change) => differenceOf(change, names))
    return page(
      <ComparisonPage
        path={pathOf(c)}
        shell={c.shell}
        version={version}
        other={other}
        choices={choices}
        differences={differences}
      />,
    )
  }),

  post('/plan/versions/:id/note', 'plan.write', noPerson, async (c) => {
    const input = readPlanNote(c.fields)
    return answerStep(
      c,
      input.ok ? await notePlanDraft(c.action, c.id, input.value.note) : input,
      '書いたことを残しました。',
    )
  }),
  post('/plan/versions/:id/review', 'plan.write', noPerson, async (c) => {
    const input = readReview(c.fields)
    return answerStep(
      c,
      input.ok ? await sendPlanForReview(c.action, c.id, input.value) : input,
      '構成員が案を読めるようになりました。',
    )
  }),
  post('/plan/versions/:id/return', 'plan.write', noPerson, async (c) =>
    answerStep(c, await takePlanBack(c.action, c.id), '案に戻しました。'),
  ),
  post('/plan/versions/:id/withdrawal', 'plan.write', noPerson, async (c) =>
    answerStep(c, await withdrawPlanDraft(c.action, c.id), '案を取り下げました。'),
  ),
  post('/plan/versions/:id/resolution', 'plan.write', noPerson, async (c) => {
    const input = readResolution(c.fields)
    return answerStep(c, input.ok ? await resolvePlanVersion(c.action, c.id, input.value) : input, '決議を残しました。')
  }),

  ...writes('/plan/versions/:id/comments/new', 'plan.comment', noPerson, {
    load: commentedOf,
    isOffered: ({ version, kind, node }) => version.state === 'review' && (node !== undefined || kind === ''),
    draft: ({ version, node }) =>
      `plan-comment:${version.id}:${node === undefined ? 'whole' : `${node.kind}:${node.id}`}`,
    read: (typed) => planCommentForm.read(typed),
    write: (c, input) => commentOnPlan(c.action, c.id, input),
    done: ({ id }, c) => redirect(`${pathOf(c)}?part=comments#comment-${id}`, '意見を出しました。'),
    page: async (form, c, { version, node }) => (
      <CommentPage {...form} version={version} node={node} names={await namesFor(c)} />
    ),
  }),
  ...writes('/plan/versions/:id/comments/:commentId', 'plan.write', noPerson, {
    load: async (c) => {
      const version = await versionOf(c)
      const comment = await findPlanComment(c.db, version.id, c.params['commentId'] ?? '')
      if (comment === undefined) throw new NotFound('comment')
      return { version, comment }
    },
    isOffered: ({ version, comment }) => comment.outcome === null && isOpen(version),
    draft: ({ comment }) => `plan-answer:${comment.id}`,
    read: (typed) => planAnswerForm.read(typed),
    write: (c, input, { comment }) => answerPlanComment(c.action, c.id, comment.id, input),
    done: ({ id }, c) => redirect(`${pathOf(c)}?part=comments#comment-${id}`, '意見に答えました。'),
    page: async (form, c, { version, comment }) => {
      const node =
        comment.nodeKind === null || comment.nodeId === null
          ? undefined
          : await findPlanNode(c.db, version.id, comment.nodeKind, comment.nodeId)
      return <AnswerCommentPage {...form} version={version} node={node} names={await namesFor(c)} comment={comment} />
    },
  }),

  get('/plan/versions/:id/nodes/:kind/new', 'plan.write', noPerson, async (c) =>
    page(await drawNode(c, undefined, null, [], false)),
  ),
  post('/plan/versions/:id/nodes/:kind/new', 'plan.write', noPerson, async (c) => {
    const kind = kindOf(c)
    const input = readPlanNode(kind, c.fields, await namesFor(c))
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
    const input = readPlanNode(address.kind, c.fields, await namesFor(c))
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
    const input = readMove(c.fields)
    return answerNode(
      c,
      input.ok ? await movePlanNode(c.action, addressOf(c), input.value.direction) : input,
      '順を変えました。',
    )
  }),
]

const backTo = (c: PageContext): string =>
  `${pathOf(c)}?part=${partOf[kindOf(c)]}#${kindOf(c)}-${c.params['node'] ?? ''}`

async function answerStep(c: SignedIn<PostContext>, outcome: Outcome<{ id: string }>, notice: string) {
  return outcome.ok ? redirect(pathOf(c), notice) : refused(await draw(c, 'steps', c.fields, outcome.errors))
}

async function answerNode(c: SignedIn<PostContext>, outcome: Outcome<{ id: string }>, notice: string) {
  if (outcome.ok) return redirect(backTo(c), notice)
  const node = await nodeOf(c)
  return refused(
    node.isRemoved
      ? await draw(c, partOf[node.kind] as VersionPart, {}, outcome.errors)
      : await drawNode(c, node, null, outcome.errors, false),
  )
}

async function drawList(c: PageContext, typed: Fields | null, errors: FieldError[]) {
  const versions = await listPlanVersions(c.db)
  const text = (c.query.get('on') ?? '').trim()
  const parsed = text === '' ? null : parseDate(text)
  const day: CivilDate | null = parsed?.ok === true ? parsed.value : null
  const open = new Set(versions.filter(isOpen).map((version) => version.fiscalYear))
  const years = [
    ...new Set(versions.filter((version) => version.state === 'resolved').map((version) => version.fiscalYear)),
  ]
  const newest = Math.max(...years)
  const current = fiscalYearOf(c.clock.today())
  const choices = [
    ...(years.length === 0 ? [] : [{ fiscalYear: newest + 1, isNext: true }]),
    ...years.filter((year) => year >= current - 1).map((fiscalYear) => ({ fiscalYear, isNext: false })),
  ].filter(({ fiscalYear }) => !open.has(fiscalYear))
  return (
    <VersionListPage
      path="/plan/versions"
      shell={c.shell}
      versions={versions}
      errors={errors}
      asked={{
        typed: text,
        message: parsed?.ok === false ? parsed.message : null,
        day,
        version: day === null ? undefined : await findVersionOn(c.db, day),
      }}
      start={may(c.actor, 'plan.write') ? { kit: await c.form(), years: choices, values: typed ?? {} } : null}
    />
  )
}

async function draw(c: PageContext, asked: VersionPart, typed: Fields, errors: FieldError[]) {
  const version = await versionOf(c)
  const mayWrite = may(c.actor, 'plan.write')
  const part =
    (asked === 'steps' && !(mayWrite && isOpen(version))) || (asked === 'check' && !isOpen(version)) ? 'body' : asked
  const past =
    mayWrite && version.origin === 'council' ? pastOf(version, (c.query.get('at') ?? '').trim(), c.clock.today()) : null
  const isPast = past !== null && past.day !== null
  const nodes = isPast
    ? await listPlanNodesAt(c.db, version.id, endOfDayInTokyo(past.day ?? ''))
    : await listPlanNodes(c.db, version.id)
  const alive = nodes.filter((node) => !node.isRemoved)
  const names = namesOf(nodes, await listCouncilNames(c.db))
  const base = version.basedOn === null ? undefined : await findPlanVersion(c.db, version.basedOn)
  const next = part === 'steps' && base !== undefined ? await findNextYearText(c.db, base.fiscalYear) : null
  const carried =
    base === undefined || !isOpen(version) || isPast
      ? null
      : await c.statistics(async (db) => ({
          fiscalYear: base.fiscalYear,
          next,
          byMeasure:
            part === 'body'
              ? await readCarriedEvidence(db, {
                  fiscalYear: base.fiscalYear,
                  now: c.clock.now(),
                  exact: may(c.actor, 'kpi.readExact'),
                })
              : new Map<string, never>(),
        }))
  const content = part === 'check' ? contentOf(version.fiscalYear, alive) : null
  const findings =
    content === null
      ? null
      : findingsOf({ ...content, leadBodies: content.leads, ...(await readCheckSurroundings(c.db)) })
  return (
    <VersionPage
      path={pathOf(c)}
      shell={c.shell}
      part={part}
      today={c.clock.today()}
      version={version}
      base={base}
      nodes={nodes}
      names={names}
      comments={await listPlanComments(c.db, version.id)}
      mayWrite={mayWrite && !isPast}
      past={past}
      mayComment={may(c.actor, 'plan.comment') && version.state === 'review' && !isPast}
      carried={carried}
      findings={findings}
      steps={part === 'steps' ? { kit: await c.form(), values: typed } : null}
      errors={errors}
    />
  )
}

/** A draft as it stood at the end of a day: what was asked for, and what is wrong with it. */
function pastOf(version: PlanVersion, typed: string, today: CivilDate): Past {
  const parsed = typed === '' ? null : parseDate(typed)
  if (parsed === null) return { typed, day: null, message: null }
  if (!parsed.ok) return { typed, day: null, message: parsed.message }
  const begun = civilDateOf(version.startedAt)
  if (parsed.value < begun)
    return { typed, day: null, message: `この案は${formatDate(begun)}からです。その日よりあとにしてください。` }
  return parsed.value > today
    ? { typed, day: null, message: '今日までの日にしてください。' }
    : { typed, day: parsed.value, message: null }
}

/** @throws NotFound */
async function nodeOf(c: PageContext): Promise<DraftNode> {
  const { versionId, kind, id } = addressOf(c)
  const node = await findPlanNode(c.db, versionId, kind, id)
  if (node === undefined) throw new NotFound('plan node')
  return node
}

const namesFor = async (c: PageContext) =>
  namesOf(
    (await listPlanNodes(c.db, c.id)).filter((node) => !node.isRemoved),
    await listCouncilNames(c.db),
  )

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
  return kind === 'row' && group !== null ? { group } : {}
}

function theirsOf(
  kind: PlanNodeKind,
  node: DraftNode,
  typed: Fields,
  names: Awaited<ReturnType<typeof namesFor>>,
): FieldDifference[] {
  const mine = readPlanNode(kind, typed, names)
  if (!mine.ok) return []
  return differenceOf(
    { kind, id: node.id, before: node.content, after: { ...node.content, ...mine.value } as DraftNode['content'] },
    { before: names, after: names },
  ).fields
}

/** What a comment is about, as the address says and later the form: a node, or the whole plan. */
async function commentedOf(c: PageContext) {
  const version = await versionOf(c)
  const [kind, id] =
    'fields' in c
      ? [textOf(c.fields, 'nodeKind'), textOf(c.fields, 'nodeId')]
      : [c.query.get('kind') ?? '', c.query.get('node') ?? '']
  const node = kind === '' && id === '' ? undefined : await findPlanNode(c.db, version.id, kind, id)
  return { version, kind, node }
}
