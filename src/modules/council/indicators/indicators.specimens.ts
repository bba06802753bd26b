/** 工程表 and KPI: their right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { anActivity } from '../activities/activities.specimens.ts'
import { planYear } from '../plan/plan.specimens.ts'
import { anApprovedProgress } from '../progress-reports/progress-reports.specimens.ts'
import { aRelease } from '../releases/releases.specimens.ts'
import { anAcceptedReport } from '../reports/reports.specimens.ts'
import {
  adoptDefinition,
  adoptGoal,
  correctFigureNote,
  finishRoadmapStep,
  noLinks,
  planStep,
  removeRoadmapStep,
  reportOnRow,
  withdrawFigureNote,
  writeFigureNote,
} from './index.ts'

/** A row that the office's own organization leads. */
const row = 'R03'

/** Planned for the last quarter, not done yet. */
export const aStep: Maker<{ row: string; step: string }> = async (w) => ({
  row,
  step: valueOf(
    await act(w.council, w.office, (ctx) => planStep(ctx, planYear, row, { quarter: 4, step: '面接会を開く' })),
  ).id,
})
const stepBody: Maker<Record<string, unknown>> = async (w) => ({ stepId: (await w.of(aStep)).step })

/** The row, and one record of each kind that a report on it can point to. */
const aRowWithEvidence: Maker<Record<'row' | 'activity' | 'monthlyReport' | 'release' | 'progress', string>> = async (
  w,
) => {
  const { organization, kpi, month } = await w.of(anAcceptedReport)
  return {
    row,
    activity: (await w.of(anActivity)).id,
    monthlyReport: `${organization}/${kpi}/${month}`,
    release: (await w.of(aRelease)).id,
    progress: (await w.of(anApprovedProgress)).id,
  }
}
const reportBody: Maker<Record<string, unknown>> = async (w) => {
  const known = await w.of(aRowWithEvidence)
  return {
    state: 'late',
    evidenceKind: 'report',
    evidence: 'x',
    evidenceOn: today,
    reason: 'x',
    countermeasure: 'x',
    links: {
      activities: [known.activity],
      figures: ['regular-employment'],
      monthlyReports: [known.monthlyReport],
      releases: [known.release],
      progressReports: [known.progress],
    },
  }
}

/**
 * A KPI with another way of counting that nobody has adopted. There is one such draft, and in the product what is
 * adopted stays so: what a world before has adopted is forgotten by hand.
 */
const anUndecidedKpi: Maker<{ code: string }> = async (w) => {
  await w.open.ownerQuery(`delete from kpi_definition_periods where kpi_code = 'saposute-consultations'`)
  return { code: 'saposute-consultations' }
}

const goal = { value: 607, decidedOn: today, resolution: 'x', note: 'x' }
const definition = { version: 2, validFrom: '2026-04-01', resolution: 'x' }
const aKpi: Maker<{ code: string }> = async () => ({ code: 'regular-employment' })
const aContestedKpi: Maker<{ code: string }> = async () => ({ code: 'career-up-conversions' })

const note = { month: '2025-12', note: 'x', isPublic: true }
/** A word on a figure, not put right yet. */
export const aFigureNote: Maker<{ code: string; noteId: string }> = async (w) => ({
  code: 'regular-employment',
  noteId: valueOf(await act(w.council, w.office, (ctx) => writeFigureNote(ctx, planYear, 'regular-employment', note)))
    .id,
})

export const specimens: RoomSpecimens = {
  forms: {
    '/roadmap/:row/report': {
      by: 'office',
      at: (w) => w.of(aRowWithEvidence),
      fields: ({ activity = '', monthlyReport = '', release = '', progress = '' }) => ({
        state: 'late',
        evidenceKind: 'report',
        evidence: 'x',
        ...date('evidenceOn', today),
        reason: 'x',
        countermeasure: 'x',
        'links.activities': activity,
        'links.figures': 'regular-employment',
        'links.monthlyReports': monthlyReport,
        'links.releases': release,
        'links.progressReports': progress,
      }),
    },
    '/roadmap/:row/steps/new': { by: 'office', at: async () => ({ row }), fields: { quarter: '4', step: 'x' } },
    '/roadmap/:row/steps/:step/done': { by: 'office', at: (w) => w.of(aStep), once: true, fields: { any: 'x' } },
    '/roadmap/:row/steps/:step/removal': { by: 'office', at: (w) => w.of(aStep), once: true, fields: { any: 'x' } },
    '/kpis/:code/goal': {
      by: 'office',
      at: aContestedKpi,
      fields: { value: '607', ...date('decidedOn', today), resolution: 'x', note: 'x' },
    },
    '/kpis/:code/definition': {
      by: 'office',
      at: anUndecidedKpi,
      once: true,
      fields: { version: '2', ...date('validFrom', '2026-04-01'), resolution: 'x' },
    },
    '/kpis/:code/notes/new': {
      by: 'office',
      at: aKpi,
      fields: { month: '2025-12', note: 'x', isPublic: 'yes' },
    },
    '/kpis/:code/notes/:noteId/correction': {
      by: 'office',
      at: (w) => w.of(aFigureNote),
      once: true,
      fields: { note: 'x', isPublic: 'yes', reason: 'x' },
    },
    '/kpis/:code/notes/:noteId/withdrawal': {
      by: 'office',
      at: (w) => w.of(aFigureNote),
      once: true,
      fields: { reason: 'x' },
    },
  },
  writes: {
    'POST /kpis/{code}/notes': { by: 'office', at: aKpi, body: { ...note, fiscalYear: planYear } },
    'POST /kpis/notes/{id}/correction': {
      by: 'office',
      at: async (w) => ({ id: (await w.of(aFigureNote)).noteId }),
      once: true,
      body: { note: 'x', isPublic: false, reason: 'x' },
    },
    'POST /kpis/notes/{id}/withdrawal': {
      by: 'office',
      at: async (w) => ({ id: (await w.of(aFigureNote)).noteId }),
      once: true,
      body: { reason: 'x' },
    },
    'POST /roadmap/{row}/reports': { by: 'office', at: async () => ({ row }), body: reportBody },
    'POST /roadmap/{row}/steps': {
      by: 'office',
      at: async () => ({ row }),
      body: { quarter: 4, step: 'x', fiscalYear: planYear },
    },
    'POST /roadmap/{row}/steps/done': { by: 'office', at: (w) => w.of(aStep), once: true, body: stepBody },
    'POST /roadmap/{row}/steps/removal': { by: 'office', at: (w) => w.of(aStep), once: true, body: stepBody },
    'POST /kpis/{code}/goal': { by: 'office', at: aContestedKpi, body: { ...goal, fiscalYear: planYear } },
    'POST /kpis/{code}/definitions': { by: 'office', at: anUndecidedKpi, once: true, body: definition },
  },
  actions: {
    reportOnRow: {
      by: 'office',
      event: 'roadmap.reported',
      ready: async () => (ctx) =>
        reportOnRow(ctx, planYear, row, {
          state: 'late',
          evidenceKind: 'other',
          evidence: '新',
          evidenceOn: today,
          reason: '新',
          countermeasure: '新',
          links: noLinks,
        }),
    },
    planStep: {
      by: 'office',
      event: 'roadmap.stepPlanned',
      ready: async () => (ctx) => planStep(ctx, planYear, row, { quarter: 4, step: '新' }),
    },
    finishRoadmapStep: {
      by: 'office',
      event: 'roadmap.stepDone',
      ready: async (w) => {
        const { step } = await w.of(aStep)
        return (ctx) => finishRoadmapStep(ctx, step)
      },
    },
    removeRoadmapStep: {
      by: 'office',
      event: 'roadmap.stepRemoved',
      ready: async (w) => {
        const { step } = await w.of(aStep)
        return (ctx) => removeRoadmapStep(ctx, step)
      },
    },
    adoptGoal: {
      by: 'office',
      event: 'kpi.goalAdopted',
      ready: async (w) => {
        const { code } = await w.of(aContestedKpi)
        return (ctx) => adoptGoal(ctx, planYear, code, { ...goal, resolution: '新', note: '新' })
      },
    },
    adoptDefinition: {
      by: 'office',
      event: 'kpi.definitionAdopted',
      ready: async (w) => {
        const { code } = await w.of(anUndecidedKpi)
        return (ctx) => adoptDefinition(ctx, code, { ...definition, resolution: '新' })
      },
    },
    writeFigureNote: {
      by: 'office',
      event: 'figureNote.written',
      ready: async () => (ctx) => writeFigureNote(ctx, planYear, 'regular-employment', { ...note, note: '新' }),
    },
    correctFigureNote: {
      by: 'office',
      event: 'figureNote.corrected',
      ready: async (w) => {
        const { noteId } = await w.of(aFigureNote)
        return (ctx) => correctFigureNote(ctx, noteId, { note: '新', isPublic: false, reason: '新' })
      },
    },
    withdrawFigureNote: {
      by: 'office',
      event: 'figureNote.withdrawn',
      ready: async (w) => {
        const { noteId } = await w.of(aFigureNote)
        return (ctx) => withdrawFigureNote(ctx, noteId, { reason: '新' })
      },
    },
  },
  pages: {
    '/kpis/{code}/notes': aKpi,
    '/kpis/:code': aKpi,
    '/kpis/:code/facts': aKpi,
    '/kpis/:code/changes': aKpi,
    '/kpis/:code/overlaps': aKpi,
    '/kpis/:code/organizations': aKpi,
    '/kpis/{code}/facts': aKpi,
    '/kpis/{code}/changes': aKpi,
    '/kpis/{code}/overlaps': aKpi,
    '/roadmap/paper/:file': async () => ({ file: 'roadmap.xlsx' }),
    '/roadmap/:row': async () => ({ row }),
    '/roadmap/{row}': async () => ({ row }),
  },
}
