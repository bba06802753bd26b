/** 訓練: what somebody takes part in, and how it ended. */
import { aCase, aTraining } from '../../../subjects.ts'
import { z } from 'zod'
import { endTraining, recordTraining } from './training.actions.ts'
import { getTraining, listTrainingsOfCase, type TrainingView } from './training.queries.ts'
import { trainingEndForm, trainingForm } from './training.form.ts'
import { trainingKinds, trainingResults } from './training.labels.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  idOf,
  code,
  day,
} from '../../../platform/api/index.ts'
import { getCaseHeader, nextActionOrKeep } from '../../casework/index.ts'

const training = answer(
  'Training',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    kind: code(trainingKinds),
    course: z.string(),
    provider: z.string(),
    startsOn: day,
    endsOn: day.describe('終わる予定の日'),
    endedOn: day.nullable(),
    result: code(trainingResults).nullable(),
    resultNote: z.string().nullable().describe('続いているあいだと、書いた窓口の記録が見られないときは null'),
  }),
)
const bodyOf = (view: TrainingView): z.output<typeof training> => training.parse(view)

export const trainingEndpoints: Endpoint[] = [
  reading({
    id: 'listTrainings',
    path: '/cases/{id}/trainings',
    about: aCase,
    permission: 'case.read',
    tag: '就職と定着',
    summary: 'このケースの訓練',
    response: listOf('TrainingList', training),
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      return { body: { items: (await listTrainingsOfCase(db, id)).map(bodyOf), next: null } }
    },
  }),
  writing({
    id: 'recordTraining',
    path: '/cases/{id}/trainings',
    about: aCase,
    permission: 'training.record',
    tag: '就職と定着',
    summary: '訓練を記録する',
    body: input('TrainingInput', trainingForm.schema),
    response: training,
    write: async ({ action, body, db, params }) =>
      answering(await recordTraining(action, idOf(params), body), async ({ id }) => ({
        body: bodyOf(await getTraining(db, id)),
      })),
  }),
  writing({
    id: 'endTraining',
    status: 200,
    path: '/trainings/{id}/end',
    about: aTraining,
    permission: 'training.record',
    tag: '就職と定着',
    summary: '訓練の終わりと、次の予定を記録する',
    body: input('TrainingEnd', trainingEndForm.schema.extend({ nextAction: nextActionOrKeep })),
    response: training,
    write: async ({ action, body, db, params }) =>
      answering(await endTraining(action, idOf(params), body), async () => ({
        body: bodyOf(await getTraining(db, idOf(params))),
      })),
  }),
]
