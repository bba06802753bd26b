/** 月次報告: who has reported a month, one report with its revisions, writing and deciding. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { may } from '../../../permissions.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { decideReport, saveReport } from './report.actions.ts'
import { dueOn, reportedMonth, standingOf } from './report.rules.ts'
import { listExpectedReports, listReportRevisions } from './report.queries.ts'
import { reportDecisionInput } from './report.form.ts'
import { reportInput } from './report.inputs.ts'
import { reportStatuses, standings } from './report.labels.ts'
import {
  answer,
  answeringAsIs,
  code,
  type Endpoint,
  input,
  instant,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'

const monthText = z.string().regex(/^(20|21)\d{2}-(0[1-9]|1[0-2])$/, '月は 2025-12 のように入れてください。')
const expected = answer(
  'ExpectedReport',
  z.object({
    organizationId: z.string(),
    organizationName: z.string(),
    kpiCode: z.string(),
    kpiLabel: z.string(),
    unit: z.string(),
    month: z.string(),
    standing: code(standings),
    standingLabel: z.string(),
    status: code(reportStatuses).nullable(),
    value: z.int().nullable(),
    revision: z.int(),
  }),
)
const revision = answer(
  'ReportRevision',
  z.object({
    id: z.uuid(),
    revision: z.int(),
    status: code(reportStatuses),
    value: z.int(),
    byArea: z.record(z.string(), z.int()),
    note: z.string(),
    recordedAt: instant,
  }),
)
const made = answer('ReportRecorded', z.object({ id: z.uuid(), revision: z.int() }))
const subject = z.object({ kpi: z.string().max(100), month: monthText })
const seen = z.object({
  seen: z
    .int('版は整数で入れてください。')
    .min(0, '版は0以上で入れてください。')
    .max(32_767, '版が大きすぎます。')
    .nullish()
    .transform((value) => value ?? null)
    .describe('読んだ版。まだなければ0。書くと、そのあとに新しい版ができていたときは何もしません'),
})

export const reportEndpoints: Endpoint[] = [
  reading({
    id: 'listReports',
    path: '/reports',
    about: noPerson,
    permission: 'report.write',
    tag: '計画と数字',
    summary: '月次報告',
    description: '事務局にはすべての機関、ほかには自分の機関の分。月がなければ先月。',
    query: z.object({ month: monthText.optional() }),
    response: listOf('ReportList', expected),
    read: async ({ actor, council, db, query }) => {
      const today = council.clock.today()
      const month = query.month === undefined ? reportedMonth(today) : `${query.month}-01`
      const items = (
        await listExpectedReports(
          db,
          fiscalYearOf(month),
          month,
          may(actor, 'report.decide') ? null : (actor.organizationId ?? ''),
        )
      ).map((each) => {
        const standing = standingOf(each.status, dueOn(month, council.settings.reportDueDay), today)
        return { ...each, month: month.slice(0, 7), standing, standingLabel: standings[standing] }
      })
      return { body: { items, next: null } }
    },
  }),
  reading({
    id: 'listReportRevisions',
    path: '/reports/{organization}',
    about: noPerson,
    permission: 'report.write',
    tag: '計画と数字',
    summary: '報告の版',
    query: subject,
    response: listOf('ReportRevisionList', revision),
    read: async ({ actor, db, params, query }) => {
      const organizationId = params['organization'] ?? ''
      if (organizationId !== actor.organizationId && !may(actor, 'report.decide')) throw new NotFound('report')
      const revisions = await listReportRevisions(db, {
        organizationId,
        kpiCode: query.kpi,
        month: `${query.month}-01`,
      })
      return {
        body: {
          items: revisions.map(({ authorName: _, isCurrent: _current, ...each }) => ({
            ...each,
            recordedAt: each.recordedAt.toISOString(),
          })),
          next: null,
        },
      }
    },
  }),
  writing({
    id: 'saveReport',
    path: '/reports',
    about: noPerson,
    permission: 'report.write',
    tag: '計画と数字',
    summary: '自分の機関の数を報告する',
    description:
      '圏域の鍵ごとの数。圏域の分からない分は空の鍵。前の月や目標と大きくちがうとき、確認を待つ報告を直すときは note が要ります。',
    body: input('ReportInput', subject.extend(seen.shape).and(reportInput)),
    response: made,
    write: async ({ action, body }) =>
      answeringAsIs(await saveReport(action, { kpiCode: body.kpi, month: `${body.month}-01` }, body, body.seen)),
  }),
  writing({
    id: 'decideReport',
    status: 200,
    path: '/reports/{organization}/decision',
    about: noPerson,
    permission: 'report.decide',
    tag: '計画と数字',
    summary: '報告を確定する・差し戻す',
    body: input('ReportDecisionInput', subject.extend(seen.shape).and(reportDecisionInput)),
    response: made,
    write: async ({ action, body, params }) =>
      answeringAsIs(
        await decideReport(
          action,
          { organizationId: params['organization'] ?? '', kpiCode: body.kpi, month: `${body.month}-01` },
          body,
          body.seen,
        ),
      ),
  }),
]
