import { aCase, aTraining } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { endTraining, recordTraining } from './training.actions.ts'
import { correctTraining } from './correct-training.actions.ts'
import { readTraining, readTrainingCorrection, readTrainingEnd } from './training.form.ts'
import { getTraining } from './training.queries.ts'
import { CorrectTrainingPage, EndTrainingPage, RecordTrainingPage } from './pages/training-pages.tsx'
import { savedAtOf } from '../../../ui/index.ts'
import { dateFields, startingValues, yearAhead } from '../../../forms/index.ts'
import {
  changedStep,
  correctedText,
  getCaseHeader,
  listColleagues,
  listCorrections,
  readCorrected,
  usualNext,
  worksOn,
} from '../../casework/index.ts'

const work = (caseId: string): string => `/cases/${caseId}?tab=work`

export const trainingRoutes: Route[] = [
  get('/cases/:id/trainings/new', 'training.record', aCase, async (c) => {
    const kit = await c.form(`training:${c.id}`)
    const usual: Fields = { ...yearAhead('startsOn', c.clock.today(), 0), ...yearAhead('endsOn', c.clock.today(), 60) }
    return page(await drawRecording(c, kit, startingValues(kit.draft, usual), []))
  }),
  post('/cases/:id/trainings/new', 'training.record', aCase, async (c) => {
    const input = readTraining(c.fields)
    const outcome = input.ok ? await recordTraining(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect(work(c.id), '訓練を記録しました。')
      : refused(await drawRecording(c, await c.form(`training:${c.id}`), c.fields, outcome.errors))
  }),

  get('/trainings/:id/correct', 'training.record', aTraining, async (c) => {
    const training = await getTraining(c.db, c.id)
    const usual: Fields = {
      kind: training.kind,
      course: training.course,
      provider: training.provider,
      ...dateFields('startsOn', dateBoxesOf(training.startsOn)),
      ...dateFields('endsOn', dateBoxesOf(training.endsOn)),
      how: 'correct',
      ...(training.endedOn === null
        ? {}
        : {
            result: training.result ?? '',
            ...dateFields('endedOn', dateBoxesOf(training.endedOn)),
            note: training.resultNote ?? '',
          }),
    }
    const kit = await c.form(`training-correction:${training.id}`)
    return page(await drawCorrection(c, kit, startingValues(kit.draft, usual), []))
  }),
  post('/trainings/:id/correct', 'training.record', aTraining, async (c) => {
    const training = await getTraining(c.db, c.id)
    const input = readCorrected(c.fields, (fields) => readTrainingCorrection(fields, training.endedOn !== null))
    const outcome = input.ok
      ? await correctTraining(c.action, training.id, input.value.input, input.value.correction)
      : input
    return outcome.ok
      ? redirect(work(training.caseId), `訓練の記録を${correctedText(c.fields)}。前の記録も残っています。`)
      : refused(await drawCorrection(c, await c.form(`training-correction:${training.id}`), c.fields, outcome.errors))
  }),

  get('/trainings/:id/end', 'training.record', aTraining, async (c) => {
    const kit = await c.form(`training-end:${c.id}`)
    const { nextAction } = await getCaseHeader(c.db, (await getTraining(c.db, c.id)).caseId)
    const usual: Fields = {
      ...dateFields('endedOn', dateBoxesOf(c.clock.today())),
      ...usualNext(nextAction, c.actor.accountId, c.clock.today()),
    }
    return page(await drawEnd(c, kit, startingValues(kit.draft, usual), []))
  }),
  post('/trainings/:id/end', 'training.record', aTraining, async (c) => {
    const input = readTrainingEnd(c.fields)
    const { nextAction } = await getCaseHeader(c.db, (await getTraining(c.db, c.id)).caseId)
    const changed = changedStep(c.fields, nextAction)
    const outcome =
      changed.length > 0 ? invalid(...changed) : input.ok ? await endTraining(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect(work(outcome.value.caseId), '訓練の終わりを記録しました。')
      : refused(await drawEnd(c, await c.form(`training-end:${c.id}`), c.fields, outcome.errors))
  }),
]

async function drawRecording(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  values: Fields,
  errors: FieldError[],
) {
  const header = await getCaseHeader(c.db, c.id)
  return (
    <RecordTrainingPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      savedAt={savedAtOf(kit)}
    />
  )
}

async function drawCorrection(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  values: Fields,
  errors: FieldError[],
) {
  const training = await getTraining(c.db, c.id)
  const header = await getCaseHeader(c.db, training.caseId)
  if (!('fields' in c) && !worksOn(header, c.actor.organizationId)) throw new NotFound('training')
  return (
    <CorrectTrainingPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      training={training}
      values={values}
      errors={errors}
      savedAt={savedAtOf(kit)}
      corrections={await listCorrections(c.db, header.id, training.id)}
      today={c.clock.today()}
    />
  )
}

async function drawEnd(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  values: Fields,
  errors: FieldError[],
) {
  const training = await getTraining(c.db, c.id)
  const header = await getCaseHeader(c.db, training.caseId)
  // What has ended has no end to record, and who doesn't work on the case has none either.
  if (!('fields' in c) && (training.endedOn !== null || !worksOn(header, c.actor.organizationId)))
    throw new NotFound('training')
  return (
    <EndTrainingPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      training={training}
      values={values}
      errors={errors}
      savedAt={savedAtOf(kit)}
      colleagues={await listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())}
      today={c.clock.today()}
    />
  )
}
