/** 合う求人: its right inputs, for the tests that walk through all rooms. */
import { publishedJob } from '../../../../tests/support/jobs.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { answerForm, answerJob } from './index.ts'

const aJobShown: Maker<{ id: string; job: string }> = async (w) => ({
  id: (await w.of(aCase)).id,
  job: await publishedJob(w.council, w.us),
})
const said = { answer: 'not-interested', reason: 'pay', note: 'x' }

export const specimens: RoomSpecimens = {
  forms: { '/cases/:id/matches/:job': { at: (w) => w.of(aJobShown), fields: said } },
  writes: {
    'POST /cases/{id}/job-answers': {
      at: (w) => w.of(aJobShown),
      body: async (w) => ({ ...said, jobId: (await w.of(aJobShown)).job }),
    },
  },
  actions: {
    answerJob: {
      event: 'job.answered',
      ready: async (w) => {
        const { id, job } = await w.of(aJobShown)
        const input = answerForm.schema.parse({ ...said, note: '新' })
        return (ctx) => answerJob(ctx, id, job, input)
      },
    },
  },
  pages: {
    '/cases/:id/matches': (w) => w.of(aCase),
    '/jobs/:id/seekers': async (w) => ({ id: (await w.of(aJobShown)).job }),
    '/jobs/{id}/seekers': async (w) => ({ id: (await w.of(aJobShown)).job }),
    '/cases/{id}/matches': (w) => w.of(aCase),
    '/cases/{id}/job-answers': (w) => w.of(aCase),
  },
}
