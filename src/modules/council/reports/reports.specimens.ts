/** 月次報告: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { type Maker, type RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { decideReport, listReportRevisions, receiveSheets, reportInput, saveReport, saveReports } from './index.ts'

type Key = { organizationId: string; kpiCode: string; month: string }

/** Only drafts are written of this, so that they can be written again and again. */
const drafted = { kpi: 'career-up-conversions', month: '2025-12' }
const sentKpis = ['regular-employment', 'career-up-conversions', 'maisapo-training']
const sentMonths = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11']
const numbers = (note: string) => reportInput.parse({ status: 'sent', parts: { ueda: 1 }, note })

/** Where nothing waits: what was sent can't be written again before the office has decided. */
async function freeReport(w: World): Promise<Key> {
  for (const kpiCode of sentKpis)
    for (const month of sentMonths) {
      const key = { organizationId: w.manager.organizationId ?? '', kpiCode, month: `${month}-01` }
      const [newest] = await w.council.gateway.read(w.office, (db) => listReportRevisions(db, key))
      if (newest?.status !== 'sent') return key
    }
  throw new Error('every month waits for the office')
}

async function sentReport(w: World): Promise<Key> {
  const key = await freeReport(w)
  valueOf(await act(w.council, w.manager, (ctx) => saveReport(ctx, key, numbers('わけ'))))
  return key
}

const parametersOf = ({ organizationId, kpiCode, month }: Key) => ({
  organization: organizationId,
  kpi: kpiCode,
  month: month.slice(0, 7),
})

/** Waits for the office's word. */
export const aSentReport: Maker<ReturnType<typeof parametersOf>> = async (w) => parametersOf(await sentReport(w))

/** The office has accepted it: what a row of the 工程表 can point to. */
export const anAcceptedReport: Maker<ReturnType<typeof parametersOf>> = async (w) => {
  const key = await sentReport(w)
  valueOf(await act(w.council, w.office, (ctx) => decideReport(ctx, key, { decision: 'accept', note: '' })))
  return parametersOf(key)
}

const aDraft: Maker<ReturnType<typeof parametersOf>> = async (w) => {
  const key = { kpiCode: drafted.kpi, month: `${drafted.month}-01` }
  const input = reportInput.parse({ status: 'draft', parts: { ueda: 1 } })
  valueOf(await act(w.council, w.manager, (ctx) => saveReport(ctx, key, input)))
  return parametersOf({ ...key, organizationId: w.manager.organizationId ?? '' })
}

/** Received and not read yet. */
export const aSheetIntake: Maker<{ intakeId: string }> = async (w) => ({
  intakeId: valueOf(
    await act(w.council, w.office, (ctx) => receiveSheets(ctx, [{ name: 'x.xlsx', bytes: new Uint8Array(3) }])),
  ).id,
})

const decision = { decision: 'return', note: 'x' }
const decisionBody: Maker<Record<string, unknown>> = async (w) => {
  const { kpi, month } = await w.of(aSentReport)
  return { kpi, month, ...decision }
}

export const specimens: RoomSpecimens = {
  // The two forms of /report-sheets are sent with a file, which a specimen of fields can't be.
  forms: {
    '/reports/:organization/:kpi/:month': {
      by: 'manager',
      at: async (w) => ({ ...drafted, organization: w.manager.organizationId ?? '' }),
      fields: { 'parts.nagano': '3', 'parts.unknown': '1', total: '4', note: 'x', status: 'draft' },
    },
    '/reports/:organization/:kpi/:month/decision': {
      by: 'office',
      at: (w) => w.of(aSentReport),
      once: true,
      fields: decision,
    },
  },
  writes: {
    'POST /reports': {
      by: 'manager',
      body: { ...drafted, seen: null, status: 'draft', parts: { nagano: 3 }, total: 3, note: 'x' },
    },
    'POST /reports/{organization}/decision': {
      by: 'office',
      at: (w) => w.of(aSentReport),
      once: true,
      body: decisionBody,
    },
  },
  actions: {
    saveReport: {
      by: 'manager',
      event: 'report.revised',
      ready: async (w) => {
        const key = await freeReport(w)
        return (ctx) => saveReport(ctx, key, numbers('新'))
      },
    },
    saveReports: {
      by: 'manager',
      event: 'report.revised',
      ready: async (w) => {
        const { kpiCode: code, month } = await freeReport(w)
        return (ctx) => saveReports(ctx, month, [{ code, label: 'x', input: numbers('新') }])
      },
    },
    receiveSheets: {
      by: 'office',
      event: 'report.sheetsReceived',
      ready: async () => (ctx) => receiveSheets(ctx, [{ name: '新.xlsx', bytes: new Uint8Array(3) }]),
    },
    decideReport: {
      by: 'office',
      event: 'report.revised',
      ready: async (w) => {
        const { organization, kpi, month } = await w.of(aSentReport)
        const key = { organizationId: organization, kpiCode: kpi, month: `${month}-01` }
        return (ctx) => decideReport(ctx, key, { decision: 'return', note: '新' })
      },
    },
  },
  pages: {
    '/report-sheets/:month': (w) => w.of(aDraft),
    // A sheet has something to fill in from the first report on.
    '/report-sheets/:month/sheet.xlsx': (w) => w.of(aDraft),
    '/report-sheets/intakes/:intakeId': (w) => w.of(aSheetIntake),
    '/reports/{organization}': (w) => w.of(aDraft),
  },
}
