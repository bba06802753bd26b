/** 終結: ended, put right or taken back, and the second look of whoever is responsible. */
import { aCase } from '../../../subjects.ts'
import { type Fields, type PageContext, redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { approveClosure, closeCase, returnClosure } from './close-case.actions.ts'
import { type CorrectedClosure, correctClosure } from './correct-closure.actions.ts'
import { closureReviewForm } from './closure.form.ts'
import { lastRequest, waitingRequest } from './closure.queries.ts'
import { ClosurePage } from './pages/closure-page.tsx'
import { ClosureReviewPage } from './pages/closure-review-page.tsx'
import { CorrectClosurePage } from './pages/correct-closure-page.tsx'
import { dateFields, Posted, writes, yearAhead } from '../../../forms/index.ts'
import {
  appointmentText,
  type CaseHeader,
  getCaseHeader,
  listAppointmentsOfCase,
  listColleagues,
  listCorrections,
  listJointSupportsOfCase,
  type NextActionInput,
  nextActionInput,
  parseClosure,
  parseNextActionFields,
  takesBack,
  withCorrection,
} from '../../casework/index.ts'
import { listTrainingsOfCase, listPlacementsOfCase } from '../../employment/index.ts'

export const closureRoutes: Route[] = [
  ...writes('/cases/:id/closure', 'case.close', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `closure:${header.id}`,
    usual: async (c, header) => {
      const request = await lastRequest(c.db, header.id)
      return request?.decision === 'returned' || request?.decision === null
        ? {
            reason: request.reason,
            summary: request.summary,
            reopenHint: request.reopenHint,
            followUpsEndReason: request.followUpsEndReason,
            ...dateFields('closedOn', dateBoxesOf(request.closedOn)),
          }
        : dateFields('closedOn', dateBoxesOf(c.clock.today()))
    },
    parse: (typed) => parseClosure(typed),
    write: (c, input, header) => closeCase(c.action, header.id, input),
    done: ({ asked }, _, header) =>
      redirect(`/cases/${header.id}`, asked ? '終結の確認を、責任者に頼みました。' : '終結しました。'),
    page: async (form, c, header) => (
      <ClosurePage
        {...form}
        header={header}
        {...await endingWith(c, header.id)}
        request={await lastRequest(c.db, header.id)}
      />
    ),
  }),

  ...writes('/cases/:id/closure/correct', 'case.close', aCase, {
    load: closedHere,
    draft: (header) => `closure-correction:${header.id}`,
    usual: (c, header) => ({
      reason: header.closureReason ?? '',
      summary: header.closureSummary ?? '',
      reopenHint: header.closureReopenHint ?? '',
      ...dateFields('closedOn', dateBoxesOf(header.closedOn ?? c.clock.today())),
      how: 'correct',
      ...yearAhead('nextAction.dueOn', c.clock.today()),
      'nextAction.kind': 'call',
      'nextAction.assignee': c.actor.accountId,
    }),
    parse: (typed) =>
      withCorrection<CorrectedClosure | NextActionInput>(
        typed,
        takesBack(typed) ? parseNext(typed) : parseClosure(typed),
        'correctionReason',
      ),
    write: (c, { input, correction }, header) => correctClosure(c.action, header.id, input, correction),
    done: (_, c, header) =>
      redirect(
        `/cases/${header.id}`,
        takesBack(c.fields)
          ? '終結を取り消しました。支援が続きます。'
          : '終結の記録を訂正しました。前の記録も残っています。',
      ),
    page: async (form, c, header) => (
      <CorrectClosurePage
        {...form}
        header={header}
        corrections={await listCorrections(c.db, header.id, header.id)}
        today={c.clock.today()}
        colleagues={await listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())}
      />
    ),
  }),

  ...writes('/cases/:id/closure/review', 'closure.signOff', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    parse: (typed) => closureReviewForm.parse(typed),
    write: (c, input, header) =>
      input.decision === 'approve' ? approveClosure(c.action, header.id) : returnClosure(c.action, header.id, input),
    done: (_, c) =>
      redirect(
        '/team',
        textOf(c.fields, 'decision') === 'approve' ? '確かめて、終結しました。' : '終結を見送り、担当に戻しました。',
      ),
    page: async (form, c, header) => (
      <ClosureReviewPage
        {...form}
        header={header}
        request={await waitingRequest(c.db, header.id)}
        today={c.clock.today()}
      />
    ),
  }),
]

/** What ends with the case, for whoever is about to end it. */
async function endingWith(c: PageContext, caseId: string) {
  const [placements, joints, trainings, agreed] = await Promise.all([
    listPlacementsOfCase(c.db, caseId),
    listJointSupportsOfCase(c.db, caseId),
    listTrainingsOfCase(c.db, caseId),
    listAppointmentsOfCase(c.db, caseId),
  ])
  return {
    followUpsAhead: placements
      .flatMap((placement) => placement.followUps)
      .filter((each) => each.heldOn === null && each.cancelledOn === null).length,
    agreed: agreed.map(appointmentText),
    helping: joints.filter((joint) => joint.endedOn === null).map((joint) => joint.deskName),
    trainings: trainings.filter((training) => training.endedOn === null).map((training) => training.course),
  }
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

function parseNext(fields: Fields) {
  const posted = new Posted(fields)
  return check(nextActionInput, parseNextActionFields(posted, 'nextAction.'), posted.errors)
}
