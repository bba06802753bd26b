/** 計画の版と案: the list, and reading any version as it stood. */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { type CivilDate, civilDateOf, endOfDayInTokyo } from '../../../platform/clock.ts'
import { pdfAnswer, wordAnswer } from '../../../platform/documents/index.ts'
import {
  type Fields,
  get,
  getCostly,
  page,
  post,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { fiscalYearOf, formatDate, parseDate } from '../../../platform/japanese/index.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { findCouncil } from '../council/index.ts'
import { findingsOf, planPaper, findCheckSurroundings } from '../plan/index.ts'
import { findNextYearText } from '../progress-reports/index.ts'
import { findCarriedEvidence } from './carried-evidence.queries.ts'
import { differenceOf } from './comparison.rules.ts'
import { ComparisonPage } from './pages/comparison-page.tsx'
import { VersionListPage } from './pages/version-list-page.tsx'
import { VersionPage } from './pages/version-page.tsx'
import type { Past } from './version-page.types.ts'
import { type VersionPart, versionParts } from './plan-version.labels.ts'
import { versionTitle } from './pages/words.tsx'
import { contentOf, namesOf } from './plan-content.rules.ts'
import { startPlanDraft } from './plan-version.actions.ts'
import { parsePlanDraft } from './plan-version.form.ts'
import {
  findPlanVersion,
  findVersionOn,
  listCouncilNames,
  listNodeChanges,
  listPlanComments,
  listPlanNodes,
  listPlanNodesAt,
  listPlanVersions,
  type PlanVersion,
} from './plan-version.queries.ts'

/** @throws NotFound also where it is a draft of others */
export async function versionOf(c: PageContext, id = c.params['id']): Promise<PlanVersion> {
  const version = await findPlanVersion(c.db, id ?? '')
  if (version === undefined) throw new NotFound('plan version')
  return version
}

export const pathOf = (c: PageContext): string => `/plan/versions/${c.id}`
export const isOpen = (version: PlanVersion): boolean => version.state === 'draft' || version.state === 'review'

export const planVersionRoutes: Route[] = [
  get('/plan/versions', 'plan.read', noPerson, async (c) => page(await drawList(c, null, []))),
  post('/plan/versions', 'plan.write', noPerson, async (c) => {
    const input = parsePlanDraft(c.fields)
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
    const draft = version.number === null ? '(案)' : ''
    const title = `${plan.title}${draft}`
    const paper = planPaper({
      ...content,
      plan,
      draft,
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
]

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

export async function draw(c: PageContext, asked: VersionPart, typed: Fields, errors: FieldError[]) {
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
              ? await findCarriedEvidence(db, {
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
      : findingsOf({ ...content, leadBodies: content.leads, ...(await findCheckSurroundings(c.db)) })
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

export const namesFor = async (c: PageContext) =>
  namesOf(
    (await listPlanNodes(c.db, c.id)).filter((node) => !node.isRemoved),
    await listCouncilNames(c.db),
  )
