/** 求人: its right inputs, for the tests that walk through all rooms. */
import { newId } from '../../../platform/action.ts'
import { someEmployer } from '../../../../tests/support/employers.ts'
import { jobBody, jobFields, measureFields, said, subsidy } from '../../../../tests/support/jobs.ts'
import { act } from '../../../../tests/support/people.ts'
import { type Hand, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { listWorkplaces } from '../employers/index.ts'
import { formLimits, openSheets } from '../../../platform/documents/index.ts'
import {
  confirmJobAge,
  correctJob,
  endJob,
  enterJob,
  importJobs,
  jobInput,
  mapJobColumns,
  measureInput,
  publishJob,
  receiveJobSheet,
  renewJob,
  setAgeMeasure,
} from './index.ts'

/** With its workplace. Everybody reads it, so none of the world's words are in it. */
export const anEmployer: Maker<{ id: string; workplaceId: string }> = async (w) => {
  const id = await someEmployer(w.council, w.office, '試しの製作所')
  const [workplace] = await w.council.gateway.read(w.office, (db) => listWorkplaces(db, id))
  return { id, workplaceId: workplace?.id ?? '' }
}

const limited = { ...said, mark: 'limited', ageLeast: 35, ageMost: 59, ageGround: '3ni' } as const

export const aJob: Maker<{ id: string; workplaceId: string }> = async (w) => {
  const { id, workplaceId } = await w.of(anEmployer)
  const job = valueOf(await act(w.council, w.us, (ctx) => enterJob(ctx, id, jobInput.parse(said))))
  return { id: job.id, workplaceId }
}
const anOpenJob: Maker<{ id: string }> = async (w) => {
  const { id } = await w.fresh().of(aJob)
  return valueOf(await act(w.council, w.us, (ctx) => publishJob(ctx, id)))
}
/** Received two months ago, so that it may be received anew. */
const anAgingJob: Maker<{ id: string }> = async (w) => {
  const { id } = await w.of(anEmployer)
  const job = valueOf(
    await act(w.council, w.us, (ctx) => enterJob(ctx, id, jobInput.parse({ ...said, receivedOn: '2025-12-01' }))),
  )
  return valueOf(await act(w.council, w.us, (ctx) => publishJob(ctx, job.id)))
}
const aWaitingJob: Maker<{ id: string }> = async (w) => {
  const { id } = await w.of(anEmployer)
  const job = valueOf(
    await act(w.council, w.us, (ctx) => enterJob(ctx, id, jobInput.parse({ ...limited, ageMeasureId: subsidy }))),
  )
  return valueOf(await act(w.council, w.us, (ctx) => publishJob(ctx, job.id)))
}

const aJobToPublish: Maker<{ id: string }> = (w) => w.fresh().of(aJob)
const aJobToWithdraw: Maker<{ id: string }> = (w) => w.fresh().of(aJob)
const ageQuestion = {
  min: 35,
  max: 59,
  term: 'indefinite',
  retirementAge: 60,
  experienceAsked: true,
  clause: '3-ni',
  measure: 'x',
  law: 'x',
  channel: 'hello-work',
  date: today,
}

const newMeasure = measureInput.parse({
  name: '新',
  least: 35,
  most: 59,
  validFrom: '2025-04-01',
  needsPermanent: true,
  needsHelloWork: true,
  answer: 'confirm',
})

/** A sheet of one row that waits. */
const aSheet: Maker<{ id: string }> = async (w) => {
  // Two of one name couldn't be told apart by it.
  const name = `製作所${newId()}`
  await someEmployer(w.council, w.office, name)
  const file = await sheetOf(`企業,職種,整理番号\r\n${name},組立,${newId()}\r\n`)
  try {
    return valueOf(
      await act(w.council, w.manager, (ctx) => receiveJobSheet(ctx, file, { fileName: 'x.csv', sourceName: '週報' })),
    )
  } finally {
    await file.close()
  }
}
const sheetOf = (text: string) => openSheets(new TextEncoder().encode(text), formLimits)
const byManager: Hand = 'manager'

export const specimens: RoomSpecimens = {
  isEverybodys: true,
  forms: {
    '/jobs/new/:id': {
      at: (w) => w.of(anEmployer),
      once: true,
      fields: ({ workplaceId }) => ({ ...jobFields, workplaceId: workplaceId ?? '' }),
    },
    '/jobs/:id/correction': {
      at: (w) => w.of(aJob),
      once: true,
      fields: ({ workplaceId }) => ({ ...jobFields, workplaceId: workplaceId ?? '', _version: '1' }),
    },
    '/jobs/:id/publication': { at: (w) => w.of(aJob), once: true, fields: { any: 'x' } },
    '/jobs/:id/renewal': { at: (w) => w.of(anAgingJob), once: true, fields: { any: 'x' } },
    '/jobs/:id/confirmation': {
      by: 'office',
      at: (w) => w.of(aWaitingJob),
      once: true,
      fields: { note: 'x', sure: 'yes' },
    },
    '/jobs/:id/end': { at: (w) => w.of(aJob), once: true, fields: { how: 'withdrawn', reason: 'x', mistake: 'yes' } },
    '/jobs/imports/:id': {
      by: byManager,
      at: (w) => w.of(aSheet),
      once: true,
      fields: { publishes: 'yes', endsGone: 'yes', sure: 'yes' },
    },
    '/jobs/imports/:id/columns': {
      by: byManager,
      at: (w) => w.of(aSheet),
      fields: { 'column.0': 'employer', 'column.1': 'title', 'column.2': 'sourceKey' },
    },
    '/jobs/age-limit-measures/new': { by: 'office', fields: measureFields },
    '/jobs/age-limit-measures/:id': {
      by: 'office',
      at: async () => ({ id: subsidy }),
      fields: { ...measureFields, _version: '1' },
    },
  },
  writes: {
    'POST /jobs': {
      once: true,
      body: async (w) => {
        const { id, workplaceId } = await w.of(anEmployer)
        return {
          ...jobBody,
          employerId: id,
          workplaceId,
          regular: false,
          wage: { kind: 'month', from: 210_000, to: 260_000 },
          ageLimit: { min: 18, max: 59 },
          welcome: false,
          limited: true,
        }
      },
    },
    'PUT /jobs/{id}': {
      at: (w) => w.of(aJob),
      once: true,
      body: async (w) => ({ ...jobBody, workplaceId: (await w.of(anEmployer)).workplaceId }),
    },
    'POST /jobs/{id}/publication': { at: (w) => w.of(aJob), once: true, body: { confirm: true } },
    'POST /jobs/{id}/publish': { at: (w) => w.of(aJobToPublish), once: true, body: {} },
    'POST /jobs/{id}/withdraw': { at: (w) => w.of(aJobToWithdraw), once: true, body: { reason: 'x' } },
    'POST /jobs/age-limit-check': { body: ageQuestion },
    'POST /jobs/{id}/confirmation': {
      by: 'office',
      at: (w) => w.of(aWaitingJob),
      once: true,
      body: { note: 'x', sure: true },
    },
    'POST /jobs/{id}/renewal': { at: (w) => w.of(anAgingJob), once: true, body: { confirm: true } },
    'POST /jobs/{id}/end': {
      at: (w) => w.of(aJob),
      once: true,
      body: { how: 'withdrawn', reason: 'x', mistake: true },
    },
  },
  actions: {
    enterJob: {
      event: 'job.entered',
      ready: async (w) => {
        const { id } = await w.of(anEmployer)
        return (ctx) => enterJob(ctx, id, jobInput.parse({ ...said, title: '新', duties: '新' }))
      },
    },
    correctJob: {
      event: 'job.corrected',
      ready: async (w) => {
        const { id } = await w.of(aJob)
        return (ctx) => correctJob(ctx, id, 1, jobInput.parse({ ...said, title: '新' }))
      },
    },
    publishJob: {
      event: 'job.published',
      ready: async (w) => {
        const { id } = await w.of(aJob)
        return (ctx) => publishJob(ctx, id)
      },
    },
    confirmJobAge: {
      by: 'office',
      event: 'job.ageConfirmed',
      ready: async (w) => {
        const { id } = await w.of(aWaitingJob)
        return (ctx) => confirmJobAge(ctx, id, { note: '新', sure: true })
      },
    },
    renewJob: {
      event: 'job.renewed',
      ready: async (w) => {
        const { id } = await w.of(anAgingJob)
        return (ctx) => renewJob(ctx, id)
      },
    },
    endJob: {
      event: 'job.ended',
      ready: async (w) => {
        const { id } = await w.of(anOpenJob)
        return (ctx) => endJob(ctx, id, { how: 'withdrawn', reason: '新', mistake: false })
      },
    },
    receiveJobSheet: {
      by: byManager,
      event: 'jobImport.received',
      ready: async () => async (ctx) => {
        const file = await sheetOf('企業,職種\r\n新,新\r\n')
        const outcome = await receiveJobSheet(ctx, file, { fileName: 'x.csv', sourceName: '新' })
        await file.close()
        return outcome
      },
    },
    mapJobColumns: {
      by: byManager,
      event: 'jobImport.mapped',
      ready: async (w) => {
        const { id } = await w.of(aSheet)
        return (ctx) => mapJobColumns(ctx, id, { 企業: 'employer', 職種: 'title', 整理番号: 'sourceKey' })
      },
    },
    importJobs: {
      by: byManager,
      event: 'jobImport.done',
      ready: async (w) => {
        const { id } = await w.of(aSheet)
        return (ctx) => importJobs(ctx, id, { publishes: false, endsGone: false, sure: false })
      },
    },
    setAgeMeasure: {
      by: 'office',
      event: 'ageLimitMeasure.set',
      ready: async () => (ctx) => setAgeMeasure(ctx, null, newMeasure),
    },
  },
  pages: {
    '/jobs/:id': (w) => w.of(aJob),
    '/jobs/:id/job.pdf': (w) => w.of(aJob),
  },
}
