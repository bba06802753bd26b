import { aCase } from '../../../subjects.ts'
import {
  get,
  page,
  post,
  redirect,
  refused,
  type Fields,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { approveClosure, closeCase, returnClosure } from './close-case.actions.ts'
import { type CorrectedClosure, correctClosure } from './correct-closure.actions.ts'
import { lastRequest, waitingRequest } from './closure.queries.ts'
import { closureReviewInput } from './closure.inputs.ts'
import { ClosurePage, ClosureReviewPage, CorrectClosurePage } from './pages/closure-page.tsx'
import { dateFields, Reading, startingValues, yearAhead } from '../../../forms/index.ts'
import {
  appointmentText,
  type CaseHeader,
  getCaseHeader,
  listAppointmentsOfCase,
  listColleagues,
  listCorrections,
  type NextActionInput,
  nextActionInput,
  readClosure,
  readNextActionFields,
  takesBack,
  withCorrection,
  listJointSupportsOfCase,
} from '../../casework/index.ts'
import { listTrainingsOfCase, listPlacementsOfCase } from '../../employment/index.ts'

export const closureRoutes: Route[] = [
  get('/cases/:id/closure', 'case.close', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const kit = await c.form(`closure:${header.id}`)
    const request = await lastRequest(c.db, header.id)
    const usual: Fields =
      request?.decision === 'returned' || request?.decision === null
        ? {
            reason: request.reason,
            summary: request.summary,
            reopenHint: request.reopenHint,
            followUpsEndReason: request.followUpsEndReason,
            ...dateFields('closedOn', dateBoxesOf(request.closedOn)),
          }
        : dateFields('closedOn', dateBoxesOf(c.clock.today()))
    return page(await draw(c, kit, header, startingValues(kit.draft, usual), []))
  }),

  post('/cases/:id/closure', 'case.close', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const input = readClosure(c.fields)
    const outcome = input.ok ? await closeCase(c.action, header.id, input.value) : input
    if (outcome.ok)
      return redirect(
        `/cases/${header.id}`,
        outcome.value.asked ? '終結の確認を、責任者に頼みました。' : '終結しました。',
      )
    return refused(await draw(c, await c.form(`closure:${header.id}`), header, c.fields, outcome.errors))
  }),

  get('/cases/:id/closure/correct', 'case.close', aCase, async (c) => {
    const header = await closedHere(c)
    const kit = await c.form(`closure-correction:${header.id}`)
    const usual: Fields = {
      reason: header.closureReason ?? '',
      summary: header.closureSummary ?? '',
      reopenHint: header.closureReopenHint ?? '',
      ...dateFields('closedOn', dateBoxesOf(header.closedOn ?? c.clock.today())),
      how: 'correct',
      ...yearAhead('nextAction.dueOn', c.clock.today()),
      'nextAction.kind': 'call',
      'nextAction.assignee': c.actor.accountId,
    }
    return page(await drawCorrection(c, kit, header, startingValues(kit.draft, usual), []))
  }),
  post('/cases/:id/closure/correct', 'case.close', aCase, async (c) => {
    const header = await closedHere(c)
    const input = withCorrection<CorrectedClosure | NextActionInput>(
      c.fields,
      takesBack(c.fields) ? readNext(c.fields) : readClosure(c.fields),
      'correctionReason',
    )
    const outcome = input.ok
      ? await correctClosure(c.action, header.id, input.value.input, input.value.correction)
      : input
    if (outcome.ok)
      return redirect(
        `/cases/${header.id}`,
        takesBack(c.fields)
          ? '終結を取り消しました。支援が続きます。'
          : '終結の記録を訂正しました。前の記録も残っています。',
      )
    return refused(
      await drawCorrection(c, await c.form(`closure-correction:${header.id}`), header, c.fields, outcome.errors),
    )
  }),

  get('/cases/:id/closure/review', 'closure.signOff', aCase, async (c) => page(await drawReview(c, {}, []))),
  post('/cases/:id/closure/review', 'closure.signOff', aCase, async (c) => {
    const id = c.id
    const input = check(closureReviewInput, { decision: textOf(c.fields, 'decision'), note: textOf(c.fields, 'note') })
    if (!input.ok) return refused(await drawReview(c, c.fields, input.errors))
    const outcome =
      input.value.decision === 'approve'
        ? await approveClosure(c.action, id)
        : await returnClosure(c.action, id, input.value)
    return outcome.ok
      ? redirect(
          '/team',
          input.value.decision === 'approve' ? '確かめて、終結しました。' : '終結を見送り、担当に戻しました。',
        )
      : refused(await drawReview(c, c.fields, outcome.errors))
  }),
]

async function draw(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  header: CaseHeader,
  values: Fields,
  errors: FieldError[],
) {
  const [placements, joints, trainings, agreed, request] = await Promise.all([
    listPlacementsOfCase(c.db, header.id),
    listJointSupportsOfCase(c.db, header.id),
    listTrainingsOfCase(c.db, header.id),
    listAppointmentsOfCase(c.db, header.id),
    lastRequest(c.db, header.id),
  ])
  const ahead = placements
    .flatMap((placement) => placement.followUps)
    .filter((each) => each.heldOn === null && each.cancelledOn === null).length
  return (
    <ClosurePage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      followUpsAhead={ahead}
      agreed={agreed.map(appointmentText)}
      request={request}
      helping={joints.filter((joint) => joint.endedOn === null).map((joint) => joint.deskName)}
      trainings={trainings.filter((training) => training.endedOn === null).map((training) => training.course)}
    />
  )
}

/** @throws NotFound where the case goes on, or was closed elsewhere */
async function closedHere(c: PageContext): Promise<CaseHeader> {
  const header = await getCaseHeader(c.db, c.id)
  if (
    header.closedOn === null ||
    header.responsibleOrganizationId !== c.actor.organizationId ||
    header.closureReason === 'merged'
  )
    throw new NotFound('closure')
  return header
}

function readNext(fields: Fields) {
  const read = new Reading(fields)
  return check(nextActionInput, readNextActionFields(read, 'nextAction.'), read.errors)
}

async function drawCorrection(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  header: CaseHeader,
  values: Fields,
  errors: FieldError[],
) {
  return (
    <CorrectClosurePage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      corrections={await listCorrections(c.db, header.id, header.id)}
      today={c.clock.today()}
      colleagues={await listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())}
    />
  )
}

async function drawReview(c: PageContext, values: Fields, errors: FieldError[]) {
  const header = await getCaseHeader(c.db, c.id)
  const request = await waitingRequest(c.db, header.id)
  return (
    <ClosureReviewPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      header={header}
      values={values}
      errors={errors}
      request={request}
      today={c.clock.today()}
    />
  )
}
