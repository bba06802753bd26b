import { aCase, aTraining } from '../../../subjects.ts'
import { dateFields, writes, yearAhead } from '../../../forms/index.ts'
import { type PageContext, type Route, redirect } from '../../../platform/http/room.ts'
import { invalid } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import {
  type CaseHeader,
  changedStep,
  correctedText,
  getCaseHeader,
  listColleagues,
  listCorrections,
  parseCorrected,
  usualNext,
  worksOn,
} from '../../casework/index.ts'
import { correctTraining } from './correct-training.actions.ts'
import { endTraining, recordTraining } from './training.actions.ts'
import { parseTrainingCorrection, trainingEndForm, trainingForm, trainingOverForm } from './training.form.ts'
import { getTraining, type TrainingView } from './training.queries.ts'
import { CorrectTrainingPage, EndTrainingPage, RecordTrainingPage } from './pages/training-pages.tsx'

const work = (caseId: string): string => `/cases/${caseId}?tab=work`

async function trainingAndCase(c: PageContext): Promise<{ training: TrainingView; header: CaseHeader }> {
  const training = await getTraining(c.db, c.id)
  return { training, header: await getCaseHeader(c.db, training.caseId) }
}

export const trainingRoutes: Route[] = [
  ...writes('/cases/:id/trainings/new', 'training.record', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `training:${header.id}`,
    usual: (c) => ({ ...yearAhead('startsOn', c.clock.today(), 0), ...yearAhead('endsOn', c.clock.today(), 60) }),
    parse: (typed) => trainingForm.parse(typed),
    write: (c, input, header) => recordTraining(c.action, header.id, input),
    done: (_, __, header) => redirect(work(header.id), '訓練を記録しました。'),
    page: (form, _, header) => <RecordTrainingPage {...form} header={header} />,
  }),

  ...writes('/trainings/:id/correct', 'training.record', aTraining, {
    load: trainingAndCase,
    isOffered: ({ header }, c) => worksOn(header, c.actor.organizationId),
    draft: ({ training }) => `training-correction:${training.id}`,
    usual: (_, { training }) => ({
      ...trainingForm.fill(training),
      how: 'correct',
      ...(training.endedOn === null || training.result === null
        ? {}
        : trainingOverForm.fill({
            result: training.result,
            endedOn: training.endedOn,
            note: training.resultNote ?? '',
          })),
    }),
    parse: (typed, _, { training }) =>
      parseCorrected(typed, (fields) => parseTrainingCorrection(fields, training.endedOn !== null)),
    write: (c, { input, correction }, { training }) => correctTraining(c.action, training.id, input, correction),
    done: (_, c, { header }) =>
      redirect(work(header.id), `訓練の記録を${correctedText(c.fields)}。前の記録も残っています。`),
    page: async (form, c, { training, header }) => (
      <CorrectTrainingPage
        {...form}
        header={header}
        training={training}
        corrections={await listCorrections(c.db, header.id, training.id)}
        today={c.clock.today()}
      />
    ),
  }),

  ...writes('/trainings/:id/end', 'training.record', aTraining, {
    load: trainingAndCase,
    // What has ended has no end to record, and who doesn't work on the case has none either.
    isOffered: ({ training, header }, c) => training.endedOn === null && worksOn(header, c.actor.organizationId),
    draft: ({ training }) => `training-end:${training.id}`,
    usual: (c, { header }) => ({
      ...dateFields('endedOn', dateBoxesOf(c.clock.today())),
      ...usualNext(header.nextAction, c.actor.accountId, c.clock.today()),
    }),
    parse: (typed, _, { header }) => {
      const changed = changedStep(typed, header.nextAction)
      return changed.length > 0 ? invalid(...changed) : trainingEndForm.parse(typed)
    },
    write: (c, input, { training }) => endTraining(c.action, training.id, input),
    done: (_, __, { header }) => redirect(work(header.id), '訓練の終わりを記録しました。'),
    page: async (form, c, { training, header }) => (
      <EndTrainingPage
        {...form}
        header={header}
        training={training}
        colleagues={await listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())}
        today={c.clock.today()}
      />
    ),
  }),
]
