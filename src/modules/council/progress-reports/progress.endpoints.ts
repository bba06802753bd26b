/** 進捗報告: the approved ones for everybody, drafts for the office; beginning, writing, approving. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { invalid, NotFound } from '../../../platform/outcome.ts'
import { approveProgressReport, startProgressReport, writeProgressReport } from './progress.actions.ts'
import {
  findProgressReport,
  listProgressReports,
  type ProgressReport,
  findProgressFigures,
} from './progress.queries.ts'
import { periods } from './progress.labels.ts'
import { withFigures } from './progress-words.rules.ts'
import { progressApprovalInput, progressStartInput, progressTextsInput, strangeIn } from './progress.form.ts'
import { planYearOf } from '../plan/index.ts'
import {
  answer,
  answering,
  answeringAsIs,
  code,
  day,
  type Endpoint,
  fiscalYear,
  input,
  instant,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'

const report = answer(
  'ProgressReport',
  z.object({
    id: z.uuid(),
    fiscalYear: z.int(),
    period: code(periods),
    periodLabel: z.string(),
    edition: z.int(),
    version: z.int(),
    status: z.enum(['draft', 'approved']),
    approvedOn: day.nullable(),
    approval: z.string(),
    changedAt: instant,
    isRevision: z.boolean().describe('締めた年度の、締めたあとの訂正'),
    texts: z.record(z.string(), z.string()).describe('承認された報告では、数の入った文。案では、書いたまま'),
    doubts: z.array(z.object({ text: z.string(), word: z.string() })).describe('承認のときに確かめたこと'),
  }),
)
const made = answer('ProgressReportMade', z.object({ id: z.uuid() }))

const reportOf = ({ changedBy: _, figures, changedAt, ...each }: ProgressReport) => ({
  ...each,
  texts:
    figures === null
      ? each.texts
      : Object.fromEntries(Object.entries(each.texts).map(([part, text]) => [part, withFigures(text, figures)])),
  periodLabel: periods[each.period],
  status: each.approvedOn === null ? ('draft' as const) : ('approved' as const),
  changedAt: changedAt.toISOString(),
})

/** @throws NotFound also where it is a draft of others */
async function found(db: ReadDb, id: string | undefined): Promise<ProgressReport> {
  const known = await findProgressReport(db, id ?? '')
  if (known === undefined) throw new NotFound('progress report')
  return known
}

export const progressReportEndpoints: Endpoint[] = [
  reading({
    id: 'listProgressReports',
    path: '/progress-reports',
    about: noPerson,
    permission: 'progress.read',
    tag: '計画と数字',
    summary: '進捗報告',
    description: '承認された報告。事務局には案も。',
    response: listOf('ProgressReportList', report),
    read: async ({ db }) => ({ body: { items: (await listProgressReports(db)).map(reportOf), next: null } }),
  }),
  reading({
    id: 'getProgressReport',
    path: '/progress-reports/{id}',
    about: noPerson,
    permission: 'progress.read',
    tag: '計画と数字',
    summary: '一つの進捗報告',
    versioned: true,
    response: report,
    read: async ({ db, params }) => {
      const known = await found(db, params['id'])
      return { body: reportOf(known), version: known.version }
    },
  }),
  writing({
    id: 'startProgressReport',
    path: '/progress-reports',
    about: noPerson,
    permission: 'progress.write',
    tag: '計画と数字',
    summary: '進捗報告を書きはじめる',
    description: '文は、工程表とKPIから書き出します。',
    body: input('ProgressStart', z.intersection(progressStartInput, z.object({ fiscalYear }))),
    response: made,
    write: async ({ action, body, council, db, statistics }) => {
      const year = await planYearOf(db, body.fiscalYear, council.clock.today())
      const figures = await statistics((of) =>
        findProgressFigures(of, {
          fiscalYear: year,
          period: body.period,
          day: action.today,
          now: action.now,
          texts: [],
        }),
      )
      return answeringAsIs(await startProgressReport(action, year, body, figures))
    },
  }),
  writing({
    id: 'writeProgressReport',
    method: 'PUT',
    status: 200,
    path: '/progress-reports/{id}',
    about: noPerson,
    permission: 'progress.write',
    tag: '計画と数字',
    summary: '進捗報告の文を書く',
    versioned: true,
    body: input('ProgressTexts', progressTextsInput),
    response: made,
    write: async ({ action, body, db, params, refuseStale, statistics }) => {
      const known = await found(db, params['id'])
      const figures = await statistics((of) =>
        findProgressFigures(of, {
          ...known,
          day: action.today,
          now: action.now,
          texts: Object.values(body.texts),
        }),
      )
      const strange = strangeIn(body.texts, figures)
      if (strange.length > 0) return invalid(...strange)
      return (
        refuseStale(known.version) ??
        answering(await writeProgressReport(action, known.id, known.version, body.texts), (done) =>
          Promise.resolve({ body: { id: done.id }, version: done.version }),
        )
      )
    },
  }),
  writing({
    id: 'approveProgressReport',
    status: 200,
    path: '/progress-reports/{id}/approval',
    about: noPerson,
    permission: 'progress.write',
    tag: '計画と数字',
    summary: '進捗報告を承認する',
    description:
      'version は読んだときの版。そのあとに書き直されていれば承認しません。文の数が表とちがうとき、確定していない報告があるときは、それぞれに words が要ります。',
    body: input('ProgressApproval', z.intersection(progressApprovalInput, z.object({ version: z.int() }))),
    response: made,
    write: async ({ action, body, db, params, statistics }) => {
      const known = await found(db, params['id'])
      const figures = await statistics((of) =>
        findProgressFigures(of, {
          ...known,
          day: action.today,
          now: action.now,
          texts: Object.values(known.texts),
        }),
      )
      return answeringAsIs(await approveProgressReport(action, known.id, body.version, body, figures))
    },
  }),
]
