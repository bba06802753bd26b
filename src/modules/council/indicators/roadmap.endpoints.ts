/** 工程表: a row with what is planned and reported, and what its lead body writes into it. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { listRoadmapRows, type RoadmapRow, planYearOf } from '../plan/index.ts'
import { evidenceKinds, roadmapStateLabels } from './indicator.labels.ts'
import { finishRoadmapStep, planStep, removeRoadmapStep, reportOnRow } from './roadmap.actions.ts'
import { lightOf } from './roadmap.rules.ts'
import { linkHref, linkText, readsReportsOf } from './roadmap-links.rules.ts'
import { organizationReports } from './roadmap-organizations.rules.ts'
import { listRoadmapReports, listRoadmapSteps, type RoadmapReport } from './roadmap.queries.ts'
import { listConcerned } from './roadmap-speakers.queries.ts'
import { findShownFigures } from './roadmap-links.queries.ts'
import { roadmapReportInput, roadmapStepInput } from './roadmap.form.ts'
import {
  answer,
  answeringAsIs,
  code,
  day,
  type Endpoint,
  fiscalYear,
  input,
  reading,
  writing,
} from '../../../platform/api/index.ts'

/** One shape for all: what there is none of is null. */
const link = answer(
  'RoadmapLink',
  z.object({
    kind: z.enum(['activity', 'figure', 'monthlyReport', 'release', 'progressReport']),
    text: z.string().describe('読む人への一行'),
    href: z.string().nullable().describe('画面での場所。ほかの機関の月次報告は null'),
  }),
)
const report = answer(
  'RoadmapReport',
  z.object({
    id: z.uuid(),
    state: code(roadmapStateLabels),
    stateLabel: z.string(),
    evidenceKind: code(evidenceKinds),
    evidence: z.string(),
    evidenceOn: day,
    reason: z.string(),
    countermeasure: z.string(),
    organizationName: z.string(),
    reportedOn: day,
    links: z.array(link).describe('裏づけになっているもの'),
  }),
)
const row = answer(
  'RoadmapRow',
  z.object({
    fiscalYear: z.int(),
    id: z.string(),
    title: z.string(),
    wording: z.string(),
    leads: z.array(z.string()),
    light: z.enum(['done', 'green', 'yellow', 'red', 'none']).describe('規則で決めた進み具合'),
    lightReasons: z.array(z.string()),
    steps: z.array(
      z.object({ id: z.uuid(), quarter: z.int().describe('第1は4〜6月'), step: z.string(), doneOn: day.nullable() }),
    ),
    reports: z.array(report).describe('行の状態。実施主体に名のある機関か、なければ事務局の報告'),
    organizationReports: z.array(report).describe('種類で当たる機関が、自分の取組について言ったこと'),
    organizations: z.object({ of: z.int(), reported: z.int() }).describe('種類で当たる機関の数と、そのうち報告した数'),
  }),
)
const made = answer('RoadmapRecorded', z.object({ id: z.uuid() }))
const stepBody = (id: string) => input(id, z.object({ stepId: z.uuid('予定を選んでください。') }))

/** Addresses are lower case; the plan's own ids are as the plan writes them. @throws NotFound */
async function rowOf(
  db: ReadDb,
  params: Record<string, string>,
  asked: number | undefined,
  today: string,
): Promise<{ year: number; found: RoadmapRow }> {
  const year = await planYearOf(db, asked, today)
  const found = (await listRoadmapRows(db, year)).find((each) => each.id.toLowerCase() === params['row']?.toLowerCase())
  if (!found) throw new NotFound('roadmap row')
  return { year, found }
}

function told(report: RoadmapReport, reads: (organizationId: string) => boolean) {
  const { rowId: _, recordedAt: _at, authorName: _author, linkCount: _count, organizationId: _by, ...rest } = report
  return {
    ...rest,
    stateLabel: roadmapStateLabels[report.state],
    links: report.links.map((each) => ({ kind: each.kind, text: linkText(each), href: linkHref(each, reads) })),
  }
}

export const roadmapEndpoints: Endpoint[] = [
  reading({
    id: 'getRoadmapRow',
    path: '/roadmap/{row}',
    about: noPerson,
    permission: 'roadmap.read',
    tag: '計画と数字',
    summary: '工程表の行',
    query: z.object({ fiscalYear }),
    response: row,
    read: async ({ actor, council, db, params, query }) => {
      const { year, found } = await rowOf(db, params, query.fiscalYear, council.clock.today())
      const [reports, steps] = [
        await listRoadmapReports(db, year, found.id),
        await listRoadmapSteps(db, year, found.id),
      ]
      const own = await listRoadmapReports(db, year, found.id, 'organization')
      const counted = organizationReports(await listConcerned(db, year, found.id), own)
      const reads = readsReportsOf(actor)
      const { light, reasons } = lightOf(
        { stated: reports[0], state: reports[0]?.state ?? 'unreported' },
        steps,
        year,
        council.clock.today(),
      )
      return {
        body: {
          fiscalYear: year,
          id: found.id,
          title: found.title,
          wording: found.wording,
          leads: found.leads,
          light,
          lightReasons: reasons,
          steps: steps.map(({ rowId: _, ...step }) => step),
          reports: reports.map((each) => told(each, reads)),
          organizationReports: own.map((each) => told(each, reads)),
          organizations: { of: counted.of, reported: counted.reported },
        },
      }
    },
  }),
  writing({
    id: 'reportRoadmapRow',
    path: '/roadmap/{row}/reports',
    about: noPerson,
    permission: 'roadmap.report',
    tag: '計画と数字',
    summary: '状態を裏づけといっしょに報告する',
    description:
      '実施主体に名のある機関(なければ事務局)は行の状態を、種類で当たる機関は自分の取組の状態を報告します。前の報告は消えません。「完了」には、links が一つ以上要ります。',
    body: input('RoadmapReportInput', z.intersection(roadmapReportInput, z.object({ fiscalYear }))),
    response: made,
    write: async ({ action, body, council, db, params, statistics }) => {
      const { year, found } = await rowOf(db, params, body.fiscalYear, council.clock.today())
      const shown = await statistics((of) =>
        findShownFigures(of, { fiscalYear: year, codes: body.links.figures, now: action.now }),
      )
      return answeringAsIs(await reportOnRow(action, year, found.id, body, shown))
    },
  }),
  writing({
    id: 'planRoadmapStep',
    path: '/roadmap/{row}/steps',
    about: noPerson,
    permission: 'roadmap.report',
    tag: '計画と数字',
    summary: '四半期の予定を加える',
    body: input('RoadmapStepInput', z.intersection(roadmapStepInput, z.object({ fiscalYear }))),
    response: made,
    write: async ({ action, body, council, db, params }) => {
      const { year, found } = await rowOf(db, params, body.fiscalYear, council.clock.today())
      return answeringAsIs(await planStep(action, year, found.id, body))
    },
  }),
  writing({
    id: 'finishRoadmapStep',
    status: 200,
    path: '/roadmap/{row}/steps/done',
    about: noPerson,
    permission: 'roadmap.report',
    tag: '計画と数字',
    summary: '予定をすませる',
    body: stepBody('RoadmapStepDone'),
    response: made,
    write: async ({ action, body }) => answeringAsIs(await finishRoadmapStep(action, body.stepId)),
  }),
  writing({
    id: 'removeRoadmapStep',
    status: 200,
    path: '/roadmap/{row}/steps/removal',
    about: noPerson,
    permission: 'roadmap.report',
    tag: '計画と数字',
    summary: 'すんでいない予定を消す',
    body: stepBody('RoadmapStepRemoved'),
    response: made,
    write: async ({ action, body }) => answeringAsIs(await removeRoadmapStep(action, body.stepId)),
  }),
]
