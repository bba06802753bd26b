/** こぼれ防止とチーム: what may let somebody fall, how work is shared out, what goes from desk to desk. */
import { noPerson, shown } from '../../../subjects.ts'
import { z } from 'zod'
import { may } from '../../../permissions.ts'
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import { fiscalYearOf, fiscalYearRange } from '../../../platform/japanese/fiscal-year.ts'
import { countGaps, listGap, listLoads, listSeams } from './gap.queries.ts'
import { gapLabels, listedGaps } from './gaps.ts'
import { limitsOf } from '../../casework/index.ts'
import { listFlow } from './flow.queries.ts'
import { weightOf, weightsOf } from './load.rules.ts'
import { answer, type Endpoint, listOf, reading, code, day } from '../../../platform/api/index.ts'
import { targetType } from '../../council/index.ts'

const gap = answer(
  'Gap',
  z.object({
    gap: code(gapLabels),
    gapLabel: z.string(),
    caseId: z.uuid(),
    caseNumber: z.string().nullable().describe('ケースを見られなければ null'),
    deskName: z.string(),
    workerName: z.string().nullable(),
    on: day.describe('数えはじめの日。最後に話した日、期限、誕生日など'),
    note: z.string(),
    referralId: z.uuid().nullable(),
    trainingId: z.uuid().nullable(),
  }),
)
const gapCount = answer(
  'GapCount',
  z.object({
    organizationId: z.string(),
    organizationName: z.string(),
    gap: code(gapLabels),
    gapLabel: z.string(),
    many: z.int(),
  }),
)
const load = answer(
  'WorkerLoad',
  z.object({
    accountId: z.uuid().nullable(),
    name: z.string().nullable().describe('null なら担当のいないケース'),
    present: z.boolean(),
    open: z.int(),
    overdue: z.int(),
    silent: z.int(),
    type1: z.int(),
    type2: z.int(),
    type3: z.int(),
    untyped: z.int(),
    recent: z.int(),
    weight: z.number(),
  }),
)
const suppressed = z.int().nullable().describe('小さな数は null')
const seam = answer(
  'Seam',
  z.object({
    fromKind: z.string(),
    fromLabel: z.string(),
    toKind: z.string(),
    toLabel: z.string(),
    sent: suppressed,
    accepted: suppressed,
    declined: suppressed,
    silent: suppressed,
    answerDays: z.number().nullable().describe('返事までの日数の中央値'),
  }),
)
const flow = answer(
  'CaseloadFlow',
  z.object({
    deskId: z.string(),
    deskName: z.string(),
    targetType,
    opening: z.int(),
    opened: z.int(),
    reopened: z.int(),
    takenOver: z.int(),
    movedIn: z.int(),
    judgedIn: z.int(),
    closed: z.int(),
    handedOver: z.int(),
    movedOut: z.int(),
    judgedOut: z.int(),
    closing: z.int(),
  }),
)

const endOfMonth = (month: string): CivilDate => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)

export const gapEndpoints: Endpoint[] = [
  reading({
    id: 'listGaps',
    path: '/gaps',
    about: shown,
    permission: 'team.see',
    tag: 'ケース',
    summary: 'こぼれそうなケース',
    description: 'この機関のもの。種類ごとに、急ぐものから30件まで。',
    response: listOf('GapList', gap),
    read: async ({ actor, council, db, shows }) => {
      const limits = limitsOf(council.settings, council.clock.today())
      const lists = await Promise.all(
        listedGaps.map(async (each) => ({
          gap: each,
          list: await listGap(db, each, actor.organizationId ?? '', limits),
        })),
      )
      const items = lists.flatMap(({ gap: { key, label }, list }) =>
        list.rows.map((row) => ({
          gap: key,
          gapLabel: label,
          caseId: row.caseId,
          caseNumber: row.number,
          deskName: row.deskShortName,
          workerName: row.workerName,
          on: row.on,
          note: row.note,
          referralId: row.referralId,
          trainingId: row.trainingId ?? null,
        })),
      )
      shows(
        'cases',
        items.map((item) => item.caseId),
      )
      return { body: { items, next: null } }
    },
  }),
  reading({
    id: 'countGaps',
    path: '/gap-counts',
    about: noPerson,
    permission: 'kpi.readFacts',
    tag: '計画と数字',
    summary: '機関ごとの、こぼれそうなケースの数',
    description: 'だれのことかは答えません。',
    response: listOf('GapCountList', gapCount),
    read: async ({ council, statistics }) => {
      const counts = await statistics((db) => countGaps(db, limitsOf(council.settings, council.clock.today())))
      return { body: { items: counts.map((row) => ({ ...row, gapLabel: gapLabels[row.gap] })), next: null } }
    },
  }),
  reading({
    id: 'listWorkload',
    path: '/workload',
    about: noPerson,
    permission: 'team.see',
    tag: 'ケース',
    summary: '担当ごとの件数と重さ',
    response: listOf('WorkerLoadList', load),
    read: async ({ actor, council, db }) => {
      const loads = await listLoads(db, actor.organizationId ?? '', limitsOf(council.settings, council.clock.today()))
      return {
        body: {
          items: loads.map((row) => ({ ...row, weight: weightOf(row, weightsOf(council.settings)) })),
          next: null,
        },
      }
    },
  }),
  reading({
    id: 'listSeams',
    path: '/seams',
    about: noPerson,
    permission: 'gap.board',
    tag: '計画と数字',
    summary: '窓口の種類から種類への、今年度のつなぎ',
    description: '事務局のほかは、受けた数だけ。小さな数は出しません。',
    response: listOf('SeamList', seam),
    read: async ({ actor, council, statistics }) => {
      const today = council.clock.today()
      const seams = await statistics((db) =>
        listSeams(db, fiscalYearRange(fiscalYearOf(today)).from, today, council.settings.outcomeDays),
      )
      const whole = !may(actor, 'team.see')
      return {
        body: {
          items: seams.map((row) => {
            const hidden = !whole && row.accepted < council.settings.internalBelow
            return {
              fromKind: row.fromKind,
              fromLabel: row.fromLabel,
              toKind: row.toKind,
              toLabel: row.toLabel,
              sent: whole ? row.sent : null,
              accepted: hidden ? null : row.accepted,
              declined: whole ? row.declined : null,
              silent: whole ? row.silent : null,
              answerDays: hidden ? null : row.answerDays,
            }
          }),
          next: null,
        },
      }
    },
  }),
  reading({
    id: 'listCaseloadFlow',
    path: '/caseload-flow',
    about: noPerson,
    permission: 'gap.board',
    tag: '計画と数字',
    summary: '月のはじめの数、入り、出、終わりの数',
    description: '窓口と類型ごと。責任者にはこの機関のもの、事務局には全体。',
    query: z.object({
      month: z
        .string()
        .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月は 2026-01 のように入れてください。')
        .optional(),
    }),
    response: listOf('CaseloadFlowList', flow),
    read: async ({ actor, council, query, statistics }) => {
      const today = council.clock.today()
      const month = query.month !== undefined && query.month <= today.slice(0, 7) ? query.month : today.slice(0, 7)
      const last = endOfMonth(month)
      const rows = await statistics((db) =>
        listFlow(db, `${month}-01`, last < today ? last : today, may(actor, 'team.see') ? actor.organizationId : null),
      )
      return { body: { items: rows, next: null } }
    },
  }),
]
