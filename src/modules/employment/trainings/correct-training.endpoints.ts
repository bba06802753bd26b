/** 訓練: put right or taken back, with a reason. */
import { trainingForm, trainingOverForm } from './training.form.ts'
import { type Endpoint, answering, idOf, input, writing } from '../../../platform/api/index.ts'
import { correctTraining } from './correct-training.actions.ts'
import { aTraining } from '../../../subjects.ts'
import { after, back, corrected, correctionInput, right, withdrawal } from '../../casework/index.ts'

const { reason } = correctionInput.shape
const over = trainingOverForm.schema
const work = { tag: '就職と定着', status: 200, response: corrected } as const

export const correctTrainingEndpoints: Endpoint[] = [
  writing({
    ...work,
    id: 'correctTraining',
    path: '/trainings/{id}/correction',
    about: aTraining,
    permission: 'training.record',
    summary: '訓練の記録を訂正する',
    description: 'end は、終わりの記録があるときに入れます。',
    body: input(
      'TrainingCorrection',
      trainingForm.schema.safeExtend({ end: over.nullish().transform((value) => value ?? null), reason }),
    ),
    write: async (request) =>
      answering(
        await correctTraining(request.action, idOf(request.params), request.body, right(request.body.reason)),
        ({ caseId }) => after(request, caseId),
      ),
  }),
  writing({
    ...work,
    id: 'withdrawTraining',
    path: '/trainings/{id}/withdrawal',
    about: aTraining,
    permission: 'training.record',
    summary: '訓練の記録を取り消す',
    body: withdrawal('TrainingWithdrawal'),
    write: async (request) =>
      answering(
        await correctTraining(request.action, idOf(request.params), null, back(request.body.reason)),
        ({ caseId }) => after(request, caseId),
      ),
  }),
]
