import { type Fields, get, type GetContext, page, post, type PostContext, redirect, refused, type Route, type SignedIn } from '../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../platform/outcome.ts'
import { dateBoxesOf } from '../../ui/inputs/index.ts'
import { dateFields, getCaseHeader, listColleagues, startingValues, worksOn, yearAhead } from '../cases/index.ts'
import { endTraining, recordTraining } from './training.actions.ts'
import { readTraining, readTrainingEnd } from './training.form.ts'
import { getTraining } from './training.queries.ts'
import { EndTrainingPage, RecordTrainingPage } from './pages/training-pages.tsx'
import { savedAtOf } from '../../ui/index.ts'

type Context = SignedIn<GetContext> | SignedIn<PostContext>
const idOf = (c: Context): string => c.params['id'] ?? ''
const work = (caseId: string): string => `/cases/${caseId}?tab=work`

export const trainingRoutes: Route[] = [
  get('/cases/:id/trainings/new', 'training.record', async (c) => {
    const kit = await c.form(`training:${idOf(c)}`)
    const usual: Fields = { ...yearAhead('startsOn', c.clock.today(), 0), ...yearAhead('endsOn', c.clock.today(), 60) }
    return page(await drawRecording(c, kit, startingValues(kit.draft, usual), []))
  }),
  post('/cases/:id/trainings/new', 'training.record', async (c) => {
    const input = readTraining(c.fields)
    const outcome = input.ok ? await recordTraining(c.action, idOf(c), input.value) : input
    return outcome.ok ? redirect(work(idOf(c)), '訓練を記録しました。') : refused(await drawRecording(c, await c.form(`training:${idOf(c)}`), c.fields, outcome.errors))
  }),

  get('/trainings/:id/end', 'training.record', async (c) => {
    const kit = await c.form(`training-end:${idOf(c)}`)
    const usual: Fields = { ...dateFields('endedOn', dateBoxesOf(c.clock.today())), ...yearAhead('nextAction.dueOn', c.clock.today()), 'nextAction.kind': 'appointment', 'nextAction.assignee': c.actor.accountId }
    return page(await drawEnd(c, kit, startingValues(kit.draft, usual), []))
  }),
  post('/trainings/:id/end', 'training.record', async (c) => {
    const input = readTrainingEnd(c.fields)
    const outcome = input.ok ? await endTraining(c.action, idOf(c), input.value) : input
    return outcome.ok ? redirect(work(outcome.value.caseId), '訓練の終わりを記録し、次を決めました。') : refused(await drawEnd(c, await c.form(`training-end:${idOf(c)}`), c.fields, outcome.errors))
  }),
]

async function drawRecording(c: Context, kit: Awaited<ReturnType<Context['form']>>, values: Fields, errors: FieldError[]) {
  const header = await getCaseHeader(c.db, idOf(c))
  if ('read' in c) c.read('case', [header.id])
  return <RecordTrainingPage path={c.path} shell={c.shell} kit={kit} header={header} values={values} errors={errors} savedAt={savedAtOf(kit)} />
}

async function drawEnd(c: Context, kit: Awaited<ReturnType<Context['form']>>, values: Fields, errors: FieldError[]) {
  const training = await getTraining(c.db, idOf(c))
  const header = await getCaseHeader(c.db, training.caseId)
  // What has ended has no end to record, and who doesn't work on the case has none either.
  if ('read' in c && (training.endedOn !== null || !worksOn(header, c.actor.organizationId))) throw new NotFound('training')
  if ('read' in c) c.read('case', [header.id])
  return <EndTrainingPage path={c.path} shell={c.shell} kit={kit} header={header} training={training} values={values} errors={errors} savedAt={savedAtOf(kit)} colleagues={await listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())} />
}
